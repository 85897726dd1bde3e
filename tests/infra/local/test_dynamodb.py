"""The mended DynamoDB behaves as AWS documents."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import Any

import pytest
from botocore.exceptions import ClientError

Item = dict[str, Any]


@pytest.fixture
def db(client: Callable[[str], Any]) -> Any:
    return client("dynamodb")


@pytest.fixture
def table(db: Any, unique: str) -> str:
    db.create_table(
        TableName=unique,
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk", "basket")],
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by_basket",
                "KeySchema": [{"AttributeName": "basket", "KeyType": "HASH"}],
                "Projection": {"ProjectionType": "ALL"},
            }
        ],
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    return unique


def item(pk: str, sk: str = "-", **attributes: Any) -> Item:
    return {"pk": {"S": pk}, "sk": {"S": sk}, **attributes}


def put(table: str, thing: Item, **more: Any) -> Item:
    return {"Put": {"TableName": table, "Item": thing, **more}}


def update(table: str, pk: str, expression: str, **values: Any) -> Item:
    named = {"ExpressionAttributeValues": {f":{name}": value for name, value in values.items()}} if values else {}
    return {"Update": {"TableName": table, "Key": item(pk), "UpdateExpression": expression, **named}}


def stored(db: Any, table: str, pk: str) -> Any:
    return db.get_item(TableName=table, Key=item(pk), ConsistentRead=True).get("Item")


def stream(client: Callable[[str], Any], table: str) -> list[str]:
    streams = client("dynamodbstreams")
    arn = client("dynamodb").describe_table(TableName=table)["Table"]["LatestStreamArn"]
    shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
    start = streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType="TRIM_HORIZON")
    return [record["eventName"] for record in streams.get_records(ShardIterator=start["ShardIterator"])["Records"]]


def test_eight_threads_counting_in_transactions_lose_nothing_and_repeat_nothing(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("counter", n={"N": "0"}))

    def number(_: int) -> int:
        while True:
            n = int(stored(db, table, "counter")["n"]["N"])
            bump = update(table, "counter", "SET n = :next", next={"N": str(n + 1)}, n={"N": str(n)})
            bump["Update"]["ConditionExpression"] = "n = :n"
            try:
                db.transact_write_items(TransactItems=[bump, put(table, item(f"entry-{n + 1}"))])
            except db.exceptions.TransactionCanceledException:
                continue
            return n + 1

    with ThreadPoolExecutor(8) as threads:
        numbers = list(threads.map(number, range(24)))
    assert sorted(numbers) == list(range(1, 25))


def test_a_cancelled_transaction_leaves_neither_items_nor_stream_records(
    db: Any, client: Callable[[str], Any], table: str
) -> None:
    db.put_item(TableName=table, Item=item("there", n={"N": "1"}))
    with pytest.raises(db.exceptions.TransactionCanceledException) as refused:
        db.transact_write_items(
            TransactItems=[
                put(table, item("new")),
                update(table, "there", "SET n = :n", n={"N": "2"}),
                put(table, item("there", "other"), ConditionExpression="attribute_exists(pk)"),
            ]
        )
    assert [reason["Code"] for reason in refused.value.response["CancellationReasons"]] == [
        "None",
        "None",
        "ConditionalCheckFailed",
    ]
    assert stored(db, table, "new") is None
    assert stored(db, table, "there")["n"] == {"N": "1"}
    assert stream(client, table) == ["INSERT"]


def test_a_transaction_that_fails_while_it_is_applied_is_cancelled_whole(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("text", word={"S": "one"}))
    with pytest.raises(db.exceptions.TransactionCanceledException, match="ValidationError"):
        db.transact_write_items(
            TransactItems=[put(table, item("new")), update(table, "text", "SET word = word + :n", n={"N": "1"})]
        )
    assert stored(db, table, "new") is None


def test_a_transaction_costs_what_it_touches_however_large_the_table(db: Any, table: str) -> None:
    for start in range(0, 2000, 25):
        puts = [{"PutRequest": {"Item": item(f"p{start + i}", text={"S": "x" * 300})}} for i in range(25)]
        db.batch_write_item(RequestItems={table: puts})
    begin = perf_counter()
    for i in range(5):
        db.transact_write_items(TransactItems=[put(table, item(f"new-{i}"))])
    assert perf_counter() - begin < 1


def test_two_operations_on_one_item_are_refused(db: Any, table: str) -> None:
    with pytest.raises(ClientError, match="multiple operations on one item"):
        db.transact_write_items(TransactItems=[put(table, item("a")), update(table, "a", "SET n = :n", n={"N": "1"})])


def test_more_than_a_hundred_items_are_refused(db: Any, table: str) -> None:
    with pytest.raises(ClientError, match="ValidationException"):
        db.transact_write_items(TransactItems=[put(table, item(f"i{i}")) for i in range(101)])


def test_more_than_four_megabytes_are_refused(db: Any, table: str) -> None:
    heavy = {"S": "x" * 380_000}
    with pytest.raises(ClientError, match="ValidationException"):
        db.transact_write_items(TransactItems=[put(table, item(f"i{i}", text=heavy)) for i in range(12)])
    assert stored(db, table, "i0") is None


def test_a_token_given_again_changes_nothing_and_another_request_under_it_is_refused(db: Any, table: str) -> None:
    add = update(table, "sum", "ADD n :one", one={"N": "1"})
    for _ in range(2):
        db.transact_write_items(TransactItems=[add], ClientRequestToken="token-1")
    assert stored(db, table, "sum")["n"] == {"N": "1"}
    with pytest.raises(db.exceptions.IdempotentParameterMismatchException):
        db.transact_write_items(TransactItems=[put(table, item("else"))], ClientRequestToken="token-1")


def test_an_update_that_makes_an_item_is_one_insert(db: Any, client: Callable[[str], Any], table: str) -> None:
    db.update_item(
        TableName=table,
        Key=item("made"),
        UpdateExpression="SET n = :n",
        ExpressionAttributeValues={":n": {"N": "1"}},
    )
    assert stream(client, table) == ["INSERT"]


def test_writes_without_effect_reach_no_stream(db: Any, client: Callable[[str], Any], table: str) -> None:
    for _ in range(2):
        db.put_item(TableName=table, Item=item("same", n={"N": "1"}))
    db.delete_item(TableName=table, Key=item("absent"))
    assert stream(client, table) == ["INSERT"]


def test_an_item_may_weigh_400_kilobytes_and_not_one_more(db: Any, table: str) -> None:
    room = 400 * 1024 - len("pk" + "big" + "sk" + "-" + "text")
    db.put_item(TableName=table, Item=item("big", text={"S": "x" * room}))
    with pytest.raises(ClientError, match="Item size has exceeded"):
        db.put_item(TableName=table, Item=item("big", text={"S": "x" * (room + 1)}))


def test_a_refused_update_leaves_the_item_as_it_was(db: Any, table: str) -> None:
    db.put_item(TableName=table, Item=item("a", n={"N": "1"}))
    with pytest.raises(ClientError):
        db.update_item(
            TableName=table,
            Key=item("a"),
            UpdateExpression="SET n = :n, big = :big",
            ExpressionAttributeValues={":n": {"N": "2"}, ":big": {"S": "x" * 500_000}},
        )
    assert stored(db, table, "a") == item("a", n={"N": "1"})


def test_an_index_key_of_another_type_is_refused(db: Any, table: str) -> None:
    with pytest.raises(ClientError, match="Type mismatch for Index Key"):
        db.put_item(TableName=table, Item=item("a", basket={"N": "1"}))


def test_a_batch_of_more_than_25_writes_is_refused(db: Any, table: str) -> None:
    with pytest.raises(ClientError, match="Too many items"):
        db.batch_write_item(RequestItems={table: [{"PutRequest": {"Item": item(f"i{i}")}} for i in range(26)]})


def test_queries_page_sort_and_filter_as_before(db: Any, table: str) -> None:
    for i in range(7):
        db.put_item(TableName=table, Item=item("p", f"{i}", basket={"S": "b"}, even={"BOOL": i % 2 == 0}))
    by_key = {"KeyConditionExpression": "pk = :p", "ExpressionAttributeValues": {":p": {"S": "p"}}}
    first = db.query(TableName=table, Limit=4, ScanIndexForward=False, **by_key)
    then = db.query(TableName=table, ScanIndexForward=False, ExclusiveStartKey=first["LastEvaluatedKey"], **by_key)
    assert [found["sk"]["S"] for found in first["Items"] + then["Items"]] == list("6543210")
    even = db.query(
        TableName=table,
        IndexName="by_basket",
        KeyConditionExpression="basket = :b",
        FilterExpression="even = :t",
        ProjectionExpression="sk",
        ExpressionAttributeValues={":b": {"S": "b"}, ":t": {"BOOL": True}},
    )
    assert even["Items"] == [{"sk": {"S": text}} for text in "0246"]
    assert (even["Count"], even["ScannedCount"]) == (4, 7)
