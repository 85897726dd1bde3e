"""Delays counted from an act: calendar days, working days or months, full or not, rolled over or not.

The day of the act never counts (Code of obligations and contracts, article 131). A delay of *full days* ("délai
franc", «أجل كامل») does not count the day on which it ends either, and what ends on a day that is not worked goes on
to the next working day (Code of civil procedure, article 512). Months go from a date to the same date (Supreme Court,
19 February 1964, C136).

Full days are read by the letter: the whole delay lies between the day of the act and the last day on which the thing
may still be done. Where courts were more generous by a day (a note under Supreme Court, 27 October 1964, C33), an
office that keeps this date is in time all the same.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from chalicelib.kernel.clock import CIVIL_TIME, civil_date
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import Calendar, Reason


class Unit(StrEnum):
    """What a delay is counted in."""

    CALENDAR_DAYS = "calendar"
    WORKING_DAYS = "working"
    MONTHS = "months"


@dataclass(frozen=True)
class Delay:
    """How long something may take; ``ValueError`` for less than nothing.

    ``roll_over``: a delay that would end on a closed day ends on the next working day.
    """

    length: int
    unit: Unit = Unit.CALENDAR_DAYS
    full_days: bool = False
    roll_over: bool = True

    def __post_init__(self) -> None:
        if self.length < 0:
            raise ValueError(f"a delay of {self.length}")


@dataclass(frozen=True)
class Excluded:
    """A day that did not count, and why; a holiday by its name, and whether its date is only expected."""

    on: date
    reason: Reason
    name: Bilingual | None = None
    expected: bool = False


@dataclass(frozen=True)
class Reckoning:
    """When a delay ends, and the days that were left out on the way, in their order.

    ``expected``: a feast that is not announced yet lies on the way or a day beside, and may still move the end.
    """

    start_on: date
    due_on: date
    excluded: tuple[Excluded, ...]
    expected: bool


def due_on(start: date | datetime, delay: Delay, calendar: Calendar) -> date:
    """The last day on which the thing is done in time.

    ``start`` is the day of the act, or its aware instant, which counts by the civil day in Morocco; ``ValueError`` for
    an instant without an offset.
    """
    return reckon(start, delay, calendar).due_on


def reckon(start: date | datetime, delay: Delay, calendar: Calendar) -> Reckoning:
    """The same with the days left out: the first, the last of full days, and those that were closed."""
    first = _civil_day(start)
    last = _last_day(first, delay, calendar)
    due = calendar.next_working(last) if delay.roll_over else last
    excluded = tuple(_excluded(first, last, due, delay, calendar))
    return Reckoning(first, due, excluded, _is_expected(first, last, due, delay, calendar))


def days_left(on: date, last: date, unit: Unit, calendar: Calendar) -> int:
    """What is left of a delay once a day is over, if it ends on ``last``: working days where it is counted in them,
    else calendar days; 0 where nothing is."""
    if last <= on:
        return 0
    return calendar.between(on, last) if unit is Unit.WORKING_DAYS else (last - on).days


def due_after_stop(on: date, left: int, unit: Unit, calendar: Calendar) -> date:
    """The last day of a delay that goes on after ``on``, with so many days left as :func:`days_left` counted."""
    days = unit if unit is Unit.WORKING_DAYS else Unit.CALENDAR_DAYS
    return due_on(on, Delay(left, days), calendar)


def civil_midnight(day: date) -> datetime:
    """The instant, in UTC, at which a day begins in Morocco."""
    return datetime.combine(day, time(), CIVIL_TIME).astimezone(UTC)


def working_hours_later(start: datetime, hours: timedelta, calendar: Calendar) -> datetime:
    """When so many hours of working days have gone by, each of them twenty-four: closed days do not count, in UTC."""
    at, left = start.astimezone(UTC), hours
    while left > timedelta(0):
        midnight = civil_midnight(civil_date(at) + timedelta(days=1))
        if calendar.is_working(civil_date(at)):
            if left <= midnight - at:
                return at + left
            left -= midnight - at
        at = midnight
    return at


def months_after(day: date, months: int) -> date:
    """The same date that many months later; the last of the month where it has no such date."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _civil_day(start: date | datetime) -> date:
    if not isinstance(start, datetime):
        return start
    if start.utcoffset() is None:
        raise ValueError(f"{start} has no offset")
    return civil_date(start)


def _last_day(first: date, delay: Delay, calendar: Calendar) -> date:
    more = 1 if delay.full_days else 0
    if delay.unit is Unit.WORKING_DAYS:
        return calendar.add(first, delay.length + more)
    if delay.unit is Unit.MONTHS:
        return months_after(first, delay.length) + timedelta(days=more)
    return first + timedelta(days=delay.length + more)


def _excluded(first: date, last: date, due: date, delay: Delay, calendar: Calendar) -> Iterator[Excluded]:
    if last == first:
        yield from _closed(first, due, calendar)
        return
    yield Excluded(first, Reason.FIRST_DAY)
    if delay.unit is Unit.WORKING_DAYS:
        yield from _closed(first + timedelta(days=1), last, calendar)
    yield from _closed(last, due, calendar)
    if delay.full_days and due == last:
        yield Excluded(last, Reason.LAST_DAY)


def _is_expected(first: date, last: date, due: date, delay: Delay, calendar: Calendar) -> bool:
    """Closed days matter all the way of working days, else where the end rolls over; a feast moves by a day at most."""
    by_working_days = delay.unit is Unit.WORKING_DAYS and last != first
    if not (by_working_days or delay.roll_over):
        return False
    since = (first if by_working_days else last) - timedelta(days=1)
    days = (since + timedelta(days=n) for n in range((due - since).days + 2))
    return any(calendar.awaits_a_feast(day) for day in days)


def _closed(since: date, before: date, calendar: Calendar) -> Iterator[Excluded]:
    """The closed days from one day to the eve of another."""
    for day in (since + timedelta(days=n) for n in range((before - since).days)):
        if closure := calendar.closure(day):
            yield Excluded(day, closure.reason, closure.name, closure.expected)
