"""A departure: the list of what somebody held, kept as the record of what was handed over, and to whom."""

from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.kernel.languages import Bilingual


@dataclass(frozen=True)
class HandedDesk:
    """A desk of the leaver, with what waited there when the list was made.

    ``numbers`` are those of its ordinary mails, ``folders`` the steps of ordinary folders, each counted no further than
    a hundred; ``holds_work`` and ``holds_folders`` say whether there is any, the confidential included, and are shown
    nowhere. ``alone`` says that nobody else sits there on the day, so that nobody else would see what waits.
    ``successor_id`` is empty where the desk keeps its work for those who remain.
    """

    desk_id: str
    name: Bilingual
    numbers: tuple[str, ...] = ()
    folders: int = 0
    holds_work: bool = False
    holds_folders: bool = False
    alone: bool = False
    in_circuits: bool = False
    successor_id: str = ""
    successor: Bilingual = field(default_factory=lambda: Bilingual("", ""))

    @property
    def mails(self) -> int:
        """How many ordinary mails wait there."""
        return len(self.numbers)

    @property
    def needs_successor(self) -> bool:
        """Whether work waits there, or comes there by a circuit, that nobody else would see."""
        return self.alone and (self.holds_work or self.in_circuits)

    @property
    def plainly_needs_successor(self) -> bool:
        """Whether it does by what may be shown: a list that said more would tell of confidential mail."""
        return self.alone and (bool(self.mails or self.folders) or self.in_circuits)


@dataclass(frozen=True)
class EndedMandate:
    """A mandate that ends with the departure: ``given`` by the leaver, or else received; ``other`` is the other one."""

    id: str
    desk: Bilingual
    other: Bilingual
    given: bool


@dataclass(frozen=True)
class Departure:
    """Who left, from which day on they work here no more, by whose act, and everything that they held.

    ``signs``: they had a signing key, which signs for nobody any more. ``done``: everything is handed over; until then
    the act goes on where it stopped.
    """

    id: str
    administration_id: str
    agent_id: str
    name: Bilingual
    day: date
    by_id: str
    by: Bilingual
    at: datetime
    desks: tuple[HandedDesk, ...]
    mandates: tuple[EndedMandate, ...]
    signs: bool
    done: bool = False
