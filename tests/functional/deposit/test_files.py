"""What storage and inspection refuse, each with its reason in words; nothing is lost, nothing is a 500."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.adapters.child_process import BoundsExceededError
from chalicelib.adapters.inspecting.guardduty import GuardDutyScan
from chalicelib.files.deciding import Deciding
from chalicelib.files.inspection import InspectionService
from chalicelib.files.model import Structure
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import has_text
from infra.local.s3.scanners import EICAR
from tests import office_samples, pdf_samples
from tests.faults import Fault, at, injected
from tests.journeys import Journey
from tests.pdf_samples import letter

REFUSED: dict[str, Callable[[], bytes]] = {
    "kind_not_taken": lambda: b"<html>a page called .pdf",
    "macros": lambda: office_samples.ooxml(parts={"word/vbaProject.bin": b"x"}),
    "malware": lambda: letter().replace(b"%%EOF", b"%" + EICAR + b"\n%%EOF"),
    "damaged": pdf_samples.truncated,
    "encrypted": pdf_samples.encrypted,
    "no_pages": pdf_samples.without_pages,
    "javascript": pdf_samples.with_javascript,
    "launch": pdf_samples.with_launch,
    "embedded_files": pdf_samples.with_embedded_file,
    "xfa": pdf_samples.with_xfa,
    "too_heavy": pdf_samples.bomb,
}


def announced(content: bytes, **changes: object) -> dict[str, object]:
    made = {"name": "رسالة.pdf", "size_bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return {**made, **changes}


@pytest.mark.parametrize("way", ["files", "uploads"])
@pytest.mark.parametrize("fault", [Fault.CRASH_BEFORE, Fault.CRASH_AFTER])
def test_a_file_announced_again_with_the_same_key_after_a_crash_is_announced_once(
    journey: Journey, way: str, fault: Fault
) -> None:
    draft = journey.draft()
    asked: dict[str, Any] = {"json": announced(letter()), "headers": {"Idempotency-Key": new_id()}}
    with injected(at(1, fault, "TransactWriteItems"), function="APIHandler"):
        journey.call("POST", f"/deposits/{draft['id']}/{way}", expect=502, **asked)
    del journey.cloud.failures[-1]
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):  # nobody is at the first call any more
        again = journey.call("POST", f"/deposits/{draft['id']}/{way}", **asked)
    files = journey.call("GET", f"/deposits/{draft['id']}/files")["items"]
    assert [file["id"] for file in files] == [again["file_id"]]


@pytest.mark.parametrize("reason", REFUSED)
def test_a_bad_file_is_refused_with_its_reason_and_the_draft_stays(journey: Journey, reason: str) -> None:
    draft = journey.draft()
    file_id = journey.attach(draft["id"], REFUSED[reason]())
    journey.cloud.drain()
    file = journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")
    assert (file["state"], file["reasons"]) == ("refused", [reason])
    assert all(has_text(language, f"files-reason-{reason}") for language in Language)
    problem = journey.call("POST", f"/deposits/{draft['id']}/submission", expect=422, json={})
    assert [error["field"] for error in problem["errors"]] == [f"file-{file_id}"]
    journey.call("DELETE", f"/deposits/{draft['id']}/files/{file_id}")
    journey.attach(draft["id"], letter())
    assert journey.submit(draft["id"])["state"] in ("submitted", "cleared")


def test_a_file_whose_bytes_are_gone_before_they_were_inspected_is_to_be_sent_again(journey: Journey) -> None:
    draft = journey.draft()
    file_id = journey.attach(draft["id"], letter())
    journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")  # a look: they have arrived
    arrived = bootstrap.file_store().get(file_id)
    assert arrived is not None and arrived.version_id
    s3, quarantine = journey.cloud.client("s3"), journey.cloud.outputs["QuarantineBucket"]
    s3.delete_object(Bucket=quarantine, Key=arrived.key, VersionId=arrived.version_id)
    journey.cloud.drain()
    file = journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")
    assert (file["state"], file["reasons"]) == ("refused", ["bytes_gone"])


def test_a_file_refused_after_submission_rejects_it_with_the_instant_of_submission(journey: Journey) -> None:
    draft = journey.draft(language="fr")
    journey.attach(draft["id"], letter())
    journey.attach(draft["id"], pdf_samples.with_javascript(), "piège.pdf")
    submitted = journey.submit(draft["id"])
    assert submitted["state"] == "submitted"
    journey.cloud.drain()
    found = journey.call("GET", f"/deposits/{draft['id']}")
    assert (found["state"], found["number"]) == ("submission_rejected", None)
    assert [(file["name"], file["reasons"]) for file in found["rejected"]] == [("piège.pdf", ["javascript"])]
    assert found["submission"]["submitted_at"] == submitted["submission"]["submitted_at"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"size_bytes": 0}, "files.empty"),
        ({"size_bytes": 20 * 1024 * 1024 + 1}, "files.needs_parts"),
        ({"size_bytes": 200 * 1024 * 1024 + 1}, "files.too_large"),
        ({"sha256": "z" * 64}, "files.bad_digest"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_before_it_is_sent(
    journey: Journey, change: dict[str, object], code: str
) -> None:
    draft = journey.draft()
    problem = journey.call("POST", f"/deposits/{draft['id']}/files", expect=422, json=announced(letter(), **change))
    assert [error["code"] for error in problem["errors"]] == [code]


def test_storage_refuses_other_bytes_than_announced(journey: Journey) -> None:
    draft, content = journey.draft(), letter()
    form = journey.call("POST", f"/deposits/{draft['id']}/files", json=announced(content))
    same_size = content[:-2] + b"\n\n"
    assert journey.send(form, same_size).status_code == 400
    assert journey.send(form, content + b" ").status_code == 400
    assert journey.send(form, b"").status_code == 400
    assert journey.send({**form, "fields": {**form["fields"], "key": "uploads/x/y/z"}}, content).status_code == 403
    assert journey.send({**form, "fields": {**form["fields"], "Content-Type": "text/html"}}, content).status_code == 403
    assert journey.send(form, content).status_code == 201


@pytest.mark.parametrize(
    ("stored", "reason"),
    [(letter()[:-1] + b" ", "digest_mismatch"), (letter(pages=2), "size_mismatch")],
    ids=["of the same size", "of another size"],
)
def test_bytes_that_are_not_those_declared_are_refused_even_where_storage_let_them_pass(
    journey: Journey, stored: bytes, reason: str
) -> None:
    draft, content = journey.draft(), letter()
    form = journey.call("POST", f"/deposits/{draft['id']}/files", json=announced(content))
    bucket = journey.cloud.outputs["QuarantineBucket"]
    journey.cloud.client("s3").put_object(Bucket=bucket, Key=form["fields"]["key"], Body=stored)
    journey.cloud.drain()
    file = journey.call("GET", f"/deposits/{draft['id']}/files/{form['file_id']}")
    assert file["reasons"] == [reason]


def test_an_expired_form_is_refreshed_for_the_same_file(journey: Journey) -> None:
    draft, content = journey.draft(), letter()
    form = journey.call("POST", f"/deposits/{draft['id']}/files", json=announced(content))
    fresh = journey.call("POST", f"/deposits/{draft['id']}/files/{form['file_id']}/form")
    assert fresh["file_id"] == form["file_id"] and fresh["fields"]["key"] == form["fields"]["key"]
    assert journey.send(fresh, content).status_code == 201
    journey.call("GET", f"/deposits/{draft['id']}/files/{form['file_id']}")
    journey.call("POST", f"/deposits/{draft['id']}/files/{form['file_id']}/form", expect=409)


def test_only_the_first_version_of_a_file_counts_and_events_may_repeat_in_any_order(journey: Journey) -> None:
    draft, content = journey.draft(), letter()
    file_id = journey.attach(draft["id"], content)
    bucket = journey.cloud.outputs["QuarantineBucket"]
    key = f"uploads/{journey.seeded.administration.id}/{file_id}/document.pdf"
    first = journey.cloud.client("s3").head_object(Bucket=bucket, Key=key)["VersionId"]
    second = journey.cloud.client("s3").put_object(Bucket=bucket, Key=key, Body=letter(pages=9))["VersionId"]
    for version in (second, first, first, second):
        bootstrap.inspection().on_arrival(key, version)
    journey.cloud.drain()
    file = journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")
    assert (file["state"], file["sha256"], file["pages"]) == ("clean", hashlib.sha256(content).hexdigest(), 1)


@pytest.mark.parametrize("key", ["stray.pdf", "uploads/a/b", "uploads/a/NOSUCHFILE/x.pdf", "uploads///x"])
def test_an_object_that_is_no_upload_of_ours_is_passed_over(journey: Journey, key: str) -> None:
    bootstrap.inspection().on_arrival(key, "any")


def test_nobody_reaches_a_file_through_another_deposit(journey: Journey) -> None:
    mine, other = journey.draft(), journey.draft()
    file_id = journey.attach(mine["id"], letter())
    journey.call("GET", f"/deposits/{other['id']}/files/{file_id}", expect=404)
    journey.call("POST", f"/deposits/{other['id']}/files/{file_id}/form", expect=404)
    journey.call("DELETE", f"/deposits/{other['id']}/files/{file_id}")
    assert len(journey.call("GET", f"/deposits/{mine['id']}/files")["items"]) == 1


def test_a_lost_event_is_made_good_by_the_sweeper(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    file_id = journey.call("GET", f"/deposits/{draft['id']}/files")["items"][0]["id"]
    file = bootstrap.files().arrived(file_id)
    assert file.state == "uploaded"
    bootstrap.files().pursue(file_id)
    journey.cloud.drain()
    assert bootstrap.files().get(file_id).state == "clean"


class BrokenInspector:
    """An inspector that fails for a reason of ours."""

    def look(self, path: Path, taken: frozenset[str]) -> Structure:
        """Fails."""
        raise BoundsExceededError("crash", "no such library")


def test_an_inspection_that_fails_is_shown_and_tried_again_never_lost(journey: Journey) -> None:
    draft = journey.draft()
    file_id = journey.attach(draft["id"], letter())
    file = bootstrap.files().arrived(file_id)
    assert file.key and file.version_id
    store, settings = bootstrap.file_store(), bootstrap.settings()
    deciding = Deciding(
        store, bootstrap.documents(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock(), scanned=True
    )
    malware = GuardDutyScan(settings.bucket_quarantine, settings.region)
    broken = InspectionService(
        store, bootstrap.quarantine(), BrokenInspector(), malware, deciding, bootstrap.transactions()
    )
    with pytest.raises(BoundsExceededError):
        broken.on_arrival(file.key, file.version_id)
    assert journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")["state"] == "stuck"
    assert journey.submit(draft["id"])["state"] == "submitted"
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft['id']}")["number"]
