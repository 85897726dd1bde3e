"""Ports of bulk deposits in memory: a mail office of drafts, batches, a clock set by hand."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from chalicelib.bulk.account import Depositor, SenderAccount
from chalicelib.bulk.batch import Batch, Earlier, Part, Place
from chalicelib.bulk.manifest import Rule
from chalicelib.bulk.ports import DepositFacts, Opening, UploadForm, Wanted
from chalicelib.bulk.records import Records
from chalicelib.kernel.errors import DomainError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import StaleError, Work

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


@dataclass
class HandClock:
    """Stands still until it is set."""

    at: datetime = NOW

    def now(self) -> datetime:
        """The instant that was set."""
        return self.at


@dataclass
class Office:
    """The mail office: drafts by id. ``closed`` administrations take nothing; ``crash_at`` is a draft's number at which
    the process dies once."""

    drafts: dict[str, Opening] = field(default_factory=dict)
    opened: list[str] = field(default_factory=list)
    submitted: set[str] = field(default_factory=set)
    arrived: set[str] = field(default_factory=set)
    given_up: set[str] = field(default_factory=set)
    pursued: list[str] = field(default_factory=list)
    closed: set[str] = field(default_factory=set)
    earlier: dict[int, Earlier] = field(default_factory=dict)
    crash_at: int = 0
    meanwhile: Callable[[], None] = lambda: None
    """What happens while a draft is made."""

    def cleaned(self, depositor: Depositor) -> Depositor:
        return replace(depositor, name=depositor.name.strip())

    def depositor_problems(self, depositor: Depositor) -> Sequence[Problem]:
        return [] if "@" in depositor.email else [Problem("email", "deposit.email_invalid")]

    def letter_rule(self) -> Rule:
        return lambda letter: [] if letter.subject else [Problem("subject", "deposit.subject_missing")]

    def open(self, opening: Opening) -> Earlier | None:
        if opening.letter.administration in self.closed:
            raise DomainError("deposit.administration_closed")
        self.meanwhile()
        self.opened.append(opening.deposit_id)
        self.drafts.setdefault(opening.deposit_id, opening)
        if self.crash_at and opening.place.line == self.crash_at:
            self.crash_at = 0
            raise RuntimeError("the process died")
        return self.earlier.get(opening.place.line)

    def facts(self, deposit_ids: Sequence[str], with_files: bool) -> Mapping[str, DepositFacts]:
        return {it: self._facts(it) for it in deposit_ids if it in self.drafts}

    def _facts(self, deposit_id: str) -> DepositFacts:
        if deposit_id in self.submitted:
            return DepositFacts(deposit_id, "submitted", submitted_at=NOW)
        return DepositFacts(deposit_id, "draft", waits=deposit_id not in self.given_up)

    def wanted(self, deposit_id: str) -> Wanted:
        return Wanted((UploadForm(f"{deposit_id}-0", "a.pdf", "https://storage", {}, 900),))

    def pursue(self, deposit_id: str) -> None:
        self.pursued.append(deposit_id)
        if deposit_id in self.arrived and deposit_id not in self.given_up:
            self.submitted.add(deposit_id)

    def give_up(self, deposit_id: str) -> None:
        if deposit_id not in self.submitted:
            self.given_up.add(deposit_id)

    def receipt_url(self, deposit_id: str, occasion: int) -> str:
        raise NotFoundError("deposit.receipt_not_ready")


@dataclass
class Kept:
    """Accounts and batches."""

    accounts: dict[str, SenderAccount] = field(default_factory=dict)
    batches: dict[str, Batch] = field(default_factory=dict)
    by_part: dict[tuple[str, int], Part] = field(default_factory=dict)
    references: dict[tuple[str, str], Place] = field(default_factory=dict)

    def account(self, account_id: str) -> SenderAccount | None:
        return self.accounts.get(account_id)

    def save_account(self, work: Work, account: SenderAccount) -> None:
        _later(work, lambda: self._unchanged(self.accounts.get(account.id), account.version))
        _later(work, lambda: self.accounts.__setitem__(account.id, replace(account, version=account.version + 1)))

    def get(self, batch_id: str) -> Batch | None:
        return self.batches.get(batch_id)

    def of_sender(self, sender: str, cursor: str | None, limit: int) -> Page[Batch]:
        own = [batch for batch in self.batches.values() if batch.sender == sender]
        return Page(tuple(sorted(own, key=lambda batch: batch.sent_at, reverse=True)[:limit]))

    def parts(self, batch_id: str, numbers: Iterable[int]) -> list[Part]:
        return [self.by_part[batch_id, number] for number in numbers if (batch_id, number) in self.by_part]

    def page_of_parts(self, batch: Batch, cursor: str | None, limit: int) -> Page[Part]:
        first = int(cursor or 1)
        more = str(first + limit) if first + limit <= batch.parts else None
        return Page(tuple(self.parts(batch.id, range(first, first + limit))), more)

    def add(self, work: Work, batch: Batch, parts: Iterable[Part]) -> None:
        self.save(work, batch)
        for part in parts:
            self.save_part(work, batch, part)

    def save(self, work: Work, batch: Batch) -> None:
        _later(work, lambda: self._unchanged(self.batches.get(batch.id), batch.version))
        _later(work, lambda: self.batches.__setitem__(batch.id, replace(batch, version=batch.version + 1)))

    def save_part(self, work: Work, batch: Batch, part: Part) -> None:
        _later(work, lambda: self.by_part.__setitem__((batch.id, part.number), part))

    def claim_reference(self, batch: Batch, place: Place, reference: str) -> Place:
        return self.references.setdefault((batch.sender, reference), place)

    def due(self, now: datetime, limit: int) -> list[str]:
        return [it.id for it in self.batches.values() if it.due_at is not None and it.due_at <= now][:limit]

    @staticmethod
    def _unchanged(known: Any, version: int) -> None:
        if (known.version if known else 0) != version:
            raise StaleError


@dataclass
class Names:
    """The directory."""

    def name(self, administration_id: str) -> Bilingual:
        return Bilingual("جماعة", "Commune")


@dataclass
class Calls:
    """Wakes nobody, and remembers for whom it should have."""

    woken: list[str] = field(default_factory=list)

    def wake(self, batch_id: str) -> None:
        self.woken.append(batch_id)


@dataclass
class InMemory:
    """Records with everything in memory; ``log`` holds what was said."""

    kept: Kept = field(default_factory=Kept)
    clock: HandClock = field(default_factory=HandClock)
    log: list[LogRecord] = field(default_factory=list)

    def append(self, work: Work, record: LogRecord) -> None:
        _later(work, lambda: self.log.append(record))

    def records(self) -> Records:
        """As services take them."""
        return Records(self.kept, self.kept, self, _transactions, self.clock)

    def said(self) -> list[str]:
        """The events, in order."""
        return [str(record.body["event"]) for record in self.log]


@contextmanager
def _transactions() -> Iterator[Work]:
    work: Any = []
    yield work
    for step in work:
        step()


def _later(work: Any, step: Callable[[], Any]) -> None:
    work.append(step)
