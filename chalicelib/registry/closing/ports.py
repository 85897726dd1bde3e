"""What closings need: their own store, and those who make, sign and keep what they consist of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.registry.closing.model import Closing, Totals


class Closings(Protocol):
    """Closings as stored; reads are strongly consistent."""

    def get(self, register_id: str, closing_id: str) -> Closing | None:
        """One, or None."""

    def of_register(self, register_id: str, cursor: str | None, limit: int) -> Page[Closing]:
        """A page of a register's, the latest period first."""

    def ids(self, register_id: str) -> frozenset[str]:
        """Those of all of a register."""

    def add(self, work: Work, closing: Closing) -> None:
        """Adds one; committing fails if its period has one."""

    def save(self, work: Work, closing: Closing) -> None:
        """Stores it with the next version, if its version is the one read."""

    def note(self, closing: Closing, read: int) -> None:
        """Says how many entries were read by now, beside whatever else is stored of it."""


class LockedFiles(Protocol):
    """Files that are written once and locked for their term."""

    def put_once(self, key: str, path: Path, media_type: str) -> str:
        """Keeps the file unless one is kept under this key; ``path`` then holds what is kept. Its SHA-256."""

    def put_sealed(self, key: str, path: Path, trust: str, at: datetime) -> str:
        """Likewise a sealed PDF, with what its seal can claim."""


class FileLinks(Protocol):
    """Ways to those files."""

    def read_url(self, key: str, file_name: str) -> str:
        """A link of some minutes that saves the file under that name."""


@dataclass(frozen=True)
class Body:
    """The administration whose register it is. ``tifinagh`` is its name in that script, if it has one."""

    name: Bilingual
    seal_key_id: str
    tifinagh: str = ""


class Bodies(Protocol):
    """Administrations, for naming them and sealing in their name."""

    def body(self, administration_id: str) -> Body:
        """``NotFoundError`` if there is none."""


class RegisterPapers(Protocol):
    """Typesets registers."""

    def typeset(self, closing: Closing, body: Body, totals: Totals, rows: Iterable[Sequence[str]], path: Path) -> None:
        """Writes a PDF/A of the register to ``path``, Arabic and French, a row for each of the entries; the same bytes
        whenever the arguments are the same."""


class RegisterSealer(Protocol):
    """Seals in an administration's name."""

    def seal(self, path: Path, key_id: str) -> str:
        """Seals the PDF in its place; what that seal can claim (``unsealed`` where the key has no certificate)."""


class Statements(Protocol):
    """Signs what the platform states."""

    issuer: str

    def sign(self, claims: Mapping[str, Any]) -> str:
        """The compact JWS ``wasl-closing`` of these claims."""
