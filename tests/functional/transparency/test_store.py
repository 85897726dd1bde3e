"""What every store of the tree holds to: the same cases on the double of the unit tests and on DynamoDB.

There is one tree, which all tests of a run share: each goes on from where it finds it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.work import StaleError
from chalicelib.transparency.model import Head, SignedHead
from chalicelib.transparency.ports import HeadIndex, Trees
from chalicelib.transparency.store import HeadItem, HeadStore
from chalicelib.transparency.tiles import WIDTH, Entry, TilePlace, Tree
from infra.local.cloud import LocalCloud
from tests.on_the_tree import recorded
from tests.unit.transparency import memory


@dataclass(frozen=True)
class Stores:
    """One kind of them."""

    trees: Trees
    heads: HeadIndex


@pytest.fixture(params=["memory", "dynamo"])
def stores(request: pytest.FixtureRequest, cloud: LocalCloud) -> Stores:
    """Each kind in turn."""
    if request.param == "memory":
        storage = memory.Storage()
        return Stores(memory.Trees(storage), memory.HeadIndex(storage))
    cloud.drain(windows_over=True)
    bootstrap.tree_heads()
    return Stores(bootstrap.tree_proofs().trees, HeadStore())


def entries(count: int) -> list[Entry]:
    """Records that the tree does not hold yet."""
    return [Entry(f"{it.object_id}#{it.seq:010d}", bytes.fromhex(it.hash)) for it in recorded(count)]


def grown(stores: Stores, added: list[Entry]) -> Tree:
    """The tree with these at its end, and nothing of it settled."""
    tree = stores.trees.tree()
    after = tree.grown(added)
    stores.trees.advance(tree, after)
    return after


def settle(stores: Stores, tree: Tree) -> None:
    """As the sequencer does."""
    stores.trees.settle(tree.done, list(tree.added()))


@pytest.mark.parametrize("count", [1, 16, 40])
def test_an_edge_reads_back_as_it_was_put(stores: Stores, count: int) -> None:
    after = grown(stores, entries(count))
    assert stores.trees.tree() == after
    settle(stores, after)


def test_an_edge_is_put_only_in_the_place_of_the_one_that_was_read(stores: Stores) -> None:
    before = stores.trees.tree()
    after = grown(stores, entries(2))
    with pytest.raises(StaleError):
        stores.trees.advance(before, before.grown(entries(1)))
    assert stores.trees.tree() == after
    settle(stores, after)


def test_what_is_settled_is_found_and_settling_again_changes_nothing(stores: Stores) -> None:
    added = entries(3 * WIDTH + 5)
    after = grown(stores, added)
    known = [it.hash for it in added]
    assert stores.trees.leaves(known) == {}
    for _ in range(2):
        settle(stores, after)
        numbers = {entry.hash: number for number, entry in after.added()}
        assert stores.trees.leaves(known) == numbers
        assert dict(stores.trees.tiles(it.place for it in after.done)) == {it.place: it for it in after.done}


def test_what_is_not_there_is_left_out(stores: Stores) -> None:
    assert stores.trees.tiles([TilePlace(0, 10**11)]) == {}
    assert stores.trees.leaves([b"\0" * 32]) == {}
    assert stores.trees.tiles([]) == {}
    assert stores.trees.leaves([]) == {}


@pytest.fixture
def bare() -> Iterator[list[SignedHead]]:
    """Heads without a timestamp, of sizes that no tree here has; nobody meets them afterwards."""
    sizes = [10**11 + it for it in range(3)]
    yield [SignedHead(Head(size, bytes(32), memory.AT), f"jws {size}") for size in sizes]
    for size in sizes:
        HeadItem("heads", f"{size:012d}").delete()


def test_heads_are_listed_the_largest_first_and_keep_their_timestamp(stores: Stores, bare: list[SignedHead]) -> None:
    largest, below = bare[0].size, bare[2].size + 1
    assert stores.heads.get(below) is None
    for head in bare:
        stores.heads.add(head)
    stamped = bare[1].stamped(b"token")
    stores.heads.add(stamped)
    stores.heads.add(bare[1].stamped(b"another"))
    stores.heads.add(bare[1])
    assert stores.heads.get(largest + 1) == stamped
    assert stores.heads.latest(2, below) == [bare[2], stamped]
    assert stores.heads.latest(9, largest + 1)[0] == bare[0]
