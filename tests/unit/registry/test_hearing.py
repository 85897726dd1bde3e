"""What the office does when a depositor did something: events twice, late and in disorder change nothing more."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.messages.correspondence import Request
from chalicelib.registry.messages.ports import DepositorFacts, DepositorMessage
from chalicelib.registry.model import Status
from tests.unit.registry.desk_world import HANDLER, World, at, said

DAY = date(2027, 3, 29)
PLAIN = Procedure("m", reply_within=10)


def world() -> World:
    return World.at_desk(at(DAY), date(2027, 4, 16), PLAIN, Calendar())


def decided(here: World, status: Status) -> World:
    here.mail = replace(here.mail, status=status)
    return here


def events(here: World) -> list[str]:
    return [str(record.body["event"]) for record in here.records]


def test_messages_in_disorder_and_twice_count_once() -> None:
    here = world()
    for number in (2, 1, 2, 3, 1):
        here.hearing.on_depositor_wrote(said("DepositorWrote", number, at(DAY)))
    assert here.mail.course.heard == 3 and events(here) == ["MessageReceived"] * 2
    assert here.records[-1].body["detail"]["desks"] == ["roads"]


def test_reading_goes_no_further_than_what_was_written() -> None:
    here = world()
    here.facts = DepositorFacts((DepositorMessage(1, "message", at(DAY), "x", ()),))
    for _ in range(2):
        here.correspondence.mark_read(HANDLER, "mail", 1000)
    assert here.mail.course.read == 1 and events(here) == ["OfficeRead"]


def test_a_withdrawal_ends_what_is_open_and_nothing_else() -> None:
    here = world()
    for _ in range(2):
        here.hearing.on_withdrawal_asked(said("WithdrawalAsked", 1, at(DAY)))
    assert here.mail.status is Status.WITHDRAWN and events(here) == ["MailWithdrawn"]
    assert here.mail.basket is None and here.mail.course.look_at is None
    late = decided(world(), Status.REJECTED)
    late.hearing.on_withdrawal_asked(said("WithdrawalAsked", 1, at(DAY)))
    assert late.mail.status is Status.REJECTED and late.records == []


@pytest.mark.parametrize("status", [Status.REJECTED, Status.ANSWERED])
def test_an_appeal_reopens_once_with_the_delay_of_its_procedure(status: Status) -> None:
    here, lodged = decided(world(), status), at(date(2027, 5, 3))
    for _ in range(2):
        here.hearing.on_appeal_lodged(said("AppealLodged", 4, lodged))
    assert (here.mail.status, here.mail.desk_id, here.mail.due_on) == (Status.TO_QUALIFY, "", date(2027, 5, 19))  # Adha
    assert here.mail.course.look_at and events(here) == ["MailReopened"]
    assert here.records[-1].body["detail"]["desks"] == ["chief"]


def test_an_appeal_that_is_heard_before_the_decision_comes_again() -> None:
    here = decided(world(), Status.IN_SIGNATURE)
    with pytest.raises(ConflictError, match=r"step_not_allowed"):
        here.hearing.on_appeal_lodged(said("AppealLodged", 4, at(DAY)))
    decided(here, Status.VOIDED).hearing.on_appeal_lodged(said("AppealLodged", 4, at(DAY)))
    assert here.mail.status is Status.VOIDED and here.records == []


def test_reopening_gives_up_what_was_waited_for() -> None:
    here = world()
    here.correspondence.ask_completion(HANDLER, "mail", None, Request("ناقص", ("نسخة",), 5))
    decided(here, Status.REJECTED)
    here.correspondence.reopen(HANDLER, "mail", None, "خطأ")
    completion = here.mail.course.completion
    assert completion and completion.state == "lapsed" and here.mail.stopped_on is None
    assert here.mail.due_on == date(2027, 4, 12)


def test_two_agents_at_once_lose_nothing() -> None:
    here = world()
    seen = here.mail.version
    here.correspondence.write(HANDLER, "mail", seen, "Premier", ())
    with pytest.raises(ConflictError, match=r"changed_meanwhile"):
        here.correspondence.write(HANDLER, "mail", seen, "Second", ())
    here.correspondence.write(HANDLER, "mail", seen, "Premier", ())  # the same again: its answer was lost
    assert [entry.note for entry in here.entries] == ["Premier"]


def test_a_request_whose_form_came_twice_asks_once() -> None:
    here, seen, asked = world(), 0, Request("ناقص", ("نسخة",), 5)
    for _ in range(2):
        here.correspondence.ask_completion(HANDLER, "mail", seen, asked)
    assert events(here) == ["CompletionRequested"]
    with pytest.raises(ConflictError, match=r"completion_asked_already"):
        here.correspondence.ask_completion(HANDLER, "mail", here.mail.version, asked)


@pytest.mark.parametrize(
    ("request_", "field"),
    [
        (Request("", ("نسخة",), 5), "reason"),
        (Request("x" * 1001, ("نسخة",), 5), "reason"),
        (Request("ناقص", (" ", "\u202e"), 5), "pieces"),
        (Request("ناقص", tuple(map(str, range(11))), 5), "pieces"),
        (Request("ناقص", ("نسخة",), 0), "days"),
        (Request("ناقص", ("نسخة",), 61), "days"),
    ],
    ids=["no reason", "long reason", "no piece", "many pieces", "no time", "much time"],
)
def test_a_request_that_cannot_be_understood_is_told_at_its_field(request_: Request, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        world().correspondence.ask_completion(HANDLER, "mail", None, request_)
    assert [problem.field for problem in refused.value.problems] == [field]


def test_nobody_is_written_to_who_deposited_nothing_here() -> None:
    here = world()
    here.mail = replace(here.mail, source="intake/I")
    with pytest.raises(ConflictError, match=r"no_depositor"):
        here.correspondence.write(HANDLER, "mail", None, "Bonjour", ())


def test_what_was_asked_is_answered_whatever_came_between() -> None:
    here = world()
    here.correspondence.ask_completion(HANDLER, "mail", None, Request("ناقص", ("نسخة",), 5))
    answer = said("CompletionAnswered", 2, at(DAY + timedelta(days=1)))
    here.hearing.on_completion_answered(answer)
    here.hearing.on_depositor_wrote(said("DepositorWrote", 1, at(DAY)))
    here.hearing.on_completion_answered(answer)
    assert events(here) == ["CompletionRequested", "CompletionReceived"] and here.mail.course.heard == 2
