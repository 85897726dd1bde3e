"""What the files context needs from outside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

from chalicelib.files.model import Arrival, Structure, UploadedFile
from chalicelib.files.parts import HeldPart
from chalicelib.files.scan import Scan
from chalicelib.kernel.work import Work


@dataclass(frozen=True)
class PresignedPost:
    """A form that lets whoever holds it store one object: post ``fields`` in this order, then ``file`` last."""

    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class SignedPart:
    """A request that lets whoever holds it store one part: PUT exactly its bytes to ``url`` with ``headers``."""

    number: int
    url: str
    headers: Mapping[str, str]
    expires_in_seconds: int


class FileStore(Protocol):
    """The files' table; reads are strongly consistent."""

    def get(self, file_id: str) -> UploadedFile | None:
        """The file, or None."""

    def of_owner(self, owner: str) -> list[UploadedFile]:
        """The owner's files in the order they were opened, removed ones left out."""

    def due(self, now: datetime) -> Iterable[str]:
        """The ids of files about which it is time to do something; at most some hundreds; may lag."""

    def add(self, work: Work, file: UploadedFile) -> None:
        """A new file under its owner."""

    def save(self, work: Work, file: UploadedFile) -> None:
        """The file as it now is; committing fails if it changed since it was read."""

    def remove(self, work: Work, file: UploadedFile) -> None:
        """As ``save``, and the owner no longer has it."""


class Quarantine(Protocol):
    """Where senders put bytes, and from where only inspection reads."""

    def form(
        self, key: str, limits: tuple[int, int] | None, sha256: str | None, redirect_url: str | None
    ) -> PresignedPost:
        """A form for this key and these smallest and largest sizes, or none but storage's own; a key ending in
        ``${filename}`` takes the sender's file name."""

    def arrivals(self, prefix: str) -> Sequence[Arrival]:
        """Every stored version under the prefix, the first to arrive first."""

    def fetch(self, arrival_key: str, version_id: str, into: Path) -> str:
        """Copies exactly this version to a local path; the SHA-256, in hexadecimal, over the bytes as they came.

        ``NotFoundError`` ``files.bytes_gone`` if it is no more.
        """


class PartStorage(Protocol):
    """Where parts of large files are gathered, until they are one object in quarantine.

    Whatever is no longer gathered (completed, given up, or ended by the bucket's rule) raises ``NotFoundError``
    ``files.parts_gone``.
    """

    def begin(self, key: str) -> str:
        """Begins to gather parts for this key; the upload's id."""

    def sign(self, key: str, upload_id: str, number: int, size_bytes: int, sha256: str) -> SignedPart:
        """A request for a part of exactly this size and SHA-256 (hexadecimal)."""

    def held(self, key: str, upload_id: str) -> Sequence[HeldPart]:
        """The parts that are there, by number."""

    def complete(self, key: str, upload_id: str, parts: Sequence[HeldPart], size_bytes: int) -> None:
        """Makes one object of exactly these parts, whose sizes add up to this."""

    def abort(self, key: str, upload_id: str) -> None:
        """Gives them up; those that are gone already, too."""


class Documents(Protocol):
    """Where clean files stand."""

    def keep(self, key: str, version_id: str, document_key: str, media_type: str) -> None:
        """Copies exactly this quarantined version; doing it twice is harmless."""

    def withdraw(self, document_key: str) -> None:
        """Nobody reads it any more, by whatever link they have; what is not there is as good."""

    def read_url(self, document_key: str, file_name: str, media_type: str, inline: bool, lifetime: timedelta) -> str:
        """A link by which anyone reads the document until it expires."""


class Inspector(Protocol):
    """Looks into a file without trusting it."""

    def look(self, path: Path, taken: frozenset[str]) -> Structure:
        """What the file is made of, with the codes of every reason to refuse it; ``taken``: the kinds that may be."""


class MalwareScan(Protocol):
    """The malware scan of quarantined versions, besides the events by which it usually speaks."""

    def status(self, key: str, version_id: str) -> Scan | None:
        """What it last said of this version; None if nothing, or if the version is gone."""

    def scan_again(self, key: str, version_id: str) -> None:
        """Asks for one more scan of this version; its word comes as an event."""


class Reinspection(Protocol):
    """Asks the inspection function to look at a stored version again."""

    def ask(self, key: str, version_id: str) -> None:
        """As if storage had announced the version once more."""
