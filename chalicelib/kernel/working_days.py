"""Which days administrations work: not at weekends, not on holidays, and as each one decides for itself.

The week is Monday to Friday (decree 2-05-916 of 20 July 2005, article 1).
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from chalicelib.kernel.holidays import Confirmed, Holiday, Period, holidays_of, is_ramadan, ramadans_of
from chalicelib.kernel.languages import Bilingual

WEEKEND = (5, 6)
"""Saturday and Sunday, as ``date.weekday()`` counts."""
_ONE_DAY = timedelta(days=1)


class Reason(StrEnum):
    """Why a day is not counted: the administration is closed, or the day is the first or last of a delay."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    ADMINISTRATION = "administration"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"


@dataclass(frozen=True)
class Closure:
    """Why a day is closed; a holiday by its name, and whether its date is only expected."""

    reason: Reason
    name: Bilingual | None = None
    expected: bool = False


@dataclass(frozen=True)
class Overrides:
    """What one administration decides on top of the nation's calendar.

    ``closed`` are days of its own; ``opened`` are holidays, or days of a weekend, on which it works; ``confirmed`` are
    movable dates that have become certain. ``ValueError`` if one day is both closed and opened.
    """

    closed: tuple[Holiday, ...] = ()
    opened: frozenset[date] = frozenset()
    confirmed: Confirmed = ()

    def __post_init__(self) -> None:
        if both := {holiday.on for holiday in self.closed} & self.opened:
            raise ValueError(f"{min(both)} is both closed and opened")


@dataclass(frozen=True)
class Calendar:
    """The working days of one administration."""

    overrides: Overrides = field(default_factory=Overrides)

    def closure(self, day: date) -> Closure | None:
        """Why the day is closed; None for a working day. A holiday at a weekend is told as the holiday."""
        if day in self.overrides.opened:
            return None
        if own := self._own.get(day):
            return Closure(Reason.ADMINISTRATION, own.name)
        for holiday in self._kept(day.year):
            if holiday.on == day:
                return Closure(Reason.HOLIDAY, holiday.name, holiday.expected)
        return Closure(Reason.WEEKEND) if day.weekday() in WEEKEND else None

    def awaits_a_feast(self, day: date) -> bool:
        """Whether a feast that is not announced yet is expected on that day, be it on a holiday with a fixed date.

        A day that the administration itself opens or closes is certain.
        """
        if day in self.overrides.opened or self.is_own(day):
            return False
        return any(holiday.on == day and holiday.expected for holiday in self._kept(day.year))

    def is_working(self, day: date) -> bool:
        """Whether the administration works on that day."""
        return self.closure(day) is None

    def next_working(self, day: date) -> date:
        """The day itself where it is a working day, else the first one after it."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def add(self, day: date, working_days: int) -> date:
        """The working day that comes as the ``working_days``-th after ``day``; ``day`` itself for none.

        ``ValueError`` for a negative number.
        """
        if working_days < 0:
            raise ValueError(f"{working_days} working days")
        for _ in range(working_days):
            day = self.next_working(day + _ONE_DAY)
        return day

    def before(self, day: date, working_days: int) -> date:
        """The working day that comes as the ``working_days``-th before ``day``; ``day`` itself for none."""
        for _ in range(working_days):
            day -= _ONE_DAY
            while not self.is_working(day):
                day -= _ONE_DAY
        return day

    def between(self, day: date, last: date) -> int:
        """How many working days come after ``day``, up to ``last`` and with it."""
        return sum(self.is_working(day + timedelta(days=n)) for n in range(1, (last - day).days + 1))

    def holidays(self, year: int) -> tuple[Holiday, ...]:
        """The holidays of a year as this administration keeps them: its own, and the nation's that it does not open."""
        national = [h for h in self._kept(year) if h.on not in self.overrides.opened and not self.is_own(h.on)]
        own = [holiday for holiday in self.overrides.closed if holiday.on.year == year]
        return tuple(sorted([*national, *own], key=lambda holiday: holiday.on))

    def is_own(self, day: date) -> bool:
        """Whether the administration itself decided to close on that day."""
        return day in self._own

    def opened(self, year: int) -> list[date]:
        """The days of a year on which it works although others do not."""
        return sorted(day for day in self.overrides.opened if day.year == year)

    def ramadans(self, year: int) -> tuple[Period, ...]:
        """The months of fasting that share a day with a year."""
        return ramadans_of(year, self.overrides.confirmed)

    def is_ramadan(self, day: date) -> bool:
        """Whether the day is one of the month of fasting."""
        return is_ramadan(day, self.overrides.confirmed)

    def _kept(self, year: int) -> tuple[Holiday, ...]:
        return holidays_of(year, self.overrides.confirmed)

    @cached_property
    def _own(self) -> dict[date, Holiday]:
        return {holiday.on: holiday for holiday in self.overrides.closed}
