"""Files in memory, behind the ports: storage that keeps versions, a table with conditions, links, a scan that tags.

Every call of a port may be made to crash, before or after it took effect, or to let another whole act come in between.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar, cast

from chalicelib.files.deciding import Deciding
from chalicelib.files.inspection import InspectionService
from chalicelib.files.model import Arrival, Declaration, FileState, Structure, UploadedFile
from chalicelib.files.ports import PresignedPost
from chalicelib.files.scan import Scan
from chalicelib.files.service import FilesService
from chalicelib.files.sweeping import FileSweep
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.work import StaleError, Work

Method = TypeVar("Method", bound=Callable[..., Any])
HOSTILE = b"hostile"


class CrashError(Exception):
    """The process died."""


@dataclass
class Plan:
    """What happens at one of the next calls of a port."""

    at: int
    kind: str
    between: Callable[[], None] = lambda: None


def port(method: Method) -> Method:
    """A call that leaves the process: the world may have something happen before and after it."""

    @wraps(method)
    def called(self: Any, *given: Any, **named: Any) -> Any:
        self.world.before()
        result = method(self, *given, **named)
        self.world.after()
        return result

    return cast(Method, called)


@dataclass
class Uncommitted:
    """Writes that take effect together."""

    checks: list[Callable[[], bool]] = field(default_factory=list)
    effects: list[Callable[[], None]] = field(default_factory=list)


@dataclass
class Store:
    """The table."""

    world: "World"
    files: dict[str, UploadedFile] = field(default_factory=dict)

    @port
    def get(self, file_id: str) -> UploadedFile | None:
        return self.files.get(file_id)

    def of_owner(self, owner: str) -> list[UploadedFile]:
        return [it for it in self.files.values() if it.owner == owner and it.state is not FileState.REMOVED]

    @port
    def due(self, now: datetime) -> Iterable[str]:
        return list(self.files)

    def add(self, work: Work, file: UploadedFile) -> None:
        self._write(work, file, None)

    def save(self, work: Work, file: UploadedFile) -> None:
        self._write(work, replace(file, version=file.version + 1), file.version)

    def remove(self, work: Work, file: UploadedFile) -> None:
        self.save(work, file)

    def _write(self, work: Work, file: UploadedFile, expected: int | None) -> None:
        gathered = cast(Uncommitted, work)

        def holds() -> bool:
            stored = self.files.get(file.id)
            return stored is None if expected is None else stored is not None and stored.version == expected

        gathered.checks.append(holds)
        gathered.effects.append(lambda: self.files.__setitem__(file.id, file))


@dataclass
class Quarantine:
    """Where versions lie."""

    world: "World"
    versions: list[tuple[Arrival, bytes]] = field(default_factory=list)

    def form(self, *_: Any) -> PresignedPost:
        return PresignedPost("", {}, 900)

    @port
    def arrivals(self, prefix: str) -> Sequence[Arrival]:
        return [arrival for arrival, _ in self.versions if arrival.key.startswith(prefix)]

    @port
    def fetch(self, arrival_key: str, version_id: str, into: Path) -> str:
        content = self.content(arrival_key, version_id)
        if content is None:
            raise NotFoundError("files.bytes_gone")
        into.write_bytes(content)
        return sha256(content)

    def content(self, key: str, version_id: str) -> bytes | None:
        return next((it for at, it in self.versions if (at.key, at.version_id) == (key, version_id)), None)


@dataclass
class Documents:
    """What people read; a link is a key, and goes on leading there."""

    world: "World"
    copies: dict[str, tuple[str, str]] = field(default_factory=dict)

    @port
    def keep(self, key: str, version_id: str, document_key: str, media_type: str) -> None:
        self.copies[document_key] = (key, version_id)

    @port
    def withdraw(self, document_key: str) -> None:
        self.copies.pop(document_key, None)

    def read_url(self, document_key: str, *_: Any) -> str:
        return document_key


@dataclass
class Malware:
    """The scan's tags; the newest word stands, as on storage."""

    world: "World"
    tags: dict[tuple[str, str], Scan] = field(default_factory=dict)
    asked: list[tuple[str, str]] = field(default_factory=list)

    @port
    def status(self, key: str, version_id: str) -> Scan | None:
        return self.tags.get((key, version_id))

    @port
    def scan_again(self, key: str, version_id: str) -> None:
        self.asked.append((key, version_id))


class NoParts:
    """No file here is sent in parts."""

    def _never(self, *_: Any) -> Any:
        raise NotImplementedError

    begin = sign = held = complete = abort = _never


class Inspector:
    """Sees what is hostile by its first word."""

    def look(self, path: Path, taken: frozenset[str]) -> Structure:
        hostile = path.read_bytes().startswith(HOSTILE)
        return Structure(1, ("javascript",) if hostile else (), kind="pdf")


@dataclass
class Reinspection:
    """Messages to the inspection function."""

    asked: list[tuple[str, str]] = field(default_factory=list)

    def ask(self, key: str, version_id: str) -> None:
        self.asked.append((key, version_id))


class Log:
    """Records, as they were committed."""

    def __init__(self) -> None:
        self.records: list[LogRecord] = []

    def append(self, work: Work, record: LogRecord) -> None:
        cast(Uncommitted, work).effects.append(lambda: self.records.append(record))

    def events(self, file_id: str) -> list[str]:
        return [record.body["event"] for record in self.records if record.object_id == f"file/{file_id}"]


class World:
    """Everything, wired as the product wires it."""

    def __init__(self, scanned: bool = True) -> None:
        self.present = datetime(2026, 11, 26, 9, tzinfo=UTC)
        self.plans: list[Plan] = []
        self.store, self.quarantine, self.documents = Store(self), Quarantine(self), Documents(self)
        self.malware, self.reinspection, self.log = Malware(self), Reinspection(), Log()
        deciding = Deciding(self.store, self.documents, self.log, self.transactions, self, scanned)
        self.inspection = InspectionService(
            self.store, self.quarantine, Inspector(), self.malware, deciding, self.transactions
        )
        self.files = FilesService(
            self.store, self.quarantine, NoParts(), self.documents, self.reinspection, self.transactions, self
        )
        self.sweeping = FileSweep(self.store, self.files, self.reinspection, self)

    def now(self) -> datetime:
        return self.present

    def before(self) -> None:
        for plan in list(self.plans):
            plan.at -= 1
            if plan.at:
                continue
            if plan.kind == "crash before":
                raise CrashError
            if plan.kind == "between":
                self.plans.remove(plan)
                plan.between()

    def after(self) -> None:
        if any(plan.at == 0 and plan.kind == "crash after" for plan in self.plans):
            raise CrashError

    @contextmanager
    def transactions(self) -> Iterator[Uncommitted]:
        work = Uncommitted()
        yield work
        self.before()
        if not all(holds() for holds in work.checks):
            raise StaleError
        for effect in work.effects:
            effect()
        self.after()

    def expected_file(self, owner: str = "deposit/D1") -> UploadedFile:
        number = f"F{len(self.store.files) + 1}"
        file = UploadedFile(number, "A1", owner, Declaration("a.pdf"), self.present, Chain.start(f"file/{number}"))
        self.store.files[number] = file
        return file

    def upload(self, file: UploadedFile, content: bytes) -> Arrival:
        """One more version of the file's object."""
        version = f"v{len(self.quarantine.versions) + 1}"
        self.present += timedelta(seconds=1)
        arrival = Arrival(f"{file.prefix}a.pdf", version, len(content), self.present)
        self.quarantine.versions.append((arrival, content))
        return arrival
