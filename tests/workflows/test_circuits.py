"""A reply's circuit on the real state machine: granted, refused, late, by several, failing, for a year."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date, from_iso, to_iso
from chalicelib.kernel.delays import working_hours_later
from chalicelib.kernel.events import detail_of
from chalicelib.registry.model import Step
from chalicelib.signing.model import FolderState, StepState
from chalicelib.signing.next_action import LONGEST_RUN
from tests.circuits import Office, assert_sealed_once, events, folder
from tests.faults import Fault, injected


def mails_to(office: Office, agent: str) -> list[str]:
    """The subjects of the mails that an agent got, oldest first."""
    address = office.seeded.agents[agent].email
    return [str(mail["Subject"]) for mail in office.cloud.mails() if mail["To"] == address]


def test_a_reply_granted_by_all_is_signed_numbered_sealed_and_its_mail_answered(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    office.grant(folder_id, "1-1", "head")
    office.cloud.drain()
    office.grant(folder_id, "2-1", "president")
    office.cloud.drain()
    sealed = assert_sealed_once(office, folder_id)
    assert sealed.outgoing is not None
    assert sealed.outgoing.number == f"{office.seeded.administration.code}-D-2026-0000001"
    assert [len(mails_to(office, agent)) for agent in ("head", "president")] == [1, 1]


def test_a_step_is_due_by_the_days_that_the_administration_works(office: Office) -> None:
    administration_id = office.seeded.administration.id
    tomorrow = civil_date(datetime.now(UTC)) + timedelta(days=1)
    closed_on = bootstrap.calendars().calendar_of(administration_id).calendar.next_working(tomorrow)
    closed = {"kind": "closure", "first_on": closed_on.isoformat(), "name_ar": "جرد", "name_fr": "Inventaire"}
    decided = closed | {"reference": "1"}
    path, headers = "/organisation/calendar/decisions", {"If-Match": "*"}
    office.journey.call("POST", path, "manager", 201, json=decided, headers=headers)
    folder_id = office.folder_at_first_desk()
    records = bootstrap.log().of_object(f"folder/{folder_id}")
    opened = next(record.body for record in records if record.body["event"] == "StepOpened")
    calendar = bootstrap.calendars().calendar_of(administration_id).calendar
    due_at = working_hours_later(from_iso(opened["at"]), timedelta(hours=48), calendar)
    assert not calendar.is_working(closed_on) and opened["detail"]["due_at"] == to_iso(due_at)


def test_a_refused_reply_comes_back_with_its_reason_and_another_may_be_proposed(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    before = len(mails_to(office, "handler"))
    office.refuse(folder_id, "1-1", "head", "ينقص تصميم الموقع")
    office.cloud.drain()
    mail = office.answered(folder_id)
    assert (folder(folder_id).state, folder(folder_id).outgoing) == (FolderState.REFUSED, None)
    assert (mail.status.value, mail.desk_id, mail.note) == (
        "assigned", office.seeded.desks["permits"].id, "ينقص تصميم الموقع",
    )  # fmt: skip
    assert office.journey.folder(folder_id)["groups"][0]["steps"][0]["reason"] == "ينقص تصميم الموقع"
    assert len(mails_to(office, "handler")) == before + 1
    assert office.grant(folder_id, "2-1", "president", expect=409)["code"] == "signing.folder_not_in_progress"
    assert mail.allows(Step.PROPOSE_REPLY)


@pytest.mark.early
def test_a_passed_deadline_is_told_once_and_the_step_may_still_be_decided(office: Office) -> None:
    folder_id = office.folder_at_first_desk("late-at-once")
    for _ in range(3):
        office.cloud.advance(3600)
        office.cloud.drain()
    assert events(folder_id).count("StepOverdue") == 1
    assert office.journey.folder(folder_id)["groups"][0]["late"] is True
    assert len(mails_to(office, "head")) == 2
    office.grant(folder_id, "1-1", "head")
    office.cloud.drain()
    assert folder(folder_id).groups[1].state.value == "open"


@pytest.mark.parametrize(
    ("circuit", "grants", "left"),
    [
        ("two-of-three", [("1-3", "handler"), ("1-1", "head")], "1-2"),
        ("any-of-two", [("1-2", "president")], "1-1"),
    ],
)
def test_enough_of_a_group_let_the_others_go(
    office: Office, circuit: str, grants: list[tuple[str, str]], left: str
) -> None:
    folder_id = office.folder_at_first_desk(circuit)
    for step, agent in grants:
        assert folder(folder_id).outgoing is None
        office.grant(folder_id, step, agent)
        office.cloud.drain()
    sealed = assert_sealed_once(office, folder_id)
    skipped = sealed.step(left)
    assert skipped is not None and skipped.state is StepState.SKIPPED


def test_a_decision_can_be_repeated_but_neither_changed_nor_taken_by_another_desk(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    assert office.grant(folder_id, "2-1", "president", expect=409)["code"] == "signing.step_not_open"
    office.grant(folder_id, "1-1", "president", expect=403)
    office.grant(folder_id, "9-9", "head", expect=404)
    office.grant(folder_id, "1-1", "head", expect=200)
    office.grant(folder_id, "1-1", "head", expect=200)
    answer = office.journey.decide(folder_id, "1-1", "head", reason="تراجعت", expect=409)
    assert answer["code"] == "signing.already_decided"
    assert events(folder_id).count("VisaGranted") == 1


def test_a_token_that_was_used_is_used_no_second_time(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    token = folder(folder_id).groups[0].token
    office.grant(folder_id, "1-1", "head")
    office.cloud.drain()
    bootstrap.executions().complete(token)
    office.cloud.drain()
    assert [group.state.value for group in folder(folder_id).groups] == ["granted", "open"]


def test_who_judged_a_folder_before_it_started_starts_no_second_run(office: Office) -> None:
    started = folder(office.folder_at_first_desk())
    bootstrap.signing().start(replace(started, state=FolderState.OPENED, runs=0))
    office.cloud.drain()
    assert events(started.id).count("CircuitStarted") == folder(started.id).runs == 1


def test_the_same_proposal_twice_and_at_once_opens_one_folder(office: Office) -> None:
    mail_id = office.mail_in_signature().id
    (record,) = [r for r in bootstrap.log().of_object(f"mail/{mail_id}") if r.body["event"] == "ReplyProposed"]
    folder_id = record.body["detail"]["folder_id"]
    body = json.dumps({"detail-type": "ReplyProposed", "detail": detail_of(record.body)})
    batch = {"Records": [{"messageId": "1", "body": body, "eventSource": "aws:sqs", "receiptHandle": "-"}]}
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: office.cloud.invoke("signing_events", batch), range(4)))
    assert not any(answer.failed or answer.payload["batchItemFailures"] for answer in answers)
    office.cloud.drain()
    assert [events(folder_id).count(event) for event in ("FolderOpened", "CircuitStarted", "StepOpened")] == [1, 1, 1]


def test_a_seal_that_fails_keeps_its_number_until_an_operator_retries(office: Office) -> None:
    folder_id = office.folder_at_first_desk("one-visa")
    with injected(lambda call: Fault.ERROR_500 if call.service == "kms" else None, function="signer"):
        office.grant(folder_id, "1-1", "head")
        office.cloud.drain(60)
    failed = folder(folder_id)
    assert (failed.state, failed.sealed) == (FolderState.FAILED, None)
    assert failed.outgoing is not None
    assert folder_id in json.dumps(office.journey.call("GET", "/operations", "operator"))
    office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator")
    office.cloud.drain()
    assert assert_sealed_once(office, folder_id).outgoing == failed.outgoing
    office.journey.call("POST", f"/operations/folder/{folder_id}/retry", "operator", expect=409)
    office.cloud.failures[:] = [failure for failure in office.cloud.failures if failure.function != "signer"]


@pytest.mark.early
def test_an_execution_hands_over_to_another_long_before_its_year_is_out(office: Office) -> None:
    folder_id = office.folder_at_first_desk()
    passed = LONGEST_RUN + timedelta(days=1)
    with time_machine.travel(datetime.now(UTC) + passed):
        office.cloud.advance(passed.total_seconds())
        office.cloud.drain()
    told = events(folder_id)
    assert (told.count("CircuitStarted"), told.count("StepOverdue"), folder(folder_id).runs) == (2, 1, 2)
    office.grant(folder_id, "1-1", "head")
    office.cloud.drain()
    office.grant(folder_id, "2-1", "president")
    office.cloud.drain()
    assert_sealed_once(office, folder_id)
