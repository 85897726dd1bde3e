"""A mail's delay with a moved clock: reminders, days that go by, heads, missing pieces; weekends, feasts, Ramadan."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from chalicelib.kernel.delays import Unit
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.holidays import Holiday
from chalicelib.kernel.working_days import Calendar, Overrides
from chalicelib.registry.clocks.course import CompletionState
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.clocks.standing import aimed
from chalicelib.registry.messages.correspondence import Request
from chalicelib.registry.model import Status
from tests.unit.registry.desk_world import HANDLER, NAME, World, at, said

PLAIN = Procedure("m", reply_within=10, remind_days=3, escalate_days=5)
MONDAY = date(2027, 3, 29)
"""No feast is near; 16 April 2027 is a Friday."""
DUE = date(2027, 4, 16)


def world(due_on: date | None = DUE, procedure: Procedure = PLAIN, calendar: Calendar | None = None) -> World:
    return World.at_desk(at(MONDAY), due_on, procedure, calendar or Calendar())


def asked(here: World, days: int = 5) -> World:
    here.correspondence.ask_completion(HANDLER, "mail", None, Request("ناقص", ("نسخة",), days))
    return here


def test_each_thing_is_said_on_its_day_and_once() -> None:
    here = world()
    said_on: dict[str, list[date]] = {}
    day = MONDAY
    while day < date(2027, 5, 31):
        for event in [*here.sweep(at(day, 0)), *here.sweep(at(day, 23))]:
            said_on.setdefault(event, []).append(day)
        day += timedelta(days=1)
    assert said_on == {
        "DeadlineNeared": [date(2027, 4, 13)],  # three working days before
        "DeadlinePassed": [date(2027, 4, 17)],
        "DeadlineEscalated": [date(2027, 4, 23)],  # five working days after, the weekend left out
    }
    assert here.mail.course.look_at is None
    desks = [record.body["detail"]["desks"] for record in here.records]
    assert desks == [["roads"], ["roads"], ["chief"]]


def test_after_a_long_stop_of_the_platform_the_most_pressing_is_said_first_and_nothing_stale() -> None:
    here = world()
    assert [here.sweep(at(date(2027, 6, 1))) for _ in range(3)] == [["DeadlinePassed"], ["DeadlineEscalated"], []]


def test_a_job_that_runs_twice_at_once_says_it_once() -> None:
    here = world()
    seen = here.mail
    assert here.sweep(at(DUE + timedelta(days=1))) == ["DeadlinePassed"]
    here.mail = replace(here.mail, course=replace(here.mail.course, look_at=seen.course.look_at))  # an index that lags
    assert here.sweep() == []


def test_the_head_over_a_head_is_the_next_one_up() -> None:
    here = world()
    here.mail = replace(here.mail, desk_id="chief")
    for _ in range(2):
        here.sweep(at(date(2027, 6, 1)))
    assert here.records[-1].body["detail"]["desks"] == ["president"]


@pytest.mark.parametrize("status", [Status.ANSWERED, Status.REJECTED, Status.WITHDRAWN])
def test_nothing_is_said_of_what_is_decided(status: Status) -> None:
    here = world()
    here.mail = aimed(replace(here.mail, status=status), Calendar)
    assert here.mail.course.look_at is None and here.sweep(at(date(2027, 6, 1))) == []


def test_the_rest_of_the_delay_runs_on_after_the_day_of_the_answer() -> None:
    here = asked(world())
    assert here.mail.stopped_on == MONDAY and here.mail.course.completion
    assert here.mail.course.completion.until_on == date(2027, 4, 5)
    assert here.sweep(at(date(2027, 4, 1))) == ["CompletionNeared"]  # two working days before the last one
    here.hearing.on_completion_answered(said("CompletionAnswered", 1, at(date(2027, 4, 5))))
    # fourteen working days were left: of them the first is the sixth of April
    mail = here.mail
    assert (mail.due_on, mail.stopped_on, mail.course.unread) == (date(2027, 4, 23), None, 1)


def test_who_does_not_answer_loses_the_pieces_and_the_clock_goes_on_the_day_after() -> None:
    here = asked(world())
    assert here.sweep(at(date(2027, 4, 5), 22)) == ["CompletionNeared"]
    assert here.sweep(datetime(2027, 4, 6, 0, 0, tzinfo=UTC)) == ["CompletionLapsed"]
    assert here.mail.due_on == date(2027, 4, 23)
    with pytest.raises(ConflictError, match=r"completion_asked_already"):
        asked(here)


def test_an_answer_in_time_counts_although_the_job_was_faster_than_its_event() -> None:
    here = asked(world())
    here.sweep(at(date(2027, 4, 6)))
    here.sweep()
    answer = said("CompletionAnswered", 1, at(date(2027, 4, 2)))
    for _ in range(2):
        here.hearing.on_completion_answered(answer)
    completion = here.mail.course.completion
    assert completion and completion.state is CompletionState.ANSWERED
    assert here.mail.due_on == date(2027, 4, 22)
    assert [record.body["event"] for record in here.records][-2:] == ["CompletionLapsed", "CompletionReceived"]


def test_a_delay_that_was_over_does_not_come_back_by_asking() -> None:
    here = world()
    here.now = at(DUE + timedelta(days=3))
    asked(here)
    assert here.mail.stopped_on is None and here.mail.is_late(here.now.date())
    here.hearing.on_completion_answered(said("CompletionAnswered", 1, at(DUE + timedelta(days=4))))
    assert here.mail.due_on == DUE


def test_calendar_days_go_on_as_calendar_days() -> None:
    here = asked(world(procedure=Procedure("m", reply_within=60, unit=Unit.CALENDAR_DAYS)))
    here.hearing.on_completion_answered(said("CompletionAnswered", 1, at(date(2027, 3, 31))))
    assert here.mail.due_on == date(2027, 4, 19)  # eighteen days after the 31st is a Sunday


@pytest.mark.parametrize(
    ("closed", "reminded_on"),
    [((), date(2027, 7, 29)), ((date(2027, 8, 2),), date(2027, 7, 28))],
    ids=["feast", "own day"],
)
def test_feasts_and_the_administration_s_own_days_do_not_count(closed: tuple[date, ...], reminded_on: date) -> None:
    """Throne Day, 30 July 2027, is a Friday: the last of three working days before 4 August is the day before it."""
    own = Calendar(Overrides(closed=tuple(Holiday(day, NAME) for day in closed)))
    here = World.at_desk(at(date(2027, 7, 19)), date(2027, 8, 4), PLAIN, own)
    assert here.mail.course.look_at == at(reminded_on, 0)


@pytest.mark.parametrize(
    ("due_on", "first_look"),
    [
        (date(2026, 2, 10), datetime(2026, 2, 4, 23, tzinfo=UTC)),  # UTC+1
        (date(2026, 3, 10), datetime(2026, 3, 5, 0, tzinfo=UTC)),  # Ramadan's UTC
        (date(2026, 11, 10), datetime(2026, 11, 4, 0, tzinfo=UTC)),  # UTC for good; the Green March does not count
    ],
    ids=["winter", "ramadan", "after the decree"],
)
def test_days_begin_by_the_legal_time_of_their_season(due_on: date, first_look: datetime) -> None:
    here = World.at_desk(at(due_on - timedelta(days=40)), due_on, PLAIN, Calendar())
    assert here.mail.course.look_at == first_look
    assert here.sweep(first_look - timedelta(seconds=1)) == []
    assert here.sweep(first_look) == ["DeadlineNeared"]


def test_a_reminder_that_is_too_early_by_now_waits_for_its_day() -> None:
    """A Saturday was opened since the look was fixed: the third working day before the last one is later by one."""
    here = World.at_desk(at(date(2027, 3, 1)), date(2027, 4, 13), PLAIN, Calendar())
    look_at = here.mail.course.look_at
    here.calendar = Calendar(Overrides(opened=frozenset({date(2027, 4, 10)})))
    assert look_at == at(date(2027, 4, 8), 0)
    assert here.sweep(look_at) == [] and here.mail.version == 0
    assert here.mail.course.look_at == at(date(2027, 4, 9), 0)
    assert here.sweep(at(date(2027, 4, 9), 0)) == ["DeadlineNeared"]
