"""A mail's course beside its state: how its clock runs, what its depositor was asked for, what they wrote.

The clock counts towards the last day to answer. It stops when the depositor is asked to complete the letter, once; what
was left at the end of that day runs on after the day on which they answer, or after the last one that they were given.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.delays import civil_midnight, days_left, due_after_stop
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.clocks.procedure import Procedure

DEPOSITOR_REMINDER = 2
"""Working days before the last one on which a depositor may answer."""


class Stage(StrEnum):
    """What was said so far of the day that comes near, or went by."""

    RUNNING = "running"
    REMINDED = "reminded"
    PASSED = "passed"
    ESCALATED = "escalated"


class CompletionState(StrEnum):
    """``open`` while the depositor is waited for."""

    OPEN = "open"
    ANSWERED = "answered"
    LAPSED = "lapsed"


@dataclass(frozen=True)
class Completion:
    """The request to complete the letter; its reason and the missing pieces stand in the mail's history.

    ``until_on`` is the last day on which the depositor may answer; ``left`` what was left of the delay, in its unit;
    ``reminded`` that they were told of the day coming near.
    """

    asked_on: date
    until_on: date
    left: int = 0
    state: CompletionState = CompletionState.OPEN
    reminded: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the depositor is waited for."""
        return self.state is CompletionState.OPEN


@dataclass(frozen=True)
class Course:
    """``look_at`` is when the clock is next to be looked at, None where nothing is to come. ``heard`` counts what the
    depositor wrote, as they number it; ``read`` how far somebody of the office said to have read it."""

    stage: Stage = Stage.RUNNING
    look_at: datetime | None = None
    completion: Completion | None = None
    heard: int = 0
    read: int = 0
    appeal: int = 0
    """The number of the last appeal that reopened the mail."""
    withdrawal_asked_at: datetime | None = None
    found_complete: bool = False
    """The office said that nothing is missing."""

    @property
    def awaits_depositor(self) -> bool:
        """Whether the depositor is to complete the letter."""
        return self.completion is not None and self.completion.is_open

    def stopped_on(self, due_on: date | None) -> date | None:
        """Since when the clock stands, if it does: a delay that was over before the request does not wait for it."""
        asked = self.completion
        stands = asked is not None and asked.is_open and due_on is not None and due_on >= asked.asked_on
        return asked.asked_on if asked is not None and stands else None

    @property
    def unread(self) -> int:
        """How many messages nobody of the office has read."""
        return max(0, self.heard - self.read)


@dataclass(frozen=True)
class Clock:
    """A mail's delay with what its reckoning needs. ``due_on`` is None where nothing is due."""

    due_on: date | None
    procedure: Procedure
    calendar: Calendar

    def stopped(self, course: Course, today: date, until_on: date) -> Course:
        """The depositor is asked today to answer until that day."""
        left = days_left(today, self.due_on, self.procedure.unit, self.calendar) if self.due_on else 0
        return replace(course, completion=Completion(today, until_on, left))

    def resumed(self, course: Course, on: date, state: CompletionState) -> tuple[Course, date | None]:
        """The depositor answered, or did not, on that day: the course, and the last day as it is now.

        A delay that was over before they were asked stays as it was.
        """
        asked = course.completion
        if asked is None:
            return course, self.due_on
        after = replace(course, completion=replace(asked, state=state))
        if self.due_on is None or self.due_on < asked.asked_on:
            return after, self.due_on
        due_on = due_after_stop(on, asked.left, self.procedure.unit, self.calendar)
        return replace(self, due_on=due_on).set_anew(after, on), due_on

    def set_anew(self, course: Course, today: date) -> Course:
        """The last day, or how it is counted, was decided today. Of a reminder whose day is over nothing is said."""
        stage = Stage.REMINDED if self._is_reached(Stage.REMINDED, today) else Stage.RUNNING
        asked, after = course.completion, replace(course, stage=stage)
        if asked is None or not asked.is_open or self.due_on is None:
            return after
        left = days_left(asked.asked_on, self.due_on, self.procedure.unit, self.calendar)
        return replace(after, completion=replace(asked, left=left))

    def next_stage(self, course: Course, today: date) -> Stage | None:
        """What is to be said today of the last day: the most pressing thing that was not said yet; None for nothing."""
        if self.due_on is None or course.awaits_depositor:
            return None
        reached = [stage for stage in (Stage.REMINDED, Stage.PASSED, Stage.ESCALATED) if self._is_reached(stage, today)]
        order = list(Stage)
        fresh = [stage for stage in reached if order.index(stage) > order.index(course.stage)]
        # A reminder comes before or never; that the day went by is said before the head is told.
        return next((stage for stage in fresh if stage is not Stage.REMINDED or Stage.PASSED not in reached), None)

    def next_look(self, course: Course) -> datetime | None:
        """When to look again: the beginning of the first day that has something to say."""
        days = self._completion_days(course) if course.awaits_depositor else self._delay_days(course)
        first = min(days, default=None)
        return civil_midnight(first) if first else None

    def _completion_days(self, course: Course) -> list[date]:
        asked = course.completion
        assert asked is not None
        lapses_on = asked.until_on + timedelta(days=1)
        return [lapses_on] if asked.reminded else [lapses_on, self.reminds_depositor_on(asked)]

    def _delay_days(self, course: Course) -> list[date]:
        order = list(Stage)
        coming = [stage for stage in order if order.index(stage) > order.index(course.stage)]
        return [day for day in map(self.day_of, coming) if day is not None][:1]

    def reminds_depositor_on(self, asked: Completion) -> date:
        """Some working days before the last one, but not on the day of the request itself."""
        return max(self.calendar.before(asked.until_on, DEPOSITOR_REMINDER), asked.asked_on + timedelta(days=1))

    def day_of(self, stage: Stage) -> date | None:
        """The day from which something is to be said; None for never."""
        if self.due_on is None:
            return None
        procedure = self.procedure
        if stage is Stage.REMINDED:
            return self.calendar.before(self.due_on, procedure.remind_days) if procedure.remind_days else None
        if stage is Stage.PASSED:
            return self.due_on + timedelta(days=1)
        if stage is Stage.ESCALATED and procedure.escalate_days:
            return self.calendar.add(self.due_on, procedure.escalate_days)
        return None

    def _is_reached(self, stage: Stage, today: date) -> bool:
        day = self.day_of(stage)
        return day is not None and day <= today
