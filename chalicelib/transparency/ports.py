"""What the tree needs from outside."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.transparency.model import Head, SignedHead
from chalicelib.transparency.tiles import Entry, Tile, TilePlace, Tree


class Records(Protocol):
    """The log, to read."""

    def at(self, names: Sequence[str]) -> list[Entry]:
        """The records of these names (``kind/ID#0000000003``), in their order; read consistently. Without those that
        do not exist, or whose hash is not that of their body."""

    def stretch(self, after: str, limit: int) -> tuple[list[Entry], str]:
        """The next records of a walk through the whole log, in no order, and where it goes on: empty at its end."""


class Trees(Protocol):
    """The tree as stored. Tiles and leaves are written with the same content however often."""

    def tree(self) -> Tree:
        """Its edge, read consistently; ``Tree()`` before the first record."""

    def advance(self, before: Tree, grown: Tree) -> None:
        """Puts the grown edge in the place of the one before: ``StaleError`` if another grew it meanwhile."""

    def settle(self, tiles: Sequence[Tile], leaves: Sequence[tuple[int, Entry]]) -> None:
        """Writes what an edge promises: tiles, the way from each hash to its leaf number, and the last way last."""

    def tiles(self, places: Iterable[TilePlace]) -> Mapping[TilePlace, Tile]:
        """Complete tiles, read consistently; without those that are not written."""

    def leaves(self, hashes: Iterable[bytes]) -> dict[bytes, int]:
        """Leaf numbers by hash, read consistently; without those that have none."""


class Calls(Protocol):
    """Wakes the sequencer."""

    def take(self, names: Sequence[str]) -> None:
        """Asks for these records to be taken into the tree."""


class HeadCall(Protocol):
    """Wakes whoever signs heads."""

    def ask(self) -> None:
        """Asks for a head soon."""


class Walk(Protocol):
    """Where the walk through the log is."""

    def place(self) -> tuple[str, datetime | None]:
        """Where it goes on (empty: at the beginning), and when its present round began."""

    def keep(self, after: str, began: datetime) -> None:
        """Notes the place."""


class HeadIndex(Protocol):
    """The heads by their size."""

    def latest(self, limit: int, below: int | None = None) -> list[SignedHead]:
        """The largest first; with ``below``, only those of smaller size."""

    def get(self, size: int) -> SignedHead | None:
        """The head of this size."""

    def add(self, head: SignedHead) -> None:
        """Notes it; one with a timestamp takes the place of one without."""


class HeadFiles(Protocol):
    """Storage where what is once written stays: the first file of a name is the only one."""

    def put_once(self, head: SignedHead) -> SignedHead:
        """Stores it, with or without its timestamp; gives what is stored."""

    def after(self, size: int) -> list[SignedHead]:
        """The stored heads of larger size, the smallest first."""


class Signer(Protocol):
    """The platform's key."""

    def sign(self, head: Head) -> SignedHead:
        """``UnavailableError`` when the key does not answer."""


class Authority(Protocol):
    """A timestamping authority."""

    def token(self, data: bytes) -> bytes:
        """An RFC 3161 token over the data, DER; ``UnavailableError`` when none is given."""
