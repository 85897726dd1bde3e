"""What a record costs in DynamoDB, counted from the very items that are written: alike at any size."""

from math import ceil
from typing import Any

import pytest
from moto.dynamodb.models.dynamo_type import DynamoType

from chalicelib.kernel.ids import new_id
from chalicelib.transparency.store import edge_item, leaf_item, tile_item
from chalicelib.transparency.tiles import Entry, Tree
from infra.local.dynamodb.capacity import item_bytes
from tests.unit.transparency.memory import hash_of

BATCHES = (1, 10, 200)


def _units(item: Any) -> int:
    return ceil(item_bytes({name: DynamoType(value) for name, value in item.serialize().items()}) / 1024)


def _entries(count: int) -> list[Entry]:
    return [Entry(f"deposit/{new_id()}#0000000003", hash_of(it)) for it in range(count)]


def tree_of(size: int) -> Tree:
    """An edge as full as it can be at this size or a little below; its hashes are made up."""
    full = size // 16 * 16 + 15
    edge = tuple(tuple(map(hash_of, range(int(digit, 16)))) for digit in reversed(f"{full:x}"))
    return Tree(full, edge, tuple(entry.name for entry in _entries(15)), (), full - 1)


def write_units(size: int, batch: int) -> float:
    """Write units a record, in batches of so many."""
    grown = tree_of(size).grown(_entries(batch))
    leaves = sum(_units(leaf_item(number, entry)) for number, entry in grown.added())
    return (_units(edge_item(grown)) + sum(map(_units, map(tile_item, grown.done))) + leaves) / batch


@pytest.mark.parametrize("batch", BATCHES)
def test_a_record_costs_alike_whatever_the_trees_size(batch: int, record_property: Any) -> None:
    costs = {size: write_units(size, batch) for size in (10**3, 10**5, 10**7)}
    record_property("measured", f"write units a record in the tree, in batches of {batch}: {costs}")
    assert max(costs.values()) - min(costs.values()) <= 2 / batch + 0.2
    assert write_units(10**7, 200) < 1.5
