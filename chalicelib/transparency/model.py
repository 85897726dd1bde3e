"""What the tree tells: signed heads, and proofs in the form that ``infra/verify/FORMATS.md`` gives them."""

import base64
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import canonical_json


@dataclass(frozen=True)
class Head:
    """The tree at a size: its root (32 bytes), and what the clock said when it was signed."""

    size: int
    root: bytes
    at: datetime

    def claims(self, issuer: str) -> dict[str, Any]:
        """What is signed."""
        return {"version": 1, "issuer": issuer, "size": self.size, "root": self.root.hex(), "at": to_iso(self.at)}


@dataclass(frozen=True)
class SignedHead:
    """A head under the platform's signature: a compact JWS, and a DER token over its bytes or None."""

    head: Head
    jws: str
    timestamp: bytes | None = None

    @property
    def size(self) -> int:
        """How many records it stands for."""
        return self.head.size

    def stamped(self, token: bytes | None) -> "SignedHead":
        """With a timestamp."""
        return replace(self, timestamp=token)

    def document(self) -> dict[str, str | None]:
        """As it is stored and served."""
        token = base64.b64encode(self.timestamp).decode() if self.timestamp else None
        return {"head": self.jws, "timestamp": token}

    def stored(self) -> bytes:
        """The bytes of its file."""
        return canonical_json(self.document())


class Inclusion(NamedTuple):
    """That a record is the leaf of this number in the tree of this size."""

    leaf: int
    size: int
    hash: bytes
    path: tuple[bytes, ...]

    def document(self) -> dict[str, Any]:
        """As it is served."""
        path = [it.hex() for it in self.path]
        return {"leaf": self.leaf, "size": self.size, "hash": self.hash.hex(), "path": path}


@dataclass(frozen=True)
class Consistency:
    """That the tree of ``new`` leaves goes on from the one of ``old``."""

    old: int
    new: int
    path: tuple[bytes, ...]

    def document(self) -> dict[str, Any]:
        """As it is served."""
        return {"from": self.old, "to": self.new, "path": [it.hex() for it in self.path]}


class InconsistentTreeError(Exception):
    """The tree does not go on from a head that was published: nothing may be signed until somebody has looked."""
