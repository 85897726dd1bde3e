"""Everything around a document that is made to last, in memory: files, documents, log, a clock set by hand; and a
process that dies before or after any call that it makes to the outside."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import StaleError, Work
from chalicelib.lasting.algorithms import Algorithms
from chalicelib.lasting.care import Care
from chalicelib.lasting.model import Lasting, Sealed, Seen, State
from chalicelib.lasting.ports import Archivist
from chalicelib.lasting.prolonging import Prolonging

START = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
HORIZON = timedelta(days=90)
RECEIPT = Sealed("V" * 20, "A", "M", "receipts/A/M.pdf", "0" * 64)


class DiedError(Exception):
    """The process ended here."""


@dataclass
class World:
    """``dies_at`` is the place, among all calls to the outside, before (even) or after (odd) which the process dies."""

    archivist: Archivist
    at: datetime = START
    algorithms: Algorithms = field(default_factory=lambda: Algorithms({}))
    files: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, Lasting] = field(default_factory=dict)
    told: list[Lasting] = field(default_factory=list)
    log: list[LogRecord] = field(default_factory=list)
    woken: list[str] = field(default_factory=list)
    more: int = 0
    dies_at: int | None = None
    calls: int = 0

    def prolonging(self) -> Prolonging:
        """The service over all this."""
        guarded = _Guarded(self)
        given = (self.algorithms, HORIZON, self, self.transactions, self)
        return Prolonging(self, self, guarded, self, *given)

    def care(self) -> Care:
        """What comes round over all this."""
        return Care(self, self, self.algorithms, HORIZON, self.transactions, self)

    def document(self) -> Lasting:
        """The one that is followed."""
        return self.documents[RECEIPT.id]

    def events(self) -> list[str]:
        """What was recorded, in order."""
        return [str(record.body["event"]) for record in self.log]

    def outside(self, call: Callable[[], Any]) -> Any:
        """One call to the outside, which the process may not live to make, or to hear answered."""
        place, self.calls = self.calls, self.calls + 2
        if self.dies_at == place:
            raise DiedError
        answer = call()
        if self.dies_at == place + 1:
            raise DiedError
        return answer

    def now(self) -> datetime:
        return self.at

    def pdf(self, key: str) -> bytes:
        return bytes(self.outside(lambda: self.files[key]))

    def put_version(self, key: str, original: str, pdf: bytes, at: datetime) -> bytes:
        assert original == RECEIPT.key
        return bytes(self.outside(lambda: self.files.setdefault(key, pdf)))

    def get(self, document_id: str) -> Lasting | None:
        return self.documents.get(document_id)

    def save(self, work: Work, document: Lasting) -> None:
        def saved() -> None:
            self.documents[document.id] = replace(document, version=document.version + 1)

        known = self.documents.get(document.id)
        if (known.version if known else 0) != document.version:
            raise StaleError
        _later(work, saved)

    def tell(self, work: Work, document: Lasting) -> None:
        _later(work, lambda: self.told.append(document))

    def append(self, work: Work, record: LogRecord) -> None:
        _later(work, lambda: self.log.append(record))

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        return [it.id for it in self.documents.values() if it.is_due(now)][:limit]

    def ending(self, suite: str, before: datetime, limit: int) -> Sequence[str]:
        lasting = [it for it in self.documents.values() if it.state is State.LASTING and it.suite == suite]
        return [it.id for it in lasting if it.due_at <= before][:limit]

    def count_late(self, limit: int) -> int:
        return sum(it.state is State.LATE for it in self.documents.values())

    def count_stopped(self, since: datetime, limit: int) -> int:
        return sum(it.state is State.STOPPED and it.due_at >= since for it in self.documents.values())

    def wake(self, document_ids: Sequence[str]) -> None:
        self.woken += document_ids

    def renew_more(self) -> None:
        self.more += 1

    @contextmanager
    def transactions(self) -> Iterator[Work]:
        work: Any = []
        yield work

        self.outside(lambda: [step() for step in work])


def _later(work: Any, step: Callable[[], None]) -> None:
    work.append(step)


@dataclass
class _Guarded:
    """The archivist, whose calls the process may not survive."""

    world: World

    def seen(self, pdf: bytes, now: datetime) -> Seen:
        found = self.world.outside(lambda: self.world.archivist.seen(pdf, now))
        assert isinstance(found, Seen)
        return found

    def with_proofs(self, pdf: bytes, now: datetime) -> bytes:
        return bytes(self.world.outside(lambda: self.world.archivist.with_proofs(pdf, now)))

    def with_timestamp(self, pdf: bytes, digest: str) -> bytes:
        return bytes(self.world.outside(lambda: self.world.archivist.with_timestamp(pdf, digest)))
