"""What bundles need of others, and where they are written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from chalicelib.bundles.model import Kind, Member


@dataclass(frozen=True)
class Contents:
    """What is to be put together. ``papers`` are originals, receipts, signed documents, evidence, the token,
    certificates and revocation data, each group in its order; ``objects`` (``deposit/ID`` …) name the chains whose
    records go along."""

    kind: Kind
    subject: str
    papers: Sequence[Member]
    objects: Sequence[str]


class Subjects(Protocol):
    """What deposits consist of, or folders."""

    def contents(self, subject: str) -> Contents:
        """``NotFoundError`` for what is not there, or has nothing that proves it yet."""


class Records(Protocol):
    """The log, to read."""

    def of(self, object_id: str) -> Sequence[tuple[Mapping[str, Any], str]]:
        """Body and hash of every record of an object, in order; read consistently."""


class Tree(Protocol):
    """The tree over the log."""

    def prove(self, hashes: Sequence[str]) -> tuple[bytes, Sequence[Mapping[str, Any]]] | None:
        """The file of the newest head, and an inclusion under it for each record, in their order; None while it does
        not hold all of them."""

    def ask_for_head(self) -> None:
        """Asks for a head of the tree as it is by now."""


class Platform(Protocol):
    """The platform, which publishes keys and signs in its own name."""

    @property
    def issuer(self) -> str:
        """Its host."""

    def keys(self) -> Mapping[str, Any]:
        """What ``/.well-known/wasl-keys.json`` says."""

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        """A compact JWS of this kind over claims dated then; ``UnavailableError`` when the key does not answer."""


class Shelf(Protocol):
    """Where bundles lie until their time is over."""

    def put(self, key: str, pieces: Iterable[bytes]) -> int:
        """Stores a file as its pieces come, whatever its length; the number of bytes. What stops in between leaves
        nothing."""
