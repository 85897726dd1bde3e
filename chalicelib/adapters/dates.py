"""Instants in words, on a Moroccan wall clock and in UTC."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.clock import civil, to_iso

# fmt: off
_ARABIC = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)
_FRENCH = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)
# fmt: on


@dataclass(frozen=True)
class Told:
    """One instant: in Arabic and in French by legal time, and in UTC."""

    ar: str
    fr: str
    utc: str


def told(instant: datetime) -> Told:
    """The instant to the second: ``22 نونبر 2026، 14:05:33`` and ``22 novembre 2026, 14 h 05 min 33 s``."""
    local = civil(instant)
    return Told(
        ar=f"{local.day} {_ARABIC[local.month - 1]} {local.year}، {local:%H:%M:%S}",
        fr=f"{_day(local.day)} {_FRENCH[local.month - 1]} {local.year}, {local:%H} h {local:%M} min {local:%S} s",
        utc=to_iso(instant),
    )


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)
