"""Files sent in parts: by any program, over any cut, with nothing taken that was not announced."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.files.part_uploads import PartUploads
from tests.journeys import Journey
from tests.large_files import MB, Sending, announce, complete, cut, large_pdf, put, put_cut, send_in_parts, send_lacking
from tests.pdf_samples import letter


def test_a_file_above_twenty_megabytes_is_deposited_like_any_other(journey: Journey) -> None:
    content, draft = large_pdf(21), journey.draft()["id"]
    file_id = send_in_parts(journey, draft, content)
    journey.cloud.drain()
    (file,) = journey.call("GET", f"/deposits/{draft}/files")["items"]
    assert (file["id"], file["state"], file["size_bytes"]) == (file_id, "clean", len(content))
    assert file["sha256"] == hashlib.sha256(content).hexdigest()
    journey.submit(draft)
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft}")["number"]


def test_a_file_cut_at_each_part_goes_on_from_there_and_no_part_goes_twice(journey: Journey, soak: bool) -> None:
    part_mb, content = (bootstrap.settings().upload_part_mb, large_pdf(199)) if soak else (5, large_pdf(21))
    uploads = PartUploads(
        bootstrap.files(), bootstrap.file_store(), bootstrap.part_storage(), bootstrap.transactions(), part_mb * MB
    )
    draft = bootstrap.deposit_drafts().get(journey.draft()["id"])
    opened = uploads.open(draft.source, draft.administration_id, name="plans.pdf", size_bytes=len(content))
    file_id, taken = opened.file.id, []
    for part in cut(content, part_mb * MB):
        given = {"parts": [part.given]}
        form = journey.call("POST", f"/deposits/{draft.id}/files/{file_id}/parts", json=given)["items"][0]
        put_cut(form, part.content)  # what follows is somebody's who knows nothing of before
        taken += send_lacking(journey, draft.id, file_id, content, only={part.number})
    assert taken == list(range(1, len(content) // (part_mb * MB) + 2))
    assert send_lacking(journey, draft.id, file_id, content) == []
    complete(journey, draft.id, file_id, content)
    journey.cloud.drain()
    file = journey.call("GET", f"/deposits/{draft.id}/files/{file_id}")
    assert (file["state"], file["sha256"]) == ("clean", hashlib.sha256(content).hexdigest())


def test_a_request_that_expired_is_made_anew_and_the_parts_that_are_there_stay(journey: Journey) -> None:
    sending = Sending(journey, large_pdf(21))
    first, second = sending.signed(1), sending.signed(2)
    assert put(first, sending.parts[0].content).status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        late = put(second, sending.parts[1].content)
        assert (late.status_code, "Request has expired" in late.text) == (403, True)
        assert sending.held() == [1]
        assert put(sending.signed(2), sending.parts[1].content).status_code == 200
        assert sending.held() == [1, 2]


def test_storage_takes_no_other_bytes_than_were_signed(journey: Journey) -> None:
    sending = Sending(journey, letter())
    form, content = sending.signed(), sending.content
    assert put(form, content + b" ").status_code == 403
    assert put(form, content[:-1]).status_code == 403
    assert put(form, content[:-1] + b" ").status_code == 400
    assert put({**form, "headers": {}}, content).status_code == 403
    assert sending.held() == []
    assert put(form, content).status_code == 200


def test_a_whole_that_is_not_the_one_declared_is_refused_by_inspection(journey: Journey) -> None:
    sending = Sending(journey, letter())
    send_lacking(journey, sending.draft, sending.file_id, sending.content)
    complete(journey, sending.draft, sending.file_id, b"another file")
    assert sending.arrived()["reasons"] == ["digest_mismatch"]


def test_a_completion_may_come_again_and_comes_too_early_without_harm(journey: Journey) -> None:
    sending = Sending(journey, letter())
    early = complete(journey, sending.draft, sending.file_id, sending.content, expect=409)
    assert (early["code"], "1" in early["detail"]) == ("files.parts_lacking", True)
    send_lacking(journey, sending.draft, sending.file_id, sending.content)
    states = [complete(journey, sending.draft, sending.file_id, sending.content)["state"] for _ in range(2)]
    assert states == ["uploaded", "uploaded"]
    assert sending.arrived()["state"] == "clean"
    assert complete(journey, sending.draft, sending.file_id)["state"] == "clean"
    file = bootstrap.file_store().get(sending.file_id)
    assert file is not None and len(bootstrap.quarantine().arrivals(file.prefix)) == 1


def test_what_the_bucket_ended_is_begun_anew(journey: Journey) -> None:
    sending = Sending(journey, letter())
    form = sending.signed()
    assert put(form, sending.content).status_code == 200
    sending.end()
    assert put(form, sending.content).status_code == 404
    assert complete(journey, sending.draft, sending.file_id, expect=409)["code"] == "files.parts_lacking"
    assert sending.held() == []
    send_lacking(journey, sending.draft, sending.file_id, sending.content)
    complete(journey, sending.draft, sending.file_id, sending.content)
    assert sending.arrived()["state"] == "clean"


def test_a_file_taken_out_of_the_draft_leaves_nothing_in_storage(journey: Journey) -> None:
    sending = Sending(journey, letter())
    form = sending.signed()
    assert put(form, sending.content).status_code == 200
    journey.call("DELETE", sending.here)
    assert sending.gathered() == []
    assert put(form, sending.content).status_code == 404
    journey.call("POST", f"{sending.here}/resumption", expect=404)
    complete(journey, sending.draft, sending.file_id, expect=404)


def test_a_letter_with_a_file_that_is_still_coming_is_not_submitted(journey: Journey) -> None:
    sending = Sending(journey, letter())
    refused = journey.call("POST", f"/deposits/{sending.draft}/submission", expect=422, json={})
    assert [error["code"] for error in refused["errors"]] == ["deposit.file_not_uploaded"]
    send_lacking(journey, sending.draft, sending.file_id, sending.content)
    complete(journey, sending.draft, sending.file_id, sending.content)
    assert journey.submit(sending.draft)["state"] == "submitted"
    assert journey.call("POST", f"{sending.here}/resumption", expect=409)["code"] == "deposit.already_submitted"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"size_bytes": 0}, "files.empty"),
        ({"size_bytes": 200 * MB + 1}, "files.too_large"),
        ({"sha256": "z" * 64}, "files.bad_digest"),
    ],
)
def test_a_file_that_cannot_be_taken_is_told_before_a_byte_is_sent(
    journey: Journey, given: dict[str, Any], code: str
) -> None:
    announced = {"name": "plans.pdf", "size_bytes": 100, **given}
    path = f"/deposits/{journey.draft()['id']}/uploads"
    refused = journey.call("POST", path, expect=422, json=announced)
    assert [error["code"] for error in refused["errors"]] == [code]


def test_ten_files_are_enough_whatever_way_they_go(journey: Journey) -> None:
    draft = journey.draft()["id"]
    for _ in range(10):
        announce(journey, draft, letter())
    announced = {"name": "plans.pdf", "size_bytes": 100}
    refused = journey.call("POST", f"/deposits/{draft}/uploads", expect=422, json=announced)
    assert [error["code"] for error in refused["errors"]] == ["deposit.too_many_files"]
