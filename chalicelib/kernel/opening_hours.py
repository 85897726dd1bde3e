"""When an office receives: hours by the day of the week, others during Ramadan, none on closed days.

Usual hours are those of decree 2-05-916 of 20 July 2005; the hours of Ramadan those of order 05.1899 of 30 September
2005, announced anew each year. Times are those of a Moroccan wall clock.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from chalicelib.kernel.clock import CIVIL_TIME, civil_date
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.working_days import Calendar

_A_YEAR_OF_DAYS = 366


@dataclass(frozen=True)
class Span:
    """From opening to closing, within one day; ``ValueError`` otherwise."""

    opens: time
    closes: time

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError(f"opens at {self.opens}, closes at {self.closes}")


Week = tuple[tuple[Span, ...], ...]
"""The spans of each day, Monday first; seven."""


def same_hours(opens: time, closes: time, days: int = 5) -> Week:
    """A week with the same hours from Monday on, for so many days."""
    return ((Span(opens, closes),),) * days + ((),) * (7 - days)


USUAL_WEEK = same_hours(time(8, 30), time(16, 30))
RAMADAN_WEEK = same_hours(time(9), time(15))


@dataclass(frozen=True)
class OpeningHours:
    """The hours of the year, and those of Ramadan; ``ValueError`` for a week that has not seven days."""

    usual: Week = USUAL_WEEK
    ramadan: Week = RAMADAN_WEEK

    def __post_init__(self) -> None:
        if len(self.usual) != 7 or len(self.ramadan) != 7:
            raise ValueError("a week has seven days")

    def of(self, day: date, ramadan: bool) -> tuple[Span, ...]:
        """The spans of a day in or out of Ramadan, were it a working day."""
        return (self.ramadan if ramadan else self.usual)[day.weekday()]


@dataclass(frozen=True)
class OtherHours:
    """Hours that hold from the first to the last day, in the place of the usual ones and of Ramadan's."""

    first_on: date
    last_on: date
    spans: tuple[Span, ...]
    name: Bilingual

    def hold_on(self, day: date) -> bool:
        """Whether they are that day's."""
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class Office:
    """Hours and working days together: when somebody finds the door open."""

    hours: OpeningHours = field(default_factory=OpeningHours)
    calendar: Calendar = field(default_factory=Calendar)
    others: tuple[OtherHours, ...] = ()

    def hours_on(self, day: date) -> tuple[Span, ...]:
        """The spans of a day; none where it is closed."""
        if not self.calendar.is_working(day):
            return ()
        own = next((other.spans for other in self.others if other.hold_on(day)), None)
        return self.hours.of(day, self.calendar.is_ramadan(day)) if own is None else own

    def others_of(self, year: int) -> tuple[OtherHours, ...]:
        """The other hours that hold on a day of a year, in the order of their days."""
        found = (other for other in self.others if other.first_on.year <= year <= other.last_on.year)
        return tuple(sorted(found, key=lambda other: other.first_on))

    def is_open(self, instant: datetime) -> bool:
        """Whether it receives at that instant: from the opening on, no more at the closing."""
        return self.closes_at(instant) is not None

    def closes_at(self, instant: datetime) -> datetime | None:
        """When it closes, in UTC; None while it is closed."""
        return next((closes for opens, closes in self._spans(civil_date(instant)) if opens <= instant < closes), None)

    def next_opening(self, instant: datetime) -> datetime | None:
        """The first opening after that instant, in UTC; None if there is none within a year."""
        for day in (civil_date(instant) + timedelta(days=n) for n in range(_A_YEAR_OF_DAYS)):
            for opens, _ in self._spans(day):
                if opens > instant:
                    return opens
        return None

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for span in self.hours_on(day):
            yield _instant(day, span.opens), _instant(day, span.closes)


def _instant(day: date, wall_clock: time) -> datetime:
    return datetime.combine(day, wall_clock, CIVIL_TIME).astimezone(UTC)
