"""Instants and civil time.

Instants are aware UTC datetimes. Calendar days and years follow the legal time of Morocco, which is UTC+1
but UTC+0 during Ramadan: the pinned ``tzdata`` package knows when.
"""

from datetime import UTC, date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

CIVIL_TIME = ZoneInfo("Africa/Casablanca")


class Clock(Protocol):
    """Tells the present instant; replaced in tests by one that is set by hand."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class SystemClock:
    """The machine's clock, cut to milliseconds so that what is stored reads back equal."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC, with no more than milliseconds."""
        instant = datetime.now(UTC)
        return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


def civil(instant: datetime) -> datetime:
    """The same instant on a Moroccan wall clock."""
    return instant.astimezone(CIVIL_TIME)


def civil_date(instant: datetime) -> date:
    """The calendar day in Morocco at this instant."""
    return civil(instant).date()


def civil_year(instant: datetime) -> int:
    """The civil year in Morocco at this instant: registers are renewed with it."""
    return civil(instant).year


def to_iso(instant: datetime) -> str:
    """RFC 3339 in UTC with milliseconds and ``Z``; sorts as text in the order of time."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_iso(text: str) -> datetime:
    """Reads what :func:`to_iso` wrote (and any RFC 3339 instant); ``ValueError`` if it has no offset."""
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no offset")
    return instant.astimezone(UTC)
