"""Capacity units are counted as the developer guide says."""

from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto.dynamodb.models.dynamo_type import DynamoType

from infra.local.dynamodb.capacity import item_bytes, units
from tests.infra.local.test_dynamodb import db, item, put, table

__all__ = ["db", "table"]


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ({"S": "abc"}, 3),
        ({"S": "مرحبا"}, 10),
        ({"N": "0"}, 1),
        ({"N": "27"}, 2),
        ({"N": "-27"}, 3),
        ({"N": "461"}, 3),
        ({"N": "1000000"}, 2),
        ({"N": "0.05"}, 2),
        ({"B": "AAECAw=="}, 4),
        ({"BOOL": True}, 1),
        ({"NULL": True}, 1),
        ({"SS": ["ab", "c"]}, 3),
        ({"L": [{"S": "ab"}]}, 3 + 1 + 2),
        ({"M": {"k": {"S": "ab"}}}, 3 + 1 + 1 + 2),
    ],
)
def test_an_attribute_weighs_what_the_guide_says(value: dict[str, Any], size: int) -> None:
    assert item_bytes({"name": DynamoType(value)}) == 4 + size


def test_writes_are_rounded_to_kilobytes_and_charged_by_the_larger_of_before_and_after(db: Any, table: str) -> None:
    with units.tally() as tally:
        db.put_item(TableName=table, Item=item("a", text={"S": "x" * 3000}))
        db.put_item(TableName=table, Item=item("a"))
        db.delete_item(TableName=table, Key=item("a"))
    assert [spent.write for spent in tally.spent] == [3, 3, 1]


def test_a_delete_is_charged_by_the_item_that_was(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("a", text={"S": "x" * 3000}))
    with units.tally() as tally:
        db.delete_item(TableName=table, Key=item("a"))
    assert tally.write_units(table) == 3


def test_transactions_cost_double_for_the_table_and_not_for_its_index(db: Any, table: str) -> None:
    with units.tally() as tally:
        db.transact_write_items(TransactItems=[put(table, item("a", basket={"S": "b"})), put(table, item("c"))])
    assert tally.write_units(table) == 4
    assert tally.index_units(table) == 1


def test_an_index_follows_only_what_it_holds(db: Any, table: str) -> None:
    def spend(**attributes: Any) -> float:
        with units.tally() as tally:
            db.put_item(TableName=table, Item=item("a", **attributes))
        return tally.index_units(table)

    assert spend(n={"N": "1"}) == 0
    assert spend(basket={"S": "one"}) == 1
    assert spend(basket={"S": "one"}) == 0
    assert spend(basket={"S": "two"}) == 2
    assert spend(n={"N": "1"}) == 1


def test_a_refused_condition_is_charged(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("a", text={"S": "x" * 2000}))
    with units.tally() as tally, pytest.raises(ClientError):
        db.put_item(TableName=table, Item=item("a"), ConditionExpression="attribute_not_exists(pk)")
    assert (tally.write_units(table), tally.spent[0].refused) == (2, True)


def test_reads_cost_half_when_eventual_and_double_in_transactions(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("a", text={"S": "x" * 5000}))
    with units.tally() as tally:
        db.get_item(TableName=table, Key=item("a"))
        db.get_item(TableName=table, Key=item("a"), ConsistentRead=True)
        db.transact_get_items(TransactItems=[{"Get": {"TableName": table, "Key": item("a")}}])
        db.get_item(TableName=table, Key=item("absent"))
    assert [spent.read for spent in tally.spent] == [1, 2, 4, 0.5]


def test_a_query_is_rounded_once_and_pays_for_what_it_filters_out(db: Any, table: str) -> None:
    for i in range(8):
        db.put_item(TableName=table, Item=item("p", f"{i}", text={"S": "x" * 1000}))
    with units.tally() as tally:
        answer = db.query(
            TableName=table,
            KeyConditionExpression="pk = :p",
            FilterExpression="sk = :one",
            ConsistentRead=True,
            ExpressionAttributeValues={":p": {"S": "p"}, ":one": {"S": "1"}},
        )
    assert answer["Count"] == 1
    assert tally.read_units(table) == 2
