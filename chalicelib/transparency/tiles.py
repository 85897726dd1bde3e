"""The tree as it is kept: complete tiles that never change, and the growing edge.

A tile of level L holds sixteen hashes of height 4·L, side by side; those of level 0 are the records' own hashes, with
their names. A node of any height lies in one tile, so that a proof reads one tile for four heights. What is not yet a
whole tile stands in the :class:`Tree` itself: fifteen hashes a level at most, however many records there are.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from chalicelib.transparency.merkle import Subtree, leaf_hashes, next_row, span_hash

HEIGHT = 4
WIDTH = 1 << HEIGHT


class Entry(NamedTuple):
    """A record on its way into the tree: ``kind/ID#0000000003``, and its hash (32 bytes)."""

    name: str
    hash: bytes


class TilePlace(NamedTuple):
    """Which tile: the ``number``-th of its level, from 0."""

    level: int
    number: int


@dataclass(frozen=True)
class Tile:
    """Hashes side by side, sixteen once it is complete; ``names`` at level 0 only."""

    place: TilePlace
    hashes: tuple[bytes, ...]
    names: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> tuple[Sequence[bytes], ...]:
        """The nodes in here by their height above the lowest, 0 to 4; those over too few hashes are left out."""
        row: Sequence[bytes] = leaf_hashes(self.hashes) if self.place.level == 0 else self.hashes
        rows = [row]
        while len(rows) <= HEIGHT:
            rows.append(next_row(rows[-1]))
        return tuple(rows)

    def node(self, subtree: Subtree) -> bytes:
        """The hash of a complete subtree that lies in here."""
        height, index = subtree
        above = height - HEIGHT * self.place.level
        return self.rows[above][index - (self.place.number << (HEIGHT - above))]

    @property
    def root(self) -> bytes:
        """The hash of height 4·(L + 1) that a complete tile stands for."""
        return self.rows[HEIGHT][0]


def tile_of(subtree: Subtree) -> TilePlace:
    """Where a complete subtree's hash is found."""
    height, index = subtree
    level, above = divmod(height, HEIGHT)
    return TilePlace(level, index >> (HEIGHT - above))


@dataclass(frozen=True)
class Tree:
    """The tree's edge after its last growth.

    ``edge`` is what no complete tile holds yet, a tuple of hashes a level; ``names`` are those of its level 0; ``done``
    are the tiles that the last growth completed, and ``before`` is the size that it began with: whoever comes after a
    crash finds here what may be missing in the table.
    """

    size: int = 0
    edge: tuple[tuple[bytes, ...], ...] = ()
    names: tuple[str, ...] = ()
    done: tuple[Tile, ...] = ()
    before: int = 0

    def grown(self, entries: Sequence[Entry]) -> "Tree":
        """The tree with these leaves, of which there is at least one, at its end."""
        names = [*self.names, *(entry.name for entry in entries)]
        edge: list[tuple[bytes, ...]] = []
        done: list[Tile] = []
        rising, level = [entry.hash for entry in entries], 0
        while rising or level < len(self.edge):
            row = [*(self.edge[level] if level < len(self.edge) else ()), *rising]
            tiles = list(self._filled(level, row, names if level == 0 else ()))
            edge.append(tuple(row[len(tiles) * WIDTH :]))
            done += tiles
            rising, level = [tile.root for tile in tiles], level + 1
        left = tuple(names[len(names) - len(edge[0]) :])
        return Tree(self.size + len(entries), tuple(edge), left, tuple(done), self.size)

    def _filled(self, level: int, row: Sequence[bytes], names: Sequence[str]) -> Iterator[Tile]:
        """The complete tiles that a level's unfinished one and what came after it make."""
        first = (self.size >> HEIGHT * level) // WIDTH
        for number in range(len(row) // WIDTH):
            part = slice(number * WIDTH, (number + 1) * WIDTH)
            yield Tile(TilePlace(level, first + number), tuple(row[part]), tuple(names[part]))

    def tile(self, place: TilePlace) -> Tile | None:
        """The tile if it is at the edge or was just completed; else it stands in the table."""
        if place.level < len(self.edge) and place.number == (self.size >> HEIGHT * place.level) // WIDTH:
            return Tile(place, self.edge[place.level], self.names if place.level == 0 else ())
        return next((tile for tile in self.done if tile.place == place), None)

    def added(self) -> Iterator[tuple[int, Entry]]:
        """The last growth's leaves with their numbers, in order."""
        tiles = [tile for tile in self.done if tile.place.level == 0]
        if self.names:
            tiles.append(Tile(TilePlace(0, self.size // WIDTH), self.edge[0], self.names))
        for tile in tiles:
            for number, entry in enumerate(zip(tile.names, tile.hashes, strict=True), tile.place.number * WIDTH):
                if number >= self.before:
                    yield number, Entry(*entry)

    @property
    def last(self) -> Entry | None:
        """The last leaf; None of an empty tree."""
        return deque(self.added(), maxlen=1)[0][1] if self.size else None

    @property
    def root(self) -> bytes:
        """The root over all leaves; nothing is read for it."""
        return span_hash((0, self.size), self._peak)

    def _peak(self, subtree: Subtree) -> bytes:
        tile = self.tile(tile_of(subtree))
        assert tile is not None, "what stands at the right of the tree is at its edge"
        return tile.node(subtree)
