"""Submission: one instant, one number, one answer, however often it is asked."""

import base64
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib import bootstrap
from chalicelib.deposit.drafts.duplicates import Contents
from chalicelib.deposit.records import Records
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.neighbours.of_deposit import DepositedFiles
from tests.journeys import SUBJECT, Journey
from tests.pdf_samples import letter

MIXED = ("طلب رخصة n° 12/2026 \"عاجل\" <script>alert('x')</script> " * 20)[:500].strip()


def test_a_deposit_is_acknowledged_at_once_then_numbered_and_receipted(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter(pages=2))
    submitted = journey.submit(draft["id"])
    claims = json.loads(base64.urlsafe_b64decode(submitted["acknowledgement"].split(".")[1] + "=="))
    assert claims["submitted_at"] == submitted["submission"]["submitted_at"].replace("000Z", "Z")
    assert [file["name"] for file in claims["files"]] == ["طلب.pdf"]
    assert draft["id"] not in json.dumps(claims)
    journey.cloud.drain()
    found = journey.call("GET", f"/deposits/{draft['id']}")
    assert found["number"].endswith("-0000001") and found["receipt"]
    assert journey.call("GET", f"/deposits/{draft['id']}/receipt")["url"].startswith("http")


def test_the_same_submission_twice_is_one_submission(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    first, second = journey.submit(draft["id"]), journey.submit(draft["id"])
    assert first["submission"] == second["submission"]
    assert first["acknowledgement"] == second["acknowledgement"]
    journey.cloud.drain()
    again = journey.submit(draft["id"])
    assert again["submission"] == first["submission"] and again["number"]


def test_ten_submissions_at_once_are_one_deposit_with_one_number(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    journey.cloud.drain()
    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(journey.submit, [draft["id"]] * 10))
    assert len({json.dumps([it["submission"], it["acknowledgement"]]) for it in answers}) == 1
    journey.cloud.drain()
    events = [record.body["event"] for record in bootstrap.log().of_object(f"deposit/{draft['id']}")]
    assert (events.count("DepositSubmitted"), events.count("DepositCleared")) == (1, 1)
    entries = journey.call("GET", f"/registers/{journey.seeded.registers['A']}/entries", "registrar")["items"]
    assert [it["number"] for it in entries] == [journey.call("GET", f"/deposits/{draft['id']}")["number"]]


def test_a_draft_that_changed_since_it_was_read_is_not_submitted(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    path = f"/deposits/{draft['id']}"
    stale = journey.call("POST", f"{path}/submission", expect=409, json={"fingerprint": draft["fingerprint"]})
    assert stale["code"] == "deposit.changed_meanwhile"
    fresh = journey.call("GET", path)["fingerprint"]
    journey.call("POST", f"{path}/submission", json={"fingerprint": fresh})
    other = journey.call("POST", f"{path}/submission", expect=409, json={"fingerprint": draft["fingerprint"]})
    assert other["code"] == "deposit.already_submitted"


def test_what_is_submitted_can_no_longer_be_changed(journey: Journey) -> None:
    draft = journey.draft()
    file_id = journey.attach(draft["id"], letter())
    journey.submit(draft["id"])
    path = f"/deposits/{draft['id']}"
    change = {"letter": {"subject": "autre objet"}}
    journey.call("PUT", path, expect=409, json=change, headers={"If-Match": "*"})
    journey.call("DELETE", f"{path}/files/{file_id}", expect=409)
    announced = {"name": "b.pdf", "size_bytes": 9}
    journey.call("POST", f"{path}/files", expect=409, json=announced)


def test_nothing_and_half_of_something_are_refused_with_every_problem(journey: Journey) -> None:
    draft = journey.draft(subject="", name="", email="")
    problem = journey.call("POST", f"/deposits/{draft['id']}/submission", expect=422, json={})
    assert [error["code"] for error in problem["errors"]] == [
        "deposit.name_missing",
        "deposit.email_missing",
        "deposit.subject_missing",
        "deposit.files_missing",
    ]


def test_a_file_that_was_never_uploaded_is_named(journey: Journey) -> None:
    draft = journey.draft()
    form = journey.call("POST", f"/deposits/{draft['id']}/files", json={"name": "مرفق.pdf", "size_bytes": 9})
    problem = journey.call("POST", f"/deposits/{draft['id']}/submission", expect=422, json={})
    assert [(e["field"], e["code"]) for e in problem["errors"]] == [
        (f"file-{form['file_id']}", "deposit.file_not_uploaded")
    ]
    assert "مرفق.pdf" in problem["errors"][0]["detail"]


def test_a_change_needs_the_version_it_was_made_on(journey: Journey) -> None:
    draft = journey.draft()
    path, change = f"/deposits/{draft['id']}", {"letter": {"subject": SUBJECT}}
    journey.call("PUT", path, expect=428, json=change)
    journey.call("PUT", path, json=change, headers={"If-Match": '"0"'})
    journey.call("PUT", path, expect=412, json=change, headers={"If-Match": '"0"'})


def test_an_idempotency_key_opens_one_draft(journey: Journey) -> None:
    body = {"administration": journey.seeded.administration.slug, "letter": {"subject": SUBJECT}}
    headers = {"Idempotency-Key": f"key-{journey.seeded.administration.id}"}
    first = journey.call("POST", "/deposits", expect=201, json=body, headers=headers)
    assert journey.call("POST", "/deposits", expect=201, json=body, headers=headers) == first
    other = {**body, "language": "fr"}
    journey.call("POST", "/deposits", expect=422, json=other, headers=headers)


def test_a_subject_of_five_hundred_mixed_characters_is_kept_and_shown_escaped(journey: Journey) -> None:
    draft = journey.draft(subject=MIXED + "\u202e")
    assert draft["letter"]["subject"] == MIXED
    page = journey.citizen.get(f"{journey.cloud.url}/drafts/{draft['id']}/check").text
    assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    body = {"letter": {"subject": "ا" * 501}}
    journey.call("PUT", f"/deposits/{draft['id']}", expect=422, json=body, headers={"If-Match": "*"})


@dataclass(frozen=True)
class ClockAhead:
    """A clock that runs some time ahead of the others."""

    ahead: timedelta

    def now(self) -> datetime:
        """The present instant there."""
        return bootstrap.clock().now() + self.ahead


def sweep(ahead: timedelta) -> timedelta:
    """The sweeper's look at waiting deposits, so much later."""
    clock = ClockAhead(ahead)
    records = Records(bootstrap.deposit_store(), bootstrap.log(), bootstrap.transactions(), clock)
    contents = Contents(bootstrap.address_digests())
    files, pending = DepositedFiles(bootstrap.files()), bootstrap.registry_stores().pending
    return VerdictService(records, files, pending, bootstrap.registrar_call(), contents).sweep()


def test_a_deposit_that_waits_too_long_is_pursued_and_said_once(journey: Journey) -> None:
    draft = journey.draft()
    journey.attach(draft["id"], letter())
    journey.submit(draft["id"])
    for _ in range(2):
        assert sweep(timedelta(minutes=11)) > timedelta(minutes=10)
    records = [record.body["event"] for record in bootstrap.log().of_object(f"deposit/{draft['id']}")]
    assert records.count("DepositDelayed") == 1
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft['id']}")["number"]


def test_what_identifies_a_depositor_is_served_whole_only_while_it_is_a_draft(journey: Journey) -> None:
    given = {"identifier_kind": "cin", "identifier": "AB123456", "email": "fatima@citizen.example"}
    draft = journey.draft(**given, phone="0612345678")
    assert {name: draft["depositor"][name] for name in given} == given
    journey.attach(draft["id"], letter())
    shown = [journey.submit(draft["id"]), journey.call("GET", f"/deposits/{draft['id']}")]
    page = journey.citizen.get(f"{journey.cloud.url}/drafts/{draft['id']}/done").text
    for private in ("AB123456", "fatima@", "612345678"):
        assert private not in str(shown) and private not in page
    assert shown[1]["depositor"]["email"] == "f•••@citizen.example" and "f•••@citizen.example" in page
    copied = journey.citizen.post(f"{journey.cloud.url}/drafts/{draft['id']}/copy")
    assert copied.status_code == 409, "a copy would show them again"
    journey.cloud.drain()


def test_unknown_deposits_and_administrations_do_not_exist(journey: Journey) -> None:
    journey.call("GET", "/deposits/NOSUCHDEPOSIT", expect=404)
    journey.call("POST", "/deposits", expect=404, json={"administration": "no-such-place"})
