"""The log's tree beside a bare loop of SHA-256: records chained, taken in and proved in a CPU-second; what one costs.

The bare loop takes the same hashes of inputs of the same length, one after another, and nothing else: of each record's
body, its leaf, one node a record, and twice the nodes from its leaf to the root: for its proof, and for the check of
it. Nothing is read or written on either side; times are CPU time. What a record costs in DynamoDB is counted from the
items that are written.
"""

import hashlib
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import GENESIS, Act, Actor, Chain, LogRecord
from chalicelib.transparency.merkle import consistency_spans, inclusion_spans, proves_inclusion
from chalicelib.transparency.model import Inclusion
from chalicelib.transparency.proving import Proofs
from chalicelib.transparency.tiles import Entry, Tree
from tests.benchmarks.aims import at_least, at_most, verdict
from tests.unit.transparency.memory import AT, Storage, Trees
from tests.unit.transparency.test_costs import tree_of, write_units

COUNT = 20_000
BATCH = 200
ROUNDS = 3
AIM = 0.5
AIM_UNITS = 1.5
SIZES = (10**3, 10**5, 10**7)


def main() -> int:
    """Prints the tables; 1 if an aim was missed."""
    records = made()
    bodies = [canonical_json(record.body) for record in records]
    entries = [Entry(f"{it.object_id}#{it.seq:010d}", bytes.fromhex(it.hash)) for it in records]
    storage = grown(entries)
    hashes, root = [it.hash for it in entries], storage.tree.root
    proofs = made_of(storage, hashes)
    depth = sum(len(it.path) for it in proofs) // COUNT
    rows = {
        "chain checked": (cpu(lambda: chained(records, bodies)), bare(bodies, 0)),
        "taken into the tree": (cpu(lambda: grown(entries)), bare((), 2)),
        "proof made, of all at once": (cpu(lambda: made_of(storage, hashes)), bare((), depth)),
        "proof checked": (cpu(lambda: checked(proofs, root)), bare((), depth + 1)),
    }
    print(f"\n{COUNT} records of {len(bodies[-1])} bytes, in batches of {BATCH}; proofs of {depth} hashes")
    print(f"{'':40} {'CPU µs':>8} {'a CPU-s':>9} {'bare loop':>10}")
    for name, (ours, floor) in rows.items():
        show(name, ours, floor)
    ours, floor = (sum(row[side] for row in rows.values()) for side in (0, 1))
    show("a record chained, taken in and proved", ours, floor)
    return verdict([*at_least("records a CPU-second, × a bare loop", floor / ours, AIM), *by_size()])


def show(name: str, ours: float, floor: float) -> None:
    """One line of the table."""
    print(f"{name:40} {ours / COUNT * 1e6:8.2f} {COUNT / ours:9.0f} {floor / ours:8.2f} ×")


def by_size() -> list[str]:
    """What one record costs at each size, and how long its proofs are."""
    print(f"\n{'one record at':>16} {'CPU µs':>8} {'write units':>12} {'alone':>7} {'proof':>12} {'consistency':>12}")
    times = {}
    for size in SIZES:
        tree, more = tree_of(size), [Entry(f"deposit/{new_id()}#0000000001", bytes(32))] * BATCH
        times[size] = cpu(lambda tree=tree, more=more: [tree.grown(more) for _ in range(50)]) / 50 / BATCH  # type: ignore[misc]
        lengths = [len(inclusion_spans(0, size)), len(consistency_spans(size // 2 + 1, size))]
        units, alone = write_units(size, BATCH), write_units(size, 1)
        sizes = [f"{it} ({it * 32} B)" for it in lengths]
        print(f"{size:16} {times[size] * 1e6:8.2f} {units:12.2f} {alone:7.0f} {sizes[0]:>12} {sizes[1]:>12}")
    print(f"read units a record: 2, and 2 to 10 a batch for the edge; aim: write units ≤ {AIM_UNITS:g} at every size")
    slower = times[SIZES[-1]] / times[SIZES[0]]
    missed = [it for size in SIZES for it in at_most(f"write units at {size}", write_units(size, BATCH), AIM_UNITS)]
    return [*missed, *at_most("one record at 10^7, × at 10^3", slower, 1.5)]


def made() -> list[LogRecord]:
    """The chain of one object, of acts as desks do them."""
    chain, records = Chain.start(f"mail/{new_id()}"), []
    actor, administration = Actor("agent", new_id(), new_id()), new_id()
    detail, content = {"mail_id": new_id(), "desk_id": new_id()}, {"note": "Pour suite à donner"}
    for _ in range(COUNT):
        record, chain = chain.append(Act("MailAssigned", AT, actor, administration, detail, content))
        records.append(record)
    return records


def chained(records: Sequence[LogRecord], bodies: Sequence[bytes]) -> None:
    """Each record's hash is its body's, and the next one names it."""
    before = GENESIS
    for record, body in zip(records, bodies, strict=True):
        assert record.body["previous"] == before
        before = hashlib.sha256(body).hexdigest()
        assert before == record.hash


def grown(entries: Sequence[Entry]) -> Storage:
    """A tree of them, with all that its proofs read."""
    storage, tree = Storage(), Tree()
    for start in range(0, len(entries), BATCH):
        tree = tree.grown(entries[start : start + BATCH])
        storage.tiles |= {tile.place: tile for tile in tree.done}
    storage.tree = tree
    storage.leaves = {entry.hash: number for number, entry in enumerate(entries)}
    return storage


def made_of(storage: Storage, hashes: Sequence[bytes]) -> list[Inclusion]:
    """The proofs, from tiles in which nothing is folded yet."""
    fresh = replace(storage, tiles={place: replace(tile) for place, tile in storage.tiles.items()})
    return Proofs(Trees(fresh)).inclusions_of(hashes, COUNT)


def checked(proofs: Sequence[Inclusion], root: bytes) -> None:
    """Each leads to the root."""
    assert all(proves_inclusion(it.hash, it.leaf, it.size, it.path, root) for it in proofs)


def bare(bodies: Sequence[bytes], nodes: int) -> float:
    """CPU seconds of a loop over these bodies, and over so many nodes a record."""
    sha256, node = hashlib.sha256, bytes(65)

    def loop() -> None:
        for body in bodies:
            sha256(body).digest()
        for _ in range(nodes * COUNT):
            sha256(node).digest()

    return cpu(loop)


def cpu(work: Callable[[], object]) -> float:
    """CPU seconds, the least of some rounds."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(main())
