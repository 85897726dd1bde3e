"""What the API says of days and hours."""

from datetime import date, time
from typing import Literal

from pydantic import BaseModel

from chalicelib.kernel.delays import Excluded, Reckoning
from chalicelib.kernel.holidays import Holiday, Origin, Period
from chalicelib.kernel.opening_hours import Office, OtherHours, Week
from chalicelib.kernel.working_days import WEEKEND, Reason
from chalicelib.organisation.days.hours import written_day
from chalicelib.web.views import NameView

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class HolidayView(BaseModel):
    """A day off. ``expected``: not announced yet, it may move by a day. ``own``: this administration's alone.

    ``origin`` says where it comes from; ``confirmed`` is a movable date of which this administration was told.
    """

    on: date
    name: NameView
    expected: bool
    own: bool
    origin: Origin

    @classmethod
    def of(cls, holiday: Holiday) -> "HolidayView":
        """From the domain."""
        name, origin = NameView.of(holiday.name), holiday.origin
        return cls(on=holiday.on, name=name, expected=holiday.expected, own=origin is Origin.OWN, origin=origin)


class SpanView(BaseModel):
    """Hours of one day of the week, by a Moroccan wall clock."""

    weekday: Weekday
    opens: time
    closes: time


class PeriodView(BaseModel):
    """Days from the first to the last, both counted in; ``expected``: not announced yet."""

    first_on: date
    last_on: date
    expected: bool

    @classmethod
    def of(cls, period: Period) -> "PeriodView":
        """From the domain."""
        return cls(first_on=period.first, last_on=period.last, expected=period.expected)


class HoursView(BaseModel):
    """The hours of the year, and those of Ramadan; a day that is not named is closed."""

    usual: list[SpanView]
    ramadan: list[SpanView]


class OtherHoursView(BaseModel):
    """Days on which the office keeps other hours, both counted in; a line such as ``08:30-12:00 14:00-18:00``."""

    first_on: date
    last_on: date
    name: NameView
    hours: str

    @classmethod
    def of(cls, other: OtherHours) -> "OtherHoursView":
        """From the domain."""
        name, hours = NameView.of(other.name), written_day(other.spans)
        return cls(first_on=other.first_on, last_on=other.last_on, name=name, hours=hours)


class CalendarView(BaseModel):
    """A year of an administration: ``opened`` are days on which it works although others do not."""

    year: int
    weekend: list[Weekday]
    holidays: list[HolidayView]
    opened: list[date]
    ramadan: list[PeriodView]
    hours: HoursView
    other_hours: list[OtherHoursView]

    @classmethod
    def of(cls, office: Office, year: int) -> "CalendarView":
        """From the domain."""
        calendar = office.calendar
        return cls(
            year=year,
            weekend=[_WEEKDAYS[number] for number in WEEKEND],
            holidays=[HolidayView.of(day) for day in calendar.holidays(year)],
            opened=calendar.opened(year),
            ramadan=[PeriodView.of(month) for month in calendar.ramadans(year)],
            hours=HoursView(usual=_spans(office.hours.usual), ramadan=_spans(office.hours.ramadan)),
            other_hours=[OtherHoursView.of(other) for other in office.others_of(year)],
        )


class ExcludedView(BaseModel):
    """A day that did not count, and why; a holiday by its name, and whether its date is only expected."""

    on: date
    reason: Reason
    name: NameView | None
    expected: bool

    @classmethod
    def of(cls, day: Excluded) -> "ExcludedView":
        """From the domain."""
        name = NameView.of(day.name) if day.name else None
        return cls(on=day.on, reason=day.reason, name=name, expected=day.expected)


class DeadlineView(BaseModel):
    """When a delay ends. ``expected``: a feast that is not announced yet may still move it."""

    start_on: date
    due_on: date
    expected: bool
    excluded: list[ExcludedView]

    @classmethod
    def of(cls, found: Reckoning) -> "DeadlineView":
        """From the domain."""
        excluded = [ExcludedView.of(day) for day in found.excluded]
        return cls(start_on=found.start_on, due_on=found.due_on, expected=found.expected, excluded=excluded)


def _spans(week: Week) -> list[SpanView]:
    return [
        SpanView(weekday=weekday, opens=span.opens, closes=span.closes)
        for weekday, spans in zip(_WEEKDAYS, week, strict=True)
        for span in spans
    ]
