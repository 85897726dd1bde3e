"""The tree's ports in memory. Any call may be the last of its process, before or after it took effect."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import TypeVar

from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.work import StaleError
from chalicelib.transparency.model import Head, SignedHead
from chalicelib.transparency.tiles import Entry, Tile, TilePlace, Tree

T = TypeVar("T")
AT = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


class Crash(BaseException):
    """The process ended; nothing in it may catch this."""


@dataclass
class Calls:
    """Counts calls; ``crash_at`` is the half-step, from 0, at which the process ends: even before, odd after one."""

    crash_at: int | None = None
    steps: int = 0

    def do(self, act: Callable[[], T]) -> T:
        self._step()
        done = act()
        self._step()
        return done

    def _step(self) -> None:
        here, self.steps = self.steps, self.steps + 1
        if here == self.crash_at:
            self.crash_at = None
            raise Crash


@dataclass
class Storage:
    """What outlives every process. It holds that nothing is ever written otherwise than it was first."""

    tree: Tree = field(default_factory=Tree)
    tiles: dict[TilePlace, Tile] = field(default_factory=dict)
    leaves: dict[bytes, int] = field(default_factory=dict)
    index: dict[int, SignedHead] = field(default_factory=dict)
    files: dict[int, SignedHead] = field(default_factory=dict)
    later: dict[int, SignedHead] = field(default_factory=dict)


@dataclass
class Trees:
    """The port ``Trees``."""

    storage: Storage
    calls: Calls = field(default_factory=Calls)

    def tree(self) -> Tree:
        return self.calls.do(lambda: self.storage.tree)

    def advance(self, before: Tree, grown: Tree) -> None:
        self.calls.do(lambda: self._advance(before, grown))

    def _advance(self, before: Tree, grown: Tree) -> None:
        if self.storage.tree.size != before.size:
            raise StaleError(before.size)
        self.storage.tree = grown

    def settle(self, tiles: Sequence[Tile], leaves: Sequence[tuple[int, Entry]]) -> None:
        for tile in tiles:
            self.calls.do(lambda tile=tile: self._tile(tile))  # type: ignore[misc]  # bound now
        for number, entry in leaves:
            self.calls.do(lambda number=number, entry=entry: self._leaf(number, entry))  # type: ignore[misc]

    def _tile(self, tile: Tile) -> None:
        assert self.storage.tiles.setdefault(tile.place, tile) == tile

    def _leaf(self, number: int, entry: Entry) -> None:
        assert self.storage.leaves.setdefault(entry.hash, number) == number

    def tiles(self, places: Iterable[TilePlace]) -> Mapping[TilePlace, Tile]:
        return self.calls.do(lambda: {it: self.storage.tiles[it] for it in places if it in self.storage.tiles})

    def leaves(self, hashes: Iterable[bytes]) -> dict[bytes, int]:
        return self.calls.do(lambda: {it: self.storage.leaves[it] for it in hashes if it in self.storage.leaves})


@dataclass
class Records:
    """The port ``Records``: a log of so many records, ``record/0`` and on."""

    count: int
    altered: frozenset[str] = frozenset()

    def at(self, names: Sequence[str]) -> list[Entry]:
        known = {name for name in names if number_of(name) < self.count}
        return [Entry(name, hash_of(number_of(name))) for name in names if name in known - self.altered]

    def stretch(self, after: str, limit: int) -> tuple[list[Entry], str]:
        first = number_of(after) + 1 if after else 0
        end = min(first + limit, self.count)
        entries = [Entry(name_of(it), hash_of(it)) for it in range(first, end)]
        return entries, name_of(end - 1) if end < self.count else ""


@dataclass
class HeadIndex:
    """The port ``HeadIndex``."""

    storage: Storage
    calls: Calls = field(default_factory=Calls)

    def latest(self, limit: int, below: int | None = None) -> list[SignedHead]:
        sizes = sorted((it for it in self.storage.index if below is None or it < below), reverse=True)
        return self.calls.do(lambda: [self.storage.index[it] for it in sizes[:limit]])

    def get(self, size: int) -> SignedHead | None:
        return self.calls.do(lambda: self.storage.index.get(size))

    def add(self, head: SignedHead) -> None:
        self.calls.do(lambda: self._add(head))

    def _add(self, head: SignedHead) -> None:
        kept = self.storage.index.get(head.size)
        if kept is None or kept.timestamp is None:
            self.storage.index[head.size] = head


@dataclass
class HeadFiles:
    """The port ``HeadFiles``."""

    storage: Storage
    calls: Calls = field(default_factory=Calls)

    def put_once(self, head: SignedHead) -> SignedHead:
        kept = self.calls.do(lambda: self.storage.files.setdefault(head.size, head))
        if kept.timestamp is None and kept.jws == head.jws and head.timestamp is not None:
            return self.calls.do(lambda: self.storage.later.setdefault(head.size, head))
        return kept

    def after(self, size: int) -> list[SignedHead]:
        heads = {**self.storage.files, **self.storage.later}
        return self.calls.do(lambda: [heads[it] for it in sorted(heads) if it > size])


@dataclass
class Signer:
    """The port ``Signer``: no two signatures are alike, as ECDSA's are not."""

    calls: Calls = field(default_factory=Calls)
    signed: int = 0

    def sign(self, head: Head) -> SignedHead:
        self.signed += 1
        return self.calls.do(lambda: SignedHead(head, f"{head.size}.{head.root.hex()}.{self.signed}"))


@dataclass
class Authority:
    """The port ``Authority``, which may be away."""

    away: bool = False
    asked: int = 0

    def token(self, data: bytes) -> bytes:
        self.asked += 1
        if self.away:
            raise UnavailableError("evidence.timestamp_unavailable")
        return b"token over " + data


@dataclass
class HandClock:
    """A clock set by hand."""

    at: datetime = AT

    def now(self) -> datetime:
        return self.at


def name_of(number: int) -> str:
    """The name of a record of the log."""
    return f"record/{number}#0000000001"


def number_of(name: str) -> int:
    """Its number."""
    return int(name.partition("#")[0].removeprefix("record/"))


def hash_of(number: int) -> bytes:
    """The hash of a record of the log."""
    return sha256(str(number).encode()).digest()


def entries(first: int, end: int) -> list[Entry]:
    """The records of these numbers on their way into the tree."""
    return [Entry(name_of(it), hash_of(it)) for it in range(first, end)]
