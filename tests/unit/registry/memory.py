"""A registry in memory with the conditions of the real one, and crashes on demand: for its rules, not its store."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from chalicelib.kernel.access import Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.paging import Page, page_of
from chalicelib.kernel.work import StaleError, Work
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.closing.freezing import Freezing
from chalicelib.registry.closing.model import Closing
from chalicelib.registry.closing.work import ClosingWork
from chalicelib.registry.closing.yearly import YearlyClosing
from chalicelib.registry.facts import DeskFacts, EntityFacts
from chalicelib.registry.model import Counter, Mail, PendingRow, Register
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.numbering import Numbering
from chalicelib.registry.registers.restoring import Restoring
from chalicelib.registry.relaying.model import Relayed
from chalicelib.registry.sheet import Channel, Sheet

OPENED = datetime(2026, 1, 2, tzinfo=UTC)
NAME = Bilingual("جماعة", "Commune")
SHEET = Sheet("طلب رخصة", "فاطمة", Channel.PORTAL, date(2026, 11, 22), "entity-1")


REGISTER = Register("RBT-A", "administration-1", "entity-1", OPENED)


class Crash(Exception):
    """The process died here."""


@dataclass
class Gathered:
    """Writes with their conditions, applied all or not at all."""

    conditions: list[Callable[[], bool]] = field(default_factory=list)
    effects: list[Callable[[], None]] = field(default_factory=list)


@dataclass
class Memory:
    """One register's world. ``before_commit`` and ``after_commit`` may raise, or let somebody else act."""

    now: datetime = OPENED
    counters: dict[tuple[str, int], Counter] = field(default_factory=dict)
    rows: dict[str, PendingRow] = field(default_factory=dict)
    mails: dict[str, Mail] = field(default_factory=dict)
    records: list[LogRecord] = field(default_factory=list)
    registers: list[Register] = field(default_factory=lambda: [REGISTER])
    closings: dict[tuple[str, str], Closing] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    marks: set[tuple[int, int]] = field(default_factory=set)
    table: str = "table-1"
    epoch: str = "table-1"
    before_commit: Callable[[], None] = lambda: None
    after_commit: Callable[[], None] = lambda: None

    def numbering(self, batch: int = 30) -> Numbering:
        # Each stands for the part of its port that numbering calls.
        parts: dict[str, Any] = {
            "registers": _Registers(self),
            "counters": _Counters(self),
            "pending": _Pending(self),
            "mails": _Mails(self),
            "sheets": _Sheets(),
            "directory": Directory(),
            "log": _Log(self),
            "days": _Days(),
            "relays": _Relays(),
            "continuity": self.continuity(),
        }
        return Numbering(**parts, transactions=self.transaction, clock=_Clock(self), batch=batch)

    def continuity(self) -> Continuity:
        parts: dict[str, Any] = {"registers": _Registers(self), "counters": _Counters(self), "marks": _Marks(self)}
        return Continuity(**parts)

    def restoring(self) -> Restoring:
        parts: dict[str, Any] = {"counters": _Counters(self), "gaps": _Gaps(self), "log": _Log(self)}
        return Restoring(self.continuity(), **parts, transactions=self.transaction, clock=_Clock(self))

    def freezing(self) -> Freezing:
        parts: dict[str, Any] = {"counters": _Counters(self), "closings": _Closings(self), "log": _Log(self)}
        return Freezing(self.continuity(), **parts, transactions=self.transaction, clock=_Clock(self))

    def yearly(self) -> YearlyClosing:
        parts: dict[str, Any] = {"registers": _Registers(self), "closings": _Closings(self)}
        return YearlyClosing(**parts, freezing=self.freezing(), clock=_Clock(self))

    def closing_work(self, outside: Any, workplace: Callable[[], AbstractContextManager[Path]]) -> ClosingWork:
        """``outside`` stands for everybody who names, sets, seals, signs and keeps."""
        parts: dict[str, Any] = {
            "closings": _Closings(self),
            "counters": _Counters(self),
            "mails": _Mails(self),
            "gaps": _Gaps(self),
            "directory": Directory(),
            "log": _Log(self),
            **dict.fromkeys(("bodies", "papers", "sealer", "statements", "files"), outside),
        }
        return ClosingWork(**parts, workplace=workplace, transactions=self.transaction, clock=_Clock(self))

    def submit(self, name: str, at: datetime | None = None) -> None:
        row = PendingRow("RBT-A", name, f"v-{name}", f"deposit/{name}", at or self.now, ready=True)
        self.rows.setdefault(name, row)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        work = Gathered()
        yield work
        self.before_commit()
        if not all(holds() for holds in work.conditions):
            raise StaleError("memory")
        for effect in work.effects:
            effect()
        self.after_commit()


@dataclass
class _Clock:
    memory: Memory

    def now(self) -> datetime:
        return self.memory.now


@dataclass
class _Registers:
    memory: Memory

    def get(self, register_id: str) -> Register:
        listed = next((it for it in self.memory.registers if it.id == register_id), REGISTER)
        return replace(listed, id=register_id, epoch=self.memory.epoch)

    def all(self) -> list[Register]:
        return self.memory.registers

    def epoch(self) -> str:
        return self.memory.table

    def hold(self, register: Register) -> None:
        self.memory.epoch = ""

    def release(self, register: Register) -> None:
        if self.memory.epoch != register.epoch:
            raise StaleError("memory")
        self.memory.epoch = self.memory.table


@dataclass
class _Marks:
    memory: Memory

    def leave(self, register_id: str, year: int, serial: int) -> None:
        self.memory.marks.add((year, serial))

    def beyond(self, register_id: str, year: int, serial: int) -> bool:
        return any(marked > (year, serial) for marked in self.memory.marks if marked[0] == year)

    def highest(self, register_id: str) -> dict[int, int]:
        return dict(sorted(self.memory.marks))


@dataclass
class _Gaps:
    memory: Memory

    def add(self, work: Any, gap: Gap) -> None:
        work.conditions.append(lambda: gap not in self.memory.gaps)
        work.effects.append(lambda: self.memory.gaps.append(gap))

    def of_year(self, register_id: str, year: int) -> list[Gap]:
        return [gap for gap in self.memory.gaps if (gap.register_id, gap.year) == (register_id, year)]


@dataclass
class _Closings:
    memory: Memory

    def get(self, register_id: str, closing_id: str) -> Closing | None:
        return self.memory.closings.get((register_id, closing_id))

    def of_register(self, register_id: str, cursor: str | None, limit: int) -> Page[Closing]:
        found = [closing for (of, _), closing in self.memory.closings.items() if of == register_id]
        return page_of(sorted(found, key=lambda closing: closing.id, reverse=True), cursor, limit)

    def ids(self, register_id: str) -> frozenset[str]:
        return frozenset(closing_id for of, closing_id in self.memory.closings if of == register_id)

    def add(self, work: Any, closing: Closing) -> None:
        key = (closing.register_id, closing.id)
        work.conditions.append(lambda: key not in self.memory.closings)
        work.effects.append(lambda: self.memory.closings.update({key: closing}))

    def save(self, work: Any, closing: Closing) -> None:
        key, after = (closing.register_id, closing.id), replace(closing, version=closing.version + 1)
        work.conditions.append(lambda: self.memory.closings[key].version == closing.version)
        work.effects.append(lambda: self.memory.closings.update({key: after}))

    def note(self, closing: Closing, read: int) -> None:
        pass


class _Sheets:
    def of_sources(self, sources: Sequence[str]) -> Mapping[str, Sheet]:
        return {source: SHEET for source in sources if "lost" not in source}


class _Relays:
    """Nothing comes from elsewhere."""

    def of_sources(self, sources: Sequence[str]) -> Mapping[str, Relayed]:
        return {}


class Directory:
    """One entity with its registry office."""

    def entities(self, administration_id: str) -> list[EntityFacts]:
        return [EntityFacts("entity-1", "RBT", NAME)]

    def desks(self, administration_id: str) -> list[DeskFacts]:
        return [DeskFacts("desk-1", "entity-1", NAME, frozenset({Role.REGISTRAR}))]


class _Days:
    """The nation's days."""

    def calendar_of(self, administration_id: str) -> Calendar:
        return Calendar()


@dataclass
class _Counters:
    memory: Memory

    def get(self, register_id: str, year: int) -> Counter | None:
        return self.memory.counters.get((register_id, year))

    def advance(self, work: Any, counter: Counter) -> None:
        self._put(work, counter, counter.version)

    def open_year(self, work: Any, counter: Counter, previous: Counter | None) -> None:
        key = (counter.register_id, counter.year)
        work.conditions.append(lambda: key not in self.memory.counters)
        work.effects.append(lambda: self.memory.counters.update({key: counter}))
        if previous is not None:
            self._put(work, replace(previous, closed=True), previous.version)

    def _put(self, work: Any, counter: Counter, version: int) -> None:
        key, after = (counter.register_id, counter.year), replace(counter, version=version + 1)
        work.conditions.append(lambda: self.memory.counters[key].version == version)
        work.effects.append(lambda: self.memory.counters.update({key: after}))


@dataclass
class _Pending:
    memory: Memory

    def ready(self, register_id: str, limit: int) -> list[PendingRow]:
        rows = sorted(self.memory.rows.values(), key=lambda row: (row.submitted_at, row.mail_id))
        return [row for row in rows if row.register_id == register_id][:limit]

    def remove_ready(self, work: Any, row: PendingRow) -> None:
        work.conditions.append(lambda: row.mail_id in self.memory.rows)
        work.effects.append(lambda: self.memory.rows.pop(row.mail_id))


@dataclass
class _Mails:
    memory: Memory

    def add(self, work: Any, mail: Mail) -> None:
        work.conditions.append(lambda: mail.id not in self.memory.mails)
        work.effects.append(lambda: self.memory.mails.update({mail.id: mail}))

    def entries(self, register_id: str, year: int, cursor: str | None, limit: int, newest_first: bool) -> Page[Mail]:
        of_year = [
            m for m in self.memory.mails.values() if (m.number.register_id, m.number.year) == (register_id, year)
        ]
        after = sorted(of_year, key=lambda mail: mail.number)[int(cursor or 0) :]
        return Page(tuple(after[:limit]), str(int(cursor or 0) + limit) if len(after) > limit else None)


@dataclass
class _Log:
    memory: Memory

    def append(self, work: Any, record: LogRecord) -> None:
        work.effects.append(lambda: self.memory.records.append(record))
