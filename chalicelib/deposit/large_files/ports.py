"""What the deposit context needs from outside for files that come in parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import FileFacts


@dataclass(frozen=True)
class PartFacts:
    """One part that storage holds; ``sha256`` in hexadecimal."""

    number: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class PartsFacts:
    """A file that is sent in parts of ``part_bytes`` each, the last one smaller, and what storage holds of it."""

    file_id: str
    size_bytes: int
    part_bytes: int
    part_count: int
    held: tuple[PartFacts, ...]


@dataclass(frozen=True)
class PartForm:
    """A request by which one part is sent straight to storage: PUT its bytes to ``url`` with these headers."""

    number: int
    url: str
    headers: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class SizeLimits:
    """The largest file that one form sends, and the largest there is, in MB (2^20 bytes)."""

    form_mb: int
    file_mb: int


class Holder(Protocol):
    """Where files of a deposit stand: in its draft, or with its messages to come."""

    def room(self, deposit: Deposit, besides: str | None = None) -> str:
        """The owner of one more file; refused when there are enough besides that one, or none can be added now."""

    def demand_own(self, deposit: Deposit, file_id: str) -> None:
        """``NotFoundError`` ``files.unknown`` unless this file still stands there."""


class LargeFiles(Protocol):
    """Files sent in parts; every act may be repeated."""

    @property
    def limits(self) -> SizeLimits:
        """How large files may be."""

    def open(
        self,
        owner: str,
        administration_id: str,
        name: str,
        size_bytes: int,
        sha256: str | None = None,
        file_id: str | None = None,
    ) -> PartsFacts:
        """Expects one more file, in parts; under an id that was chosen before, once."""

    def announce(
        self, file_id: str, owner: str, administration_id: str, *, name: str, size_bytes: int, sha256: str
    ) -> None:
        """Expects that file, under an id that was chosen before: again, it is expected once. Only where no form takes
        it, it comes in parts."""

    def resume(self, file_id: str) -> PartsFacts:
        """What storage holds of it, begun anew where that is over; ``ConflictError`` once it has arrived."""

    def sign(self, file_id: str, checksums: Mapping[int, str]) -> list[PartForm]:
        """A request for each of these parts, whose SHA-256 are given in hexadecimal by number."""

    def complete(self, file_id: str, sha256: str | None = None) -> FileFacts:
        """The file, put together and arrived; ``ConflictError`` while parts are lacking."""
