"""Instants and civil time.

Instants are aware UTC datetimes. Calendar days and years follow the legal time of Morocco: UTC+1 with months at
UTC+0 for Ramadan until 20 September 2026, UTC+0 since. The pinned ``tzdata`` package knows it, and is asked before
the machine's own tables, which may be years behind.
"""

from datetime import UTC, date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo


def _pinned_zone(key: str) -> ZoneInfo:
    """The zone as the ``tzdata`` package has it; ``ModuleNotFoundError`` without the package."""
    package = find_spec("tzdata")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("tzdata", name="tzdata")
    with Path(package.origin).with_name("zoneinfo").joinpath(*key.split("/")).open("rb") as table:
        return ZoneInfo.from_file(table, key)


CIVIL_TIME = _pinned_zone("Africa/Casablanca")


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
