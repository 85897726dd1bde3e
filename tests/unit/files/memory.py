"""Files, and a storage that gathers parts, in memory: for what the use cases decide, with others acting between."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from chalicelib.files.model import Arrival, UploadedFile
from chalicelib.files.part_uploads import PartUploads
from chalicelib.files.parts import SMALLEST_PART_BYTES, HeldPart
from chalicelib.files.ports import SignedPart
from chalicelib.files.service import FilesService
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import StaleError

NOW = datetime(2026, 11, 22, 13, 5, tzinfo=UTC)
PART = SMALLEST_PART_BYTES


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass
class Memory:
    """Everything behind the ports. ``before_commit`` and ``before_completion`` may let somebody else act, once."""

    files: dict[str, UploadedFile] = field(default_factory=dict)
    gathered: dict[str, dict[int, HeldPart]] = field(default_factory=dict)
    objects: list[Arrival] = field(default_factory=list)
    before_commit: Callable[[], None] | None = None
    before_completion: Callable[[], None] | None = None
    begun: int = 0

    def uploads(self, part_bytes: int = PART) -> PartUploads:
        return PartUploads(self.service(), _Store(self), _Storage(self), self.transaction, part_bytes)

    def service(self) -> FilesService:
        unused: Any = None  # neither forms nor documents are asked for here
        clock: Any = _Clock()
        quarantine: Any = _Quarantine(self)
        return FilesService(_Store(self), quarantine, _Storage(self), unused, unused, self.transaction, clock)

    def put(self, upload_id: str, number: int, content: bytes) -> None:
        """A part arrives in storage."""
        self.gathered[upload_id][number] = HeldPart(number, len(content), digest(content), f"{number}-{len(content)}")

    def end(self, upload_id: str) -> None:
        """The bucket's rule ends what is unfinished."""
        del self.gathered[upload_id]

    @contextmanager
    def transaction(self) -> Iterator[Any]:
        work: list[tuple[UploadedFile, int | None]] = []
        yield work
        meanwhile, self.before_commit = self.before_commit, None
        if meanwhile:
            meanwhile()
        for file, expected in work:
            if expected is not None and self.files[file.id].version != expected:
                raise StaleError
        self.files.update({file.id: file for file, _ in work})


class _Clock:
    def now(self) -> datetime:
        return NOW


@dataclass
class _Store:
    memory: Memory

    def due(self, now: datetime) -> Iterator[str]:
        yield from ()

    def get(self, file_id: str) -> UploadedFile | None:
        return self.memory.files.get(file_id)

    def of_owner(self, owner: str) -> list[UploadedFile]:
        return [file for file in self.memory.files.values() if file.owner == owner]

    def add(self, work: Any, file: UploadedFile) -> None:
        work.append((file, None))

    def save(self, work: Any, file: UploadedFile) -> None:
        work.append((replace(file, version=file.version + 1), file.version))

    def remove(self, work: Any, file: UploadedFile) -> None:
        self.save(work, file)


@dataclass
class _Quarantine:
    memory: Memory

    def arrivals(self, prefix: str) -> Sequence[Arrival]:
        return [arrival for arrival in self.memory.objects if arrival.key.startswith(prefix)]


@dataclass
class _Storage:
    memory: Memory

    def begin(self, key: str) -> str:
        self.memory.begun += 1
        upload_id = f"upload-{self.memory.begun}"
        self.memory.gathered[upload_id] = {}
        return upload_id

    def sign(self, key: str, upload_id: str, number: int, size_bytes: int, sha256: str) -> SignedPart:
        return SignedPart(number, f"{key}?{upload_id}&{size_bytes}&{sha256}", {}, 900)

    def held(self, key: str, upload_id: str) -> Sequence[HeldPart]:
        parts = self._parts(upload_id)
        return [parts[number] for number in sorted(parts)]

    def complete(self, key: str, upload_id: str, parts: Sequence[HeldPart], size_bytes: int) -> None:
        meanwhile, self.memory.before_completion = self.memory.before_completion, None
        if meanwhile:
            meanwhile()
        there = self._parts(upload_id)
        if any(there.get(part.number) != part for part in parts):
            raise StaleError
        assert sum(part.size_bytes for part in parts) == size_bytes
        del self.memory.gathered[upload_id]
        self.memory.objects.append(Arrival(key, f"version-{len(self.memory.objects)}", size_bytes, NOW))

    def abort(self, key: str, upload_id: str) -> None:
        self.memory.gathered.pop(upload_id, None)

    def _parts(self, upload_id: str) -> dict[int, HeldPart]:
        if upload_id not in self.memory.gathered:
            raise NotFoundError("files.parts_gone")
        return self.memory.gathered[upload_id]
