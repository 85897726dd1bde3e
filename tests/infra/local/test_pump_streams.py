"""Streams are read as Lambda reads them."""

import json
import threading
from collections.abc import Callable
from typing import Any

import pytest

from tests.infra.local.scene import Scene


def keys(event: dict[str, Any]) -> list[str]:
    return [record["dynamodb"]["Keys"]["pk"]["S"] for record in event["Records"]]


def failing_on(bad: str, seen: list[list[str]]) -> Callable[[dict[str, Any]], None]:
    def run(event: dict[str, Any]) -> None:
        seen.append(keys(event))
        if bad in keys(event):
            raise RuntimeError("on purpose")

    return run


def put(scene: Scene, table: str, *names: str) -> None:
    for name in names:
        scene.cloud.client("dynamodb").put_item(TableName=table, Item={"pk": {"S": name}, "sk": {"S": "-"}})


def test_a_batch_that_fails_is_halved_until_the_bad_record_is_alone_and_given_up(scene: Scene) -> None:
    seen: list[list[str]] = []
    table, _, stream = scene.table(stream=True)
    dead_url, dead_arn = scene.queue()
    scene.mapping(
        stream,
        scene.function(failing_on("c", seen)),
        StartingPosition="TRIM_HORIZON",
        BisectBatchOnFunctionError=True,
        MaximumRetryAttempts=1,
        DestinationConfig={"OnFailure": {"Destination": dead_arn}},
    )
    put(scene, table, "a", "b", "c", "d")
    scene.cloud.drain()
    assert seen == [["a", "b", "c", "d"], ["a", "b"], ["c", "d"], ["c"], ["c"], ["d"]]
    (given_up,) = map(json.loads, scene.messages(dead_url))
    assert given_up["DDBStreamBatchInfo"]["batchSize"] == 1
    assert given_up["requestContext"]["condition"] == "RetryAttemptsExhausted"


def test_after_a_partial_failure_the_batch_goes_on_from_the_first_record_that_failed(scene: Scene) -> None:
    seen: list[list[str]] = []
    table, _, stream = scene.table(stream=True)

    def run(event: dict[str, Any]) -> dict[str, Any]:
        seen.append(keys(event))
        bad = [record for record in event["Records"] if record["dynamodb"]["Keys"]["pk"]["S"] == "b"]
        numbers = [record["dynamodb"]["SequenceNumber"] for record in bad if len(seen) == 1]
        return {"batchItemFailures": [{"itemIdentifier": number} for number in numbers]}

    scene.mapping(
        stream,
        scene.function(run),
        StartingPosition="TRIM_HORIZON",
        FunctionResponseTypes=["ReportBatchItemFailures"],
        MaximumRetryAttempts=3,
    )
    put(scene, table, "a", "b", "c")
    scene.cloud.drain()
    assert seen == [["a", "b", "c"], ["b", "c"]]


def test_records_that_the_filter_leaves_out_do_not_reach_the_function(scene: Scene) -> None:
    seen: list[str] = []
    table, _, stream = scene.table(stream=True)
    scene.mapping(
        stream,
        scene.function(lambda event: seen.extend(keys(event))),
        StartingPosition="TRIM_HORIZON",
        FilterCriteria={"Filters": [{"Pattern": json.dumps({"eventName": ["INSERT"]})}]},
    )
    put(scene, table, "a")
    scene.cloud.client("dynamodb").delete_item(TableName=table, Key={"pk": {"S": "a"}, "sk": {"S": "-"}})
    scene.cloud.drain()
    assert seen == ["a"]


def test_a_batch_that_waits_in_the_background_is_tried_at_once_after_it(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scene.cloud.pump, "_retry_delay", lambda _attempts: 3600)
    seen: list[list[str]] = []
    failed = threading.Event()

    def run(event: dict[str, Any]) -> None:
        seen.append(keys(event))
        if not failed.is_set():
            failed.set()
            raise RuntimeError("on purpose")

    table, _, stream = scene.table(stream=True)
    scene.mapping(stream, scene.function(run), StartingPosition="TRIM_HORIZON")
    scene.cloud.background()
    put(scene, table, "a")
    assert failed.wait(20)
    scene.cloud.pump.stop()
    scene.cloud.drain()
    assert seen == [["a"], ["a"]]


def test_a_drain_reads_past_any_number_of_records_that_the_function_does_not_want(scene: Scene) -> None:
    seen: list[list[str]] = []
    table, _, stream = scene.table(stream=True)
    wanted = json.dumps({"dynamodb": {"Keys": {"pk": {"S": ["wanted"]}}}})
    filters = {"Filters": [{"Pattern": wanted}]}
    function = scene.function(failing_on("", seen))
    scene.mapping(stream, function, StartingPosition="TRIM_HORIZON", BatchSize=1, FilterCriteria=filters)
    put(scene, table, *map(str, range(9)), "wanted")
    scene.cloud.drain()
    assert seen == [["wanted"]]
