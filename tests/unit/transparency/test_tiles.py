"""The growing edge and the tiles: the tree that they make is the RFC's, in whatever portions it grew."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.transparency.merkle import proves_consistency, proves_inclusion
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.tiles import WIDTH, Tile, TilePlace, Tree
from tests.unit.transparency.memory import Storage, Trees, entries, hash_of
from tests.unit.transparency.test_merkle import mth, path


def grown(sizes: list[int]) -> Storage:
    """A tree that grew to each of these sizes in turn."""
    storage = Storage()
    trees = Trees(storage)
    for before, size in pairwise([0, *sizes]):
        after = storage.tree.grown(entries(before, size))
        trees.advance(storage.tree, after)
        trees.settle(after.done, list(after.added()))
    return storage


PLAINLY = settings(max_examples=40, deadline=None)
SIZES = st.lists(st.integers(1, 700), min_size=1, max_size=8, unique=True).map(sorted)


@PLAINLY
@given(SIZES)
def test_the_root_is_the_rfcs_in_whatever_portions_the_tree_grew(sizes: list[int]) -> None:
    assert grown(sizes).tree.root == mth([hash_of(it) for it in range(sizes[-1])])


@PLAINLY
@given(SIZES, st.data())
def test_every_proof_from_tiles_holds_at_every_size_before(sizes: list[int], data: st.DataObject) -> None:
    storage = grown(sizes)
    proofs = Proofs(Trees(storage))
    size = data.draw(st.integers(1, sizes[-1]))
    old, leaf = data.draw(st.integers(1, size)), data.draw(st.integers(0, size - 1))
    roots = {it: mth([hash_of(number) for number in range(it)]) for it in {old, size}}
    inclusion = proofs.inclusion_of(hash_of(leaf), size)
    assert (inclusion.leaf, inclusion.hash) == (leaf, hash_of(leaf))
    assert proves_inclusion(inclusion.hash, leaf, size, inclusion.path, roots[size])
    assert proofs.inclusion(leaf, size) == inclusion
    everybody = [hash_of(number) for number in range(size)]
    assert proofs.inclusions_of(everybody, size)[leaf] == inclusion
    proof = proofs.consistency(old, size)
    assert proves_consistency(old, size, proof.path, roots[old], roots[size])


@PLAINLY
@given(st.integers(1, 90))
def test_proofs_of_many_at_once_are_those_of_each(size: int) -> None:
    data = [hash_of(number) for number in range(size)]
    many = Proofs(Trees(grown([size]))).inclusions_of(data, size)
    assert [list(it.path) for it in many] == [path(leaf, data) for leaf in range(size)]


@PLAINLY
@given(SIZES)
def test_the_edge_holds_fewer_than_sixteen_hashes_a_level_and_the_tiles_sixteen(sizes: list[int]) -> None:
    storage = grown(sizes)
    assert all(len(hashes) < WIDTH for hashes in storage.tree.edge)
    assert {len(tile.hashes) for tile in storage.tiles.values()} <= {WIDTH}
    assert sum(tile.place.level == 0 for tile in storage.tiles.values()) == sizes[-1] // WIDTH


@PLAINLY
@given(SIZES)
def test_the_edge_says_what_its_last_growth_added(sizes: list[int]) -> None:
    tree = grown(sizes).tree
    before = sizes[-2] if len(sizes) > 1 else 0
    assert list(tree.added()) == list(enumerate(entries(before, sizes[-1]), before))
    assert tree.last == entries(sizes[-1] - 1, sizes[-1])[0]


@PLAINLY
@given(SIZES, st.integers(0, 720), st.integers(0, 720))
def test_a_range_of_leaves_reads_back_in_order(sizes: list[int], first: int, length: int) -> None:
    end = min(first + length, sizes[-1])
    found = Proofs(Trees(grown(sizes))).leaves(first, first + length)
    assert found == entries(first, max(first, end))


@pytest.mark.parametrize(("count", "most"), [(1_000, 6), (20_000, 8)])
def test_a_proof_reads_two_tiles_for_four_heights_at_most(count: int, most: int) -> None:
    storage, asked = grown([count]), list[int]()

    class Counting(Trees):
        def tiles(self, places):  # type: ignore[no-untyped-def]
            asked.append(len(list(places)))
            return super().tiles(places)

    proofs = Proofs(Counting(storage))
    for leaf in (0, count // 3, count - 1):
        proofs.inclusion(leaf, count)
        proofs.consistency(leaf + 1, count)
    assert max(asked) <= most


def test_ten_million_records_grow_and_are_proved_as_ten_are(soak: bool) -> None:
    """Only every sixteenth hash is kept here; the leaves are made again where a proof needs them."""
    count = 10_000_000 if soak else 20_000
    tree, above = Tree(), dict[TilePlace, Tile]()
    for first in range(0, count, 5_000):
        tree = tree.grown(entries(first, first + 5_000))
        above |= {tile.place: tile for tile in tree.done if tile.place.level}
    storage = Storage(tree)

    class Sparse(Trees):
        def tiles(self, places):  # type: ignore[no-untyped-def]
            return {it: above[it] if it.level else _leaves_of(it) for it in places}

    proofs = Proofs(Sparse(storage))
    for leaf in (0, 1, count // 7, count // 2, count - 2, count - 1):
        proof = proofs.inclusion(leaf, count)
        assert proves_inclusion(hash_of(leaf), leaf, count, proof.path, tree.root)
        assert len(proof.path) <= count.bit_length()
    half = proofs.consistency(count // 2 + 1, count)
    assert len(half.path) <= count.bit_length() + 1
    assert sum(map(len, tree.edge)) < WIDTH * len(tree.edge)


def _leaves_of(place: TilePlace) -> Tile:
    first = place.number * WIDTH
    made = entries(first, first + WIDTH)
    return Tile(place, tuple(it.hash for it in made), tuple(it.name for it in made))
