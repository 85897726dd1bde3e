"""Proofs: which leaf a record is, that it is in a head's tree, that one head's tree goes on from another's."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.transparency.merkle import NodeOf, Span, consistency_spans, inclusion_spans, span_hash, subtrees
from chalicelib.transparency.model import Consistency, Inclusion
from chalicelib.transparency.ports import Trees
from chalicelib.transparency.tiles import WIDTH, Entry, Tile, TilePlace, Tree, tile_of


@dataclass(frozen=True)
class Proofs:
    """Each reads the edge and a number of tiles that grows with the logarithm of the tree's size."""

    trees: Trees

    def size(self) -> int:
        """How many records the tree holds; its last head may hold fewer."""
        return self.trees.tree().size

    def leaf(self, record_hash: bytes) -> int:
        """The number of a record's leaf; ``NotFoundError`` if it has none yet."""
        return self.leaf_in(self.trees.tree(), record_hash)

    def leaf_in(self, tree: Tree, record_hash: bytes) -> int:
        """The same, where the edge was read already."""
        found = self.trees.leaves([record_hash])
        found |= {entry.hash: number for number, entry in tree.added()}
        if record_hash not in found:
            raise NotFoundError("transparency.no_such_leaf")
        return found[record_hash]

    def inclusion_of(self, record_hash: bytes, size: int) -> Inclusion:
        """That the record of this hash is in the tree of this size; ``NotFoundError`` if it is not."""
        tree = self.trees.tree()
        return self._inclusion(tree, self.leaf_in(tree, record_hash), size)

    def inclusion(self, leaf: int, size: int) -> Inclusion:
        """The same of the record of this leaf number."""
        return self._inclusion(self.trees.tree(), leaf, size)

    def _inclusion(self, tree: Tree, leaf: int, size: int) -> Inclusion:
        _demand(size <= tree.size, "transparency.no_such_size")
        _demand(leaf < size, "transparency.no_such_leaf")
        place = TilePlace(0, leaf // WIDTH)
        spans = inclusion_spans(leaf, size)
        tiles = self._tiles(tree, spans, {place})
        path = _hashes(spans, tiles)
        return Inclusion(leaf, size, tiles[place].hashes[leaf % WIDTH], path)

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
        return Consistency(old, new, _hashes(spans, self._tiles(tree, spans, set())))

    def leaves(self, first: int, end: int) -> list[Entry]:
        """The records of a range of leaves, in order, ``end`` not included; fewer where the tree ends before."""
        tree = self.trees.tree()
        end = min(end, tree.size)
        places = {TilePlace(0, index) for index in range(first // WIDTH, -(-end // WIDTH))}
        tiles = self._tiles(tree, (), places)
        found = (tiles[place] for place in sorted(places))
        entries = [Entry(*entry) for tile in found for entry in zip(tile.names, tile.hashes, strict=True)]
        return entries[first % WIDTH :][: max(0, end - first)]

    def _tiles(self, tree: Tree, spans: Sequence[Span], places: set[TilePlace]) -> dict[TilePlace, Tile]:
        """All that the spans' hashes lie in, and these too; the edge has some, the rest is read at once."""
        needed = places | {tile_of(subtree) for span in spans for subtree in subtrees(span)}
        at_edge = {place: tile for place in needed if (tile := tree.tile(place)) is not None}
        return {**at_edge, **self.trees.tiles(needed - at_edge.keys())}


def _hashes(spans: Sequence[Span], tiles: dict[TilePlace, Tile]) -> tuple[bytes, ...]:
    node_of: NodeOf = lambda subtree: tiles[tile_of(subtree)].node(subtree)  # noqa: E731  # typed where it is made
    return tuple(span_hash(span, node_of) for span in spans)


def _demand(holds: bool, code: str) -> None:
    if not holds:
        raise NotFoundError(code)
