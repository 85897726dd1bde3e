"""Heads: one a size, never against what was published, found again after any crash, timestamped when possible."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from chalicelib.kernel.errors import InvalidError, NotFoundError
from chalicelib.transparency.heads import HeadMaker, Heads
from chalicelib.transparency.merkle import proves_consistency
from chalicelib.transparency.model import InconsistentTreeError, SignedHead
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.tiles import Tree
from tests.unit.transparency.memory import (
    AT,
    Authority,
    Calls,
    Crash,
    HandClock,
    HeadFiles,
    HeadIndex,
    Signer,
    Storage,
    Trees,
    entries,
)


def grow(storage: Storage, size: int) -> None:
    """The tree gets so many leaves."""
    trees = Trees(storage)
    grown = storage.tree.grown(entries(storage.tree.size, size))
    trees.advance(storage.tree, grown)
    trees.settle(grown.done, list(grown.added()))


def maker(
    storage: Storage,
    authority: Authority | None = None,
    calls: Calls | None = None,
    clock: HandClock | None = None,
) -> HeadMaker:
    """Who signs, in a process of its own."""
    calls = calls or Calls()
    trees = Trees(storage, calls)
    index, files = HeadIndex(storage, calls), HeadFiles(storage, calls)
    return HeadMaker(trees, Proofs(trees), index, files, Signer(calls), authority, clock or HandClock())


def made(storage: Storage, **given: object) -> SignedHead:
    """The head of the tree as it stands."""
    head = maker(storage, **given).make()  # type: ignore[arg-type]
    assert head is not None
    return head


def test_an_empty_tree_has_no_head() -> None:
    storage = Storage()
    assert maker(storage).make() is None
    with pytest.raises(NotFoundError):
        Heads(HeadIndex(storage)).latest()


def test_each_head_goes_on_from_the_one_before_and_is_found_by_its_size() -> None:
    storage = Storage()
    heads = []
    for size in (1, 2, 16, 17, 300):
        grow(storage, size)
        heads.append(made(storage))
    for before, after in pairwise(heads):
        path = Proofs(Trees(storage)).consistency(before.size, after.size).path
        assert proves_consistency(before.size, after.size, path, before.head.root, after.head.root)
    found = Heads(HeadIndex(storage))
    assert list(found.page(None).items) == heads[::-1] and found.page(None).next_cursor is None
    assert list(found.page("17").items) == heads[2::-1]
    with pytest.raises(InvalidError):
        found.page("seventeen")
    assert found.of_size(16) == heads[2]
    assert found.holding(299) == found.latest() == heads[-1]
    with pytest.raises(NotFoundError):
        found.of_size(18)
    with pytest.raises(NotFoundError):
        found.holding(300)


def test_a_tree_that_did_not_grow_keeps_its_head() -> None:
    storage = Storage()
    grow(storage, 5)
    first = made(storage)
    assert made(storage, clock=HandClock(AT + timedelta(days=1))) == first


def test_after_a_crash_before_or_after_any_call_there_is_one_head_a_size() -> None:
    steps, storage = Calls(), Storage()
    grow(storage, 20)
    made(storage, authority=Authority(), calls=steps)
    for crash_at in range(steps.steps):
        storage = Storage()
        grow(storage, 3)
        made(storage)
        grow(storage, 20)
        with suppress(Crash):
            made(storage, authority=Authority(), calls=Calls(crash_at))
        head = made(storage, authority=Authority())
        assert head == storage.index[20] == storage.files[20]
        assert head.timestamp is not None
        assert set(storage.index) == {3, 20}


def test_of_two_who_sign_at_once_the_first_in_storage_has_signed() -> None:
    storage = Storage()
    grow(storage, 8)

    class Slow(HeadFiles):
        def put_once(self, head: SignedHead) -> SignedHead:
            if not self.storage.files:
                made(self.storage, clock=HandClock(AT + timedelta(seconds=1)))
            return super().put_once(head)

    slow = maker(storage)
    head = replace(slow, files=Slow(storage)).make()
    assert head == storage.files[8]
    assert storage.files[8].head.at == AT + timedelta(seconds=1)


def rewritten(storage: Storage) -> None:
    """Another history of the same length."""
    storage.tree = Tree()
    storage.tiles.clear()
    grown = Tree().grown(entries(1000, 1000 + 40))
    storage.tree = grown
    storage.tiles = {tile.place: tile for tile in grown.done}


def shortened(storage: Storage) -> None:
    """A table of an earlier day, which has forgotten the heads since."""
    storage.tree = Tree()
    storage.index.clear()
    grow(storage, 10)


@pytest.mark.parametrize("harm", [rewritten, shortened])
def test_nothing_is_signed_that_does_not_go_on_from_what_was_published(harm: object) -> None:
    storage = Storage()
    grow(storage, 30)
    published = made(storage)
    harm(storage)  # type: ignore[operator]
    with pytest.raises(InconsistentTreeError):
        maker(storage).make()
    assert storage.files == {30: published}


def test_heads_that_the_table_forgot_are_found_in_storage() -> None:
    storage = Storage()
    for size in (4, 9):
        grow(storage, size)
        made(storage)
    storage.index.clear()
    grow(storage, 11)
    made(storage)
    assert sorted(storage.index) == [4, 9, 11]


def test_a_head_signed_while_the_authority_is_away_is_published_and_timestamped_later() -> None:
    storage, authority = Storage(), Authority(away=True)
    for size in (4, 9):
        grow(storage, size)
        assert made(storage, authority=authority).timestamp is None
    assert authority.asked == 4, "it is asked for a head and once more, whatever waits"
    authority.away = False
    made(storage, authority=authority)
    assert {head.size: head.timestamp for head in storage.index.values()} == {
        size: b"token over " + storage.files[size].jws.encode() for size in (4, 9)
    }
    assert all(head.jws == storage.files[head.size].jws for head in storage.later.values())
    asked = authority.asked
    made(storage, authority=authority)
    assert authority.asked == asked, "what is timestamped stays as it is"


def test_where_no_authority_is_set_heads_say_so() -> None:
    storage = Storage()
    grow(storage, 2)
    assert made(storage).document()["timestamp"] is None


@pytest.mark.parametrize(
    "instant",
    [AT - timedelta(days=3650), AT + timedelta(days=3650), datetime(2028, 2, 29, 0, 10, tzinfo=UTC)],
    ids=["back", "forth", "leap day"],
)
def test_sizes_order_heads_and_no_clock_does(instant: datetime) -> None:
    storage = Storage()
    grow(storage, 2)
    made(storage)
    grow(storage, 3)
    assert made(storage, clock=HandClock(instant)).head.at == instant
    grow(storage, 4)
    last = made(storage)
    assert Heads(HeadIndex(storage)).latest() == last
    assert last.head.claims("wasl.example")["size"] == 4
