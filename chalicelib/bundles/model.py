"""What a bundle is made of, and its manifest (``infra/verify/FORMATS.md``)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import canonical_json, sha256

VERSION = 1
MANIFEST_KIND = "wasl-manifest"
MANIFEST, SIGNATURE = "manifest.json", "manifest.jws"
_SEPARATORS = frozenset('/\\:*?"<>|')
_LONGEST_NAME = 120


class Kind(StrEnum):
    """What a bundle is of."""

    DEPOSIT = "deposit"
    FOLDER = "folder"
    REGISTER = "register"
    LOG = "log"


class Role(StrEnum):
    """What a member is, by the names of the manifest."""

    README = "readme"
    ORIGINAL = "original"
    RECEIPT = "receipt"
    SIGNED = "signed"
    EVIDENCE = "evidence"
    TOKEN = "token"
    RECORDS = "records"
    INCLUSION = "inclusion"
    HEAD = "head"
    CONSISTENCY = "consistency"
    KEYS = "keys"
    CERTIFICATE = "certificate"
    REVOCATION = "revocation"
    ENTRIES = "entries"
    REGISTER = "register"
    CLOSING = "closing"


@dataclass(frozen=True)
class Member:
    """One member. ``opened`` gives its bytes piece by piece, each time from the beginning; their digest and number are
    known before, because the manifest comes first."""

    path: str
    role: Role
    size_bytes: int
    sha256: str
    opened: Callable[[], Iterable[bytes]]

    @classmethod
    def of(cls, path: str, role: Role, data: bytes) -> "Member":
        """A small member, held in memory."""
        return cls(path, role, len(data), sha256(data), lambda: (data,))

    def listed(self) -> dict[str, Any]:
        """As the manifest names it."""
        return {"path": self.path, "size_bytes": self.size_bytes, "sha256": self.sha256, "role": self.role.value}


@dataclass(frozen=True)
class Manifest:
    """What a bundle holds, in order. ``subject`` is ``deposit/ID``, ``folder/ID``, a register's id, or ``log``."""

    kind: Kind
    subject: str
    issuer: str
    made_at: datetime
    members: Sequence[Member]

    def file(self) -> bytes:
        """``manifest.json``."""
        return canonical_json({**self._said(), "members": [member.listed() for member in self.members]})

    def claims(self) -> Mapping[str, Any]:
        """What is signed of it."""
        return {**self._said(), "sha256": sha256(self.file())}

    def _said(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "kind": self.kind.value,
            "subject": self.subject,
            "issuer": self.issuer,
            "made_at": to_iso(self.made_at),
        }


def original_path(place: int, name: str) -> str:
    """Where the file of this place (from 1) goes."""
    return f"files/{place:02d}-{safe_name(name)}"


def safe_name(name: str) -> str:
    """A file's own name, without what would lead out of a folder or deceive."""
    kept = "".join(c for c in name if c.isprintable() and c not in _SEPARATORS).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME:
        kept = stem[: _LONGEST_NAME - len(ending) - 1] + dot + ending if len(ending) < 10 else kept[:_LONGEST_NAME]
    return kept or "file"
