"""Proofs: which leaf a record is, that it is in a head's tree, that one head's tree goes on from another's."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.transparency.merkle import Span, Subtree, consistency_spans, inclusion_spans, span_hash, subtrees
from chalicelib.transparency.model import Consistency, Inclusion
from chalicelib.transparency.ports import Trees
from chalicelib.transparency.tiles import HEIGHT, WIDTH, Entry, Tile, TilePlace, Tree, tile_of


@dataclass(frozen=True)
class Proofs:
    """Each reads the edge and a number of tiles that grows with the logarithm of the tree's size."""

    trees: Trees

    def size(self) -> int:
        """How many records the tree holds; its last head may hold fewer."""
        return self.trees.tree().size

    def leaf(self, record_hash: bytes) -> int:
        """The number of a record's leaf; ``NotFoundError`` if it has none yet."""
        found = self._leaves_in(self.trees.tree(), [record_hash])
        _demand(record_hash in found, "transparency.no_such_leaf")
        return found[record_hash]

    def _leaves_in(self, tree: Tree, record_hashes: Sequence[bytes]) -> dict[bytes, int]:
        """With those whose way the last growth may not have written yet."""
        return self.trees.leaves(record_hashes) | {entry.hash: number for number, entry in tree.added()}

    def inclusion_of(self, record_hash: bytes, size: int) -> Inclusion:
        """That the record of this hash is in the tree of this size; ``NotFoundError`` if it is not."""
        return self.inclusions_of([record_hash], size)[0]

    def inclusions_of(self, record_hashes: Sequence[bytes], size: int) -> list[Inclusion]:
        """The same of many at once, in their order: what their paths have in common is read and folded once."""
        tree = self.trees.tree()
        found = self._leaves_in(tree, record_hashes)
        _demand(found.keys() >= set(record_hashes), "transparency.no_such_leaf")
        return self._inclusions(tree, [found[it] for it in record_hashes], size)

    def inclusion(self, leaf: int, size: int) -> Inclusion:
        """The same of the record of this leaf number."""
        return self._inclusions(self.trees.tree(), [leaf], size)[0]

    def _inclusions(self, tree: Tree, leaves: Sequence[int], size: int) -> list[Inclusion]:
        _demand(size <= tree.size, "transparency.no_such_size")
        _demand(all(leaf < size for leaf in leaves), "transparency.no_such_leaf")
        alike = {_first_alike(leaf, size) for leaf in leaves}
        spans = {span for leaf in alike for span in inclusion_spans(leaf, size)}
        paths = _Paths(size, self._tiles(tree, spans, {TilePlace(0, leaf // WIDTH) for leaf in leaves}))
        return [Inclusion(leaf, size, paths.data(leaf), paths.of(leaf)) for leaf in leaves]

    def consistency(self, old: int, new: int) -> Consistency:
        """That the tree of ``new`` leaves goes on from the one of ``old``, which is at least 1."""
        if not 0 < old <= new:
            raise InvalidError([Problem("from", "transparency.not_before")])
        tree = self.trees.tree()
        _demand(new <= tree.size, "transparency.no_such_size")
        return self.consistency_in(tree, old, new)

    def consistency_in(self, tree: Tree, old: int, new: int) -> Consistency:
        """The same, where the edge was read already and the sizes are known to fit."""
        spans = consistency_spans(old, new)
        return Consistency(old, new, tuple(map(_hash_of(self._tiles(tree, spans, set())), spans)))

    def leaves(self, first: int, end: int) -> list[Entry]:
        """The records of a range of leaves, in order, ``end`` not included; fewer where the tree ends before."""
        tree = self.trees.tree()
        end = min(end, tree.size)
        places = {TilePlace(0, number) for number in range(first // WIDTH, -(-end // WIDTH))}
        tiles = self._tiles(tree, (), places)
        found = (tiles[place] for place in sorted(places))
        entries = [Entry(*entry) for tile in found for entry in zip(tile.names, tile.hashes, strict=True)]
        return entries[first % WIDTH :][: max(0, end - first)]

    def _tiles(self, tree: Tree, spans: Collection[Span], places: set[TilePlace]) -> dict[TilePlace, Tile]:
        """All that the spans' hashes lie in, and these too; the edge has some, the rest is read at once."""
        needed = places | {tile_of(subtree) for span in spans for subtree in subtrees(span)}
        at_edge = {place: tile for place in needed if (tile := tree.tile(place)) is not None}
        return {**at_edge, **self.trees.tiles(needed - at_edge.keys())}


def _hash_of(tiles: Mapping[TilePlace, Tile]) -> Callable[[Span], bytes]:
    """The hash of any span that lies in these tiles, each folded once."""

    def node_of(subtree: Subtree) -> bytes:
        return tiles[tile_of(subtree)].node(subtree)

    return cache(lambda span: span_hash(span, node_of))


class _Paths:
    """Inclusion paths in a tree of some size, from tiles that hold all of their hashes.

    The leaves of one complete tile differ in their paths' first hashes only, which stand in it.
    """

    def __init__(self, size: int, tiles: Mapping[TilePlace, Tile]) -> None:
        self._size, self._tiles = size, tiles
        self._hash_of = _hash_of(tiles)
        self._above: dict[int, tuple[bytes, ...]] = {}

    def of(self, leaf: int) -> tuple[bytes, ...]:
        """A leaf's path."""
        number, place = divmod(leaf, WIDTH)
        if not _is_whole(leaf, self._size):
            return self._hashes(leaf)
        if number not in self._above:
            self._above[number] = self._hashes(leaf)[HEIGHT:]
        lowest, second, third, fourth, _ = self._tiles[TilePlace(0, number)].rows
        return (
            *(lowest[place ^ 1], second[place >> 1 ^ 1], third[place >> 2 ^ 1], fourth[place >> 3 ^ 1]),
            *self._above[number],
        )

    def data(self, leaf: int) -> bytes:
        """The hash of a leaf's record."""
        return self._tiles[TilePlace(0, leaf // WIDTH)].hashes[leaf % WIDTH]

    def _hashes(self, leaf: int) -> tuple[bytes, ...]:
        return tuple(map(self._hash_of, inclusion_spans(leaf, self._size)))


def _first_alike(leaf: int, size: int) -> int:
    """The first leaf whose path lies in the same tiles: of a tile that the tree fills, its first; else itself."""
    return leaf // WIDTH * WIDTH if _is_whole(leaf, size) else leaf


def _is_whole(leaf: int, size: int) -> bool:
    return (leaf // WIDTH + 1) * WIDTH <= size


def _demand(holds: bool, code: str) -> None:
    if not holds:
        raise NotFoundError(code)
