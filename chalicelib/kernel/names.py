"""Names that change, and what a thing was called before."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.languages import Bilingual


@dataclass(frozen=True)
class FormerName:
    """What a thing was called, until then."""

    name: Bilingual
    until: datetime


def name_at(name: Bilingual, former: tuple[FormerName, ...], instant: datetime) -> Bilingual:
    """What a thing was called at that instant: old documents keep the names of their time."""
    return next((was.name for was in former if instant < was.until), name)
