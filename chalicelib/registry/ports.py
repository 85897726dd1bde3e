"""What the registry needs: its own stores, and the other contexts' answers."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.accesses.model import Access
from chalicelib.registry.facts import CircuitFacts, DeskFacts, EntityFacts
from chalicelib.registry.model import (
    Counter,
    HistoryEntry,
    Intake,
    Mail,
    PendingRow,
    Register,
)
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registration_models.model import Models
from chalicelib.registry.sheet import Sheet


class PendingFacts(Protocol):
    """A pending row as another context writes it: it has its own class with these same values."""

    @property
    def register_id(self) -> str:
        """The register that gives the number."""

    @property
    def mail_id(self) -> str:
        """The id that the mail will have."""

    @property
    def verification_id(self) -> str:
        """The public id under which the mail will be verified."""

    @property
    def source(self) -> str:
        """``deposit/ID`` or ``intake/ID``."""

    @property
    def submitted_at(self) -> datetime:
        """The instant that deadlines count from."""


class Registers(Protocol):
    """The registers that are kept."""

    def get(self, register_id: str) -> Register:
        """``NotFoundError`` if there is none of this id."""

    def of_administration(self, administration_id: str) -> list[Register]:
        """All registers of an administration, by id; without their epochs."""

    def all(self) -> Iterable[Register]:
        """Every register of the platform, by id; without its epoch."""

    def open(self, register: Register) -> None:
        """Opens a register in this table's epoch; opening it again as it is changes nothing."""

    def epoch(self) -> str:
        """What tells the table that numbers now stand in from one that a backup was restored into."""

    def hold(self, register: Register) -> None:
        """The register numbers no more until it is reconciled."""

    def release(self, register: Register) -> None:
        """It numbers again, in this table. ``StaleError`` if somebody else held or released it meanwhile."""


class Counters(Protocol):
    """One counter for each register and civil year. Reads are strongly consistent."""

    def get(self, register_id: str, year: int) -> Counter | None:
        """The counter, or None before the year's first number."""

    def advance(self, work: Work, counter: Counter) -> None:
        """Stores the counter with the next version, if its version is still the one read."""

    def open_year(self, work: Work, counter: Counter, previous: Counter | None) -> None:
        """Stores a new counter and closes the year before, if nobody did either or numbered in between."""


class Gaps(Protocol):
    """Numbers that a register never used."""

    def add(self, work: Work, gap: Gap) -> None:
        """Adds one; committing fails if it stands already."""

    def of_year(self, register_id: str, year: int) -> list[Gap]:
        """All of a register's year, in order; strongly consistent."""


class NumberMarks(Protocol):
    """Marks that registers leave where no restored backup reaches: how far their numbers may have gone."""

    def leave(self, register_id: str, year: int, serial: int) -> None:
        """Numbers up to this serial may be given from now on; leaving a mark again is harmless."""

    def beyond(self, register_id: str, year: int, serial: int) -> bool:
        """Whether the year has a mark above this serial."""

    def highest(self, register_id: str) -> Mapping[int, int]:
        """The highest mark of each year."""


class PendingRows(Protocol):
    """Mails that wait for a number."""

    def add(self, work: Work, row: PendingFacts, ready: bool) -> None:
        """Adds a row; committing fails if it stands already."""

    def ready(self, register_id: str, limit: int) -> list[PendingRow]:
        """The first rows by instant of submission that may be numbered, strongly consistent."""

    def remove_ready(self, work: Work, row: PendingRow) -> None:
        """Takes a row away; committing fails if somebody else did."""

    def ready_since(self, before: datetime) -> dict[str, datetime]:
        """Registers with rows ready since before this instant, and the oldest row's instant of submission."""


class Mails(Protocol):
    """Registered mails and their history."""

    def get(self, mail_id: str) -> Mail:
        """Strongly consistent; ``NotFoundError`` if there is none."""

    def add(self, work: Work, mail: Mail) -> None:
        """Adds a mail; committing fails if it has its number already."""

    def save(self, work: Work, mail: Mail, entry: HistoryEntry) -> None:
        """Stores the mail with the next version and one act of its history, if its version is the one read."""

    def history(self, mail_id: str) -> list[HistoryEntry]:
        """All acts after registration, the oldest first."""

    def basket(self, basket: str, cursor: str | None, limit: int) -> Page[Mail]:
        """The mails of ``qualify/ENTITY`` or ``desk/DESK``, those due or registered first at the head."""

    def count(self, basket: str, at_most: int) -> int:
        """How many mails a basket holds, counted no further than ``at_most``."""

    def to_look_at(self, now: datetime, limit: int) -> Iterable[str]:
        """The ids of mails whose clock is to be looked at by now: of each of four parts those due first, ``limit`` at
        most; may lag."""

    def look_later(self, mail: Mail, at: datetime) -> None:
        """The mail's clock is looked at then: nobody's act, which changes no version. Done only if the mail is still as
        it was read."""

    def entries(self, register_id: str, year: int, cursor: str | None, limit: int, newest_first: bool) -> Page[Mail]:
        """A register's year by serial."""

    def serials(self, register_id: str, year: int) -> list[int]:
        """Every serial that stands in a register's year, in order."""


class Intakes(Protocol):
    """Sheets written in the office."""

    def get(self, intake_id: str) -> Intake:
        """Strongly consistent; ``NotFoundError`` if there is none."""

    def add(self, work: Work, intake: Intake) -> None:
        """Adds an intake; committing fails if it stands already."""

    def save(self, work: Work, intake: Intake) -> None:
        """Stores it with the next version, if its version is the one read."""


class Sheets(Protocol):
    """The sheets behind pending rows, wherever they were written."""

    def of_sources(self, sources: Sequence[str]) -> Mapping[str, Sheet]:
        """The sheet of each ``deposit/ID`` or ``intake/ID``; a source without one is left out."""


class RegistrarCall(Protocol):
    """Wakes the registrar."""

    def wake(self, register_id: str) -> None:
        """Says that a register has rows to number; saying it too often is harmless."""


class Directory(Protocol):
    """The administration's entities, desks, circuits and people, for choosing and for naming."""

    def entities(self, administration_id: str) -> list[EntityFacts]:
        """Every entity."""

    def desks(self, administration_id: str) -> list[DeskFacts]:
        """Every desk."""

    def circuits(self, administration_id: str) -> list[CircuitFacts]:
        """Every circuit in its present version."""

    def agent_name(self, administration_id: str, agent_id: str) -> Bilingual:
        """The agent's name for the history; the id where there is no such agent of this administration."""


class Accesses(Protocol):
    """Readings as stored, until they are forgotten."""

    def put(self, access: Access) -> None:
        """Keeps it; the same by the same person within a minute is one."""

    def of_mail(self, mail_id: str, cursor: str | None, limit: int) -> Page[Access]:
        """A page of a mail's, the latest first; ``InvalidError`` for a cursor of another list."""


class WorkingDays(Protocol):
    """The days that administrations work."""

    def calendar_of(self, administration_id: str) -> Calendar:
        """The administration's own calendar."""


class Receipt(Protocol):
    """A sealed receipt of an incoming mail, as whoever seals keeps it."""

    @property
    def seq(self) -> int:
        """The place, in the mail's chain, of the act that called for it."""

    @property
    def kind(self) -> str:
        """What it attests."""

    @property
    def verification_id(self) -> str:
        """Under which anyone may verify it."""

    @property
    def sha256(self) -> str:
        """Over its bytes, in hexadecimal."""

    @property
    def issued_at(self) -> datetime:
        """When it was made."""


class ModelStore(Protocol):
    """Registration models as stored."""

    def models(self, administration_id: str, latest: bool = False) -> Models | None:
        """As they were a moment ago, or as they are now; None before the first change."""

    def save(self, work: Work, models: Models) -> None:
        """Stores them with the next version, if their version is the one read."""


class Folders(Protocol):
    """The folders in which replies go through their circuits."""

    def reason_of(self, folder_id: str) -> str:
        """What the person who refused wrote, or the operator who abandoned it."""

    def desks_of(self, mail_id: str) -> frozenset[str]:
        """The desks at which the folders lie that answer this mail, ended ones too."""

    def awaits_seal(self, folder_id: str, intake_id: str) -> bool:
        """Whether this folder is still on its way to a seal under the number of this sheet."""
