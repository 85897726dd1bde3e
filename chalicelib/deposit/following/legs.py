"""A letter's way through administrations: the first is where it was deposited, each later one was competent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

STRIDE = 1_000_000
"""No mail has as many acts: places in the chains of successive mails are put in one order by it."""


@dataclass(frozen=True)
class Leg:
    """An administration that the letter was sent on to; ``place`` is 1 for the first of them. ``number`` and
    ``registered_at`` come with its register's number, ``sent_at`` with the act that sent it: in either order."""

    place: int
    administration_id: str
    mail_id: str
    sent_at: datetime | None = None
    number: str = ""
    registered_at: datetime | None = None

    def with_more(self, other: "Leg") -> "Leg":
        """With what the other knows and this one does not."""
        return replace(
            self,
            sent_at=self.sent_at or other.sent_at,
            number=self.number or other.number,
            registered_at=self.registered_at or other.registered_at,
        )


def with_leg(legs: Iterable[Leg], leg: Leg) -> tuple[Leg, ...]:
    """The way with one leg more, or with more known of it."""
    known = {it.place: it for it in legs}
    known[leg.place] = known[leg.place].with_more(leg) if leg.place in known else leg
    return tuple(known[place] for place in sorted(known))


def place_of(leg: int, seq: int) -> int:
    """An act's place in the order of all mails that the letter was: a later administration's comes after."""
    return leg * STRIDE + seq
