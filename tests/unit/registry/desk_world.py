"""One mail at a desk, its office in memory, a clock set by hand: for the rules of its course, not for its store."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any, cast

from chalicelib.kernel.access import Caller, Decision, Role, Seat
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.work import StaleError
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.acts import MailActs
from chalicelib.registry.clocks.deadlines import Deadlines
from chalicelib.registry.clocks.procedure import Procedure
from chalicelib.registry.clocks.standing import aimed, clock_of
from chalicelib.registry.facts import DeskFacts, EntityFacts
from chalicelib.registry.messages.correspondence import Correspondence
from chalicelib.registry.messages.hearing import Hearing
from chalicelib.registry.messages.ports import DepositorFacts, Depositors
from chalicelib.registry.model import HistoryEntry, Mail, Status
from chalicelib.registry.registers.number import RegistryNumber
from chalicelib.registry.sheet import Channel, Sheet

NAME = Bilingual("جماعة", "Commune")
ENTITIES = [EntityFacts("root", "RBT", NAME), EntityFacts("works", "TRV", NAME, "root")]
DESKS = [
    DeskFacts("office", "root", NAME, frozenset({Role.REGISTRAR})),
    DeskFacts("president", "root", NAME, frozenset({Role.HEAD})),
    DeskFacts("chief", "works", NAME, frozenset({Role.HEAD})),
    DeskFacts("roads", "works", NAME, frozenset({Role.HANDLER})),
]
HANDLER = Caller("agent", "adm", NAME, "a@adm.example", (Seat("roads", "works", NAME, frozenset({Role.HANDLER})),))


@dataclass
class World:
    """Everything is in one mail; ``commits`` are the transactions that took effect."""

    mail: Mail
    now: datetime
    calendar: Calendar = field(default_factory=Calendar)
    entries: list[HistoryEntry] = field(default_factory=list)
    records: list[LogRecord] = field(default_factory=list)
    facts: DepositorFacts = field(default_factory=DepositorFacts)

    @classmethod
    def at_desk(cls, now: datetime, due_on: date | None, procedure: Procedure, calendar: Calendar) -> "World":
        """A mail that was assigned to the roads' desk, received on the first of its month."""
        sheet = Sheet("طلب", "فاطمة", Channel.PORTAL, now.date().replace(day=1), "works", procedure=procedure)
        mail = Mail(
            "mail", "adm", RegistryNumber.of("RBT-A", now.year, 1), now, now, "deposit/D", "V", sheet, Status.ASSIGNED,
            "works", Chain.start("mail/mail"), desk_id="roads", due_on=due_on,
        )  # fmt: skip
        course = clock_of(mail, calendar).set_anew(mail.course, now.date())
        return cls(aimed(replace(mail, course=course), lambda: calendar), now, calendar)

    @property
    def acts(self) -> MailActs:
        return MailActs(cast(Any, self), cast(Any, self), self.transaction, cast(Any, _Clock(self)), cast(Any, self))

    def sweep(self, at: datetime | None = None) -> list[str]:
        """What one run of the job does, then or now."""
        self.now, before = at or self.now, len(self.records)
        Deadlines(self.acts, cast(Any, self), cast(Any, self), cast(Any, _Clock(self))).sweep()
        return [str(record.body["event"]) for record in self.records[before:]]

    @property
    def hearing(self) -> Hearing:
        return Hearing(self.acts, cast(Any, self), cast(Any, self))

    @property
    def correspondence(self) -> Correspondence:
        allowed = lambda *_: Decision(True, seat=HANDLER.seats[0])  # noqa: E731  # the policy has tests of its own
        parts: Any = self
        return Correspondence(self.acts, _Depositors(self), parts, parts, parts, allowed, _Clock(self))

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        work: list[Any] = []
        yield work
        if any(version != self.mail.version for version, _ in work):
            raise StaleError("memory")
        for _, effect in work:
            effect()

    # The parts of ports that are called.

    def get(self, _: str) -> Mail:
        return self.mail

    def save(self, work: Any, mail: Mail, entry: HistoryEntry) -> None:
        def put() -> None:
            self.mail = replace(mail, version=mail.version + 1)
            self.entries.append(entry)

        work.append((mail.version, put))

    def append(self, work: Any, record: LogRecord) -> None:
        work.append((self.mail.version, lambda: self.records.append(record)))

    def history(self, _: str) -> list[HistoryEntry]:
        return self.entries

    def to_look_at(self, now: datetime, _: int) -> list[str]:
        look_at = self.mail.course.look_at
        return ["mail"] if look_at and look_at <= now else []

    def look_later(self, mail: Mail, at: datetime | None) -> None:
        self.mail = replace(mail, course=replace(mail.course, look_at=at))

    def calendar_of(self, _: str) -> Calendar:
        return self.calendar

    def entities(self, _: str) -> Sequence[EntityFacts]:
        return ENTITIES

    def desks(self, _: str) -> Sequence[DeskFacts]:
        return DESKS

    def demand(self, *_: Any) -> None:
        """No file goes with anything here."""


@dataclass
class _Clock:
    world: World

    def now(self) -> datetime:
        return self.world.now


@dataclass
class _Depositors(Depositors):
    world: World

    def facts(self, source: str, leg: int = 0, until: datetime | None = None) -> DepositorFacts:
        return self.world.facts


def said(name: str, number: int, at: datetime) -> Event:
    """An event of the deposit's, as read from the bus."""
    return Event(name, "deposit/D#0000000009", "deposit/D", "adm", at, "", {"mail_id": "mail", "number": number})


def at(day: date, hour: int = 12) -> datetime:
    """An instant of that day, in UTC."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
