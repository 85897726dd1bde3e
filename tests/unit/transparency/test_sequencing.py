"""Each record gets one leaf: whatever comes twice, in disorder, at once, or dies between any two calls."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from chalicelib.transparency.merkle import proves_consistency, proves_inclusion
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.sequencing import Sequencer
from chalicelib.transparency.tiles import Tree
from chalicelib.transparency.walking import ROUND_AT_MOST_EVERY, STEP, LogWalk
from tests.unit.transparency.memory import (
    AT,
    Calls,
    Crash,
    HandClock,
    Records,
    Storage,
    Trees,
    hash_of,
    name_of,
    number_of,
)
from tests.unit.transparency.test_merkle import mth


def take(storage: Storage, numbers: list[int], calls: Calls | None = None, count: int = 10_000) -> list[str]:
    """One run of the sequencer, in a process of its own."""
    sequencer = Sequencer(Records(count, frozenset({name_of(13)})), Trees(storage, calls or Calls()))
    return sequencer.take([name_of(it) for it in numbers])


def assert_each_once(storage: Storage, numbers: set[int]) -> None:
    """The tree holds these records, each once, and proves each of them."""
    tree, proofs = storage.tree, Proofs(Trees(storage))
    leaves = proofs.leaves(0, tree.size)
    assert sorted(number_of(entry.name) for entry in leaves) == sorted(numbers)
    assert tree.root == mth([entry.hash for entry in leaves])
    for number, entry in enumerate(leaves):
        proof = proofs.inclusion_of(entry.hash, tree.size)
        assert proof.leaf == number
        assert proves_inclusion(entry.hash, number, tree.size, proof.path, tree.root)


def test_a_record_that_comes_twice_has_one_leaf() -> None:
    storage = Storage()
    take(storage, [1, 2, 2, 1])
    take(storage, [2, 3, 1])
    take(storage, [1, 2, 3])
    assert_each_once(storage, {1, 2, 3})


def test_records_that_come_in_disorder_stand_as_they_came() -> None:
    storage = Storage()
    take(storage, [5, 1, 4])
    take(storage, [0, 3])
    assert [number_of(it.name) for it in Proofs(Trees(storage)).leaves(0, 9)] == [5, 1, 4, 0, 3]


def test_what_the_log_does_not_hold_or_holds_altered_is_named_and_keeps_nothing_else_out() -> None:
    storage = Storage()
    assert take(storage, [1, 13, 77, 2], count=50) == [name_of(13), name_of(77)]
    assert_each_once(storage, {1, 2})


def test_after_a_crash_before_or_after_any_call_the_next_run_ends_as_if_there_had_been_none() -> None:
    numbers = [number for number in range(40) if number != 13]
    steps = Calls()
    take(Storage(), numbers, steps)
    for crash_at in range(steps.steps):
        storage = Storage()
        take(storage, [100, 101])
        with suppress(Crash):
            take(storage, numbers, Calls(crash_at))
        take(storage, [200])  # another run, which knows nothing of the first
        take(storage, numbers)
        assert_each_once(storage, {100, 101, 200, *numbers})
        assert len(storage.leaves) == storage.tree.size, "every leaf is found by its hash"


def test_the_root_is_the_same_after_any_restart() -> None:
    storage, whole = Storage(), Storage()
    for first in range(20, 60, 7):
        with suppress(Crash):
            take(storage, list(range(first, first + 7)), Calls(crash_at=first % 9))
        take(storage, list(range(first, first + 7)))
        take(whole, list(range(first, first + 7)))
    assert storage.tree.root == whole.tree.root
    assert storage.leaves == whole.leaves


def test_of_two_sequencers_at_once_the_slower_decides_again() -> None:
    storage = Storage()
    take(storage, [1])

    @dataclass
    class Slow(Trees):
        """Another process grows the tree after this one has read it, once."""

        overtaken: bool = False

        def advance(self, before: Tree, grown: Tree) -> None:
            if not self.overtaken:
                self.overtaken = True
                take(self.storage, [2, 3])
            super().advance(before, grown)

    Sequencer(Records(100), Slow(storage)).take([name_of(it) for it in (3, 4)])
    assert_each_once(storage, {1, 2, 3, 4})


@dataclass
class Queue:
    """The port ``Calls``."""

    names: list[str] = field(default_factory=list)

    def take(self, names: list[str]) -> None:
        self.names += names


@dataclass
class Place:
    """The port ``Walk``."""

    kept: tuple[str, object] = ("", None)

    def place(self) -> tuple[str, object]:
        return self.kept

    def keep(self, after: str, began: object) -> None:
        self.kept = (after, began)


def a_walk(storage: Storage, count: int, clock: HandClock, place: Place) -> tuple[Queue, Callable[[], int]]:
    """A walk through a log of so many records."""
    queue = Queue()
    walk = LogWalk(Records(count), Trees(storage), place, queue, clock)  # type: ignore[arg-type]  # its place is an instant
    return queue, walk.step


def test_the_walk_finds_every_record_that_no_event_brought() -> None:
    storage, count = Storage(), 2 * STEP + 7
    lost = {3, STEP, count - 1}
    take(storage, [it for it in range(count) if it not in lost and it != 13])
    queue, step = a_walk(storage, count, HandClock(), Place())
    assert [step() for _ in range(3)] == [2, 1, 1]
    assert {number_of(it) for it in queue.names} == {*lost, 13}


def test_a_round_of_the_walk_begins_once_a_day_even_when_the_clock_jumps() -> None:
    clock, place = HandClock(), Place()
    _, step = a_walk(Storage(), 1, clock, place)
    assert [step(), step()] == [1, 0]
    clock.at = AT + ROUND_AT_MOST_EVERY
    assert [step(), step()] == [1, 0]
    clock.at = AT - 400 * ROUND_AT_MOST_EVERY
    assert [step(), step()] == [1, 0]
    clock.at = AT.replace(year=2028, month=2, day=29)
    assert [step(), step()] == [1, 0]


class SequencerMachine(RuleBasedStateMachine):
    """Runs of the sequencer, some of which die; every published root must be one that later trees go on from."""

    def __init__(self) -> None:
        super().__init__()
        self.storage, self.asked, self.roots = Storage(), set[int](), dict[int, bytes]()

    @rule(numbers=st.lists(st.integers(0, 300).filter(lambda it: it != 13), max_size=40), crash_at=st.integers(0, 120))
    def run_that_dies(self, numbers: list[int], crash_at: int) -> None:
        self.asked.update(numbers)
        with suppress(Crash):
            take(self.storage, numbers, Calls(crash_at))

    @rule(numbers=st.lists(st.integers(0, 300).filter(lambda it: it != 13), max_size=40))
    def run(self, numbers: list[int]) -> None:
        self.asked.update(numbers)
        take(self.storage, numbers)

    @rule()
    def redeliver(self) -> None:
        take(self.storage, sorted(self.asked))
        assert_each_once(self.storage, self.asked)

    @invariant()
    def goes_on_from_every_root_before(self) -> None:
        tree, proofs = self.storage.tree, Proofs(Trees(self.storage))
        for size, root in self.roots.items():
            path = proofs.consistency(size, tree.size).path
            assert proves_consistency(size, tree.size, path, root, tree.root)
        if tree.size:
            self.roots[tree.size] = tree.root

    @invariant()
    def no_record_has_two_leaves(self) -> None:
        names = [entry.name for entry in Proofs(Trees(self.storage)).leaves(0, self.storage.tree.size)]
        assert len(names) == len(set(names))


TestSequencerMachine = SequencerMachine.TestCase
TestSequencerMachine.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)


def test_a_record_is_known_by_its_hash_before_its_way_is_written() -> None:
    storage, calls = Storage(), Calls()
    take(storage, [7], calls)
    storage = Storage()
    with suppress(Crash):
        take(storage, [7], Calls(crash_at=calls.steps - 2))
    assert storage.leaves == {}
    assert Proofs(Trees(storage)).leaf(hash_of(7)) == 0
