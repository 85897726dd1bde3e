"""Instants in words, on a Moroccan wall clock and in UTC."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.clock import civil, to_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.wording import day_words


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
        ar=f"{day_words(local, Language.ARABIC)}، {local:%H:%M:%S}",
        fr=f"{day_words(local, Language.FRENCH)}, {local:%H} h {local:%M} min {local:%S} s",
        utc=to_iso(instant),
    )
