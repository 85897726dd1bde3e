"""What the API of calendars reads from the query."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from chalicelib.kernel.delays import Delay, Unit
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.holidays import FIRST_YEAR, LAST_YEAR
from chalicelib.web.queries import Query


def _only_as_written(typed: Any) -> date:
    """``2026-11-26`` and no other way; pydantic would take the seconds of an epoch as well."""
    day = date.fromisoformat(typed)
    if day.isoformat() != typed:
        raise ValueError(f"{typed} is not written {day}")
    return day


class CalendarQuery(Query):
    """Which year is asked for."""

    year: int | None = Field(
        None, ge=FIRST_YEAR, le=LAST_YEAR, description="A civil year of Morocco; this one, unless given"
    )


class DeadlineQuery(Query):
    """Which delay is counted, from which day."""

    start_on: Annotated[date, BeforeValidator(_only_as_written)] = Field(
        alias="from",
        ge=date(FIRST_YEAR, 1, 1),
        le=date(LAST_YEAR, 12, 31),
        description="The day of the act, in Morocco: `YYYY-MM-DD`",
    )
    days: int | None = Field(None, ge=0, le=1000, description="How many days; or give `months`")
    months: int | None = Field(None, ge=0, le=60, description="How many months, from a date to the same date")
    kind: Literal["calendar", "working"] | None = Field(
        None, description="Which days count: every one (`calendar`, unless given) or those that are worked"
    )
    full_days: bool = Field(
        False, description="Whether the day on which the delay ends counts as little as the first one (délai franc)"
    )
    roll_over: bool = Field(True, description="Whether an end on a closed day moves to the next working day")


def delay_of(days: int | None, months: int | None, kind: str | None, *, full_days: bool, roll_over: bool) -> Delay:
    """The delay that was asked for; :class:`InvalidError` unless it is one of days or one of months."""
    if days is None and months is None:
        raise InvalidError([Problem("days", "query.missing")])
    if months is None:
        return Delay(days or 0, Unit(kind or Unit.CALENDAR_DAYS), full_days, roll_over)
    if days is not None or kind is not None:
        raise InvalidError([Problem("months", "calendar.days_or_months")])
    return Delay(months, Unit.MONTHS, full_days, roll_over)
