"""What is announced of an outage: from when to when, in words, and whether letters are taken meanwhile.

One that takes no letters stops what is begun, not what is finished: whoever holds a draft might lose a delay by it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chalicelib.kernel.errors import ConflictError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual

MOST = 20
TEXT_LIMIT = 500
LONGEST, FARTHEST = timedelta(days=31), timedelta(days=366)
SHOWN_BEFORE = timedelta(days=14)
"""Portals tell an outage so long before it begins."""


@dataclass(frozen=True)
class OutageGiven:
    """What is to be announced. ``takes_letters``: deposits can be begun meanwhile."""

    begins_at: datetime
    ends_at: datetime
    text: Bilingual
    takes_letters: bool

    def problems(self, now: datetime) -> Iterator[Problem]:
        """Everything that is wrong with it, by the form's fields."""
        if self.ends_at <= max(self.begins_at, now):
            yield Problem("ends_on", "outage.ends_too_early")
        elif self.ends_at - self.begins_at > LONGEST:
            yield Problem("ends_on", "outage.too_long", days=LONGEST.days)
        if self.begins_at > now + FARTHEST:
            yield Problem("begins_on", "outage.too_far")
        for language, written in vars(self.text).items():
            if not 3 <= len(written) <= TEXT_LIMIT:
                yield Problem(f"text_{language}", "outage.text_unfit", limit=TEXT_LIMIT, language=language)


@dataclass(frozen=True)
class ToldOutage:
    """One as the public reads it; ``present`` while it lasts."""

    begins_at: datetime
    ends_at: datetime
    text: Bilingual
    takes_letters: bool
    present: bool

    @property
    def stops_letters(self) -> bool:
        """Whether nobody can begin a deposit now."""
        return self.present and not self.takes_letters


@dataclass(frozen=True)
class Outage:
    """One that is announced; instants are aware UTC, and the last is no longer part of it."""

    id: str
    begins_at: datetime
    ends_at: datetime
    text: Bilingual
    takes_letters: bool

    def is_on(self, now: datetime) -> bool:
        """Whether it has begun, and is not over."""
        return self.begins_at <= now < self.ends_at

    def is_told(self, now: datetime) -> bool:
        """Whether portals show it."""
        return now < self.ends_at and self.begins_at - now <= SHOWN_BEFORE

    def told(self, now: datetime) -> ToldOutage:
        """As it is read now."""
        return ToldOutage(self.begins_at, self.ends_at, self.text, self.takes_letters, self.is_on(now))


@dataclass(frozen=True)
class Announced:
    """What one administration announced, or the platform; in the order in which they begin."""

    owner_id: str
    outages: tuple[Outage, ...] = ()

    def still(self, now: datetime) -> tuple[Outage, ...]:
        """Those that are not over."""
        return tuple(outage for outage in self.outages if now < outage.ends_at)

    def adding(self, outage: Outage, now: datetime) -> "Announced":
        """With one more, without those that are over; ``ConflictError`` when there are too many."""
        standing = self.still(now)
        if len(standing) >= MOST:
            raise ConflictError("outage.too_many", limit=MOST)
        return replace(self, outages=tuple(sorted((*standing, outage), key=lambda it: (it.begins_at, it.id))))

    def without(self, outage_id: str) -> "Announced":
        """Without it."""
        return replace(self, outages=tuple(it for it in self.outages if it.id != outage_id))

    def found(self, outage_id: str) -> Outage:
        """The one of that id; ``NotFoundError``."""
        outage = next((it for it in self.outages if it.id == outage_id), None)
        if outage is None:
            raise NotFoundError("not_found")
        return outage
