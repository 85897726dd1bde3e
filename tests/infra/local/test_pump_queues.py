"""Queues are polled as Lambda polls them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine

from tests.infra.local.scene import Scene

PARTIAL = ["ReportBatchItemFailures"]


def bodies(event: dict[str, Any]) -> list[str]:
    return [record["body"] for record in event["Records"]]


def failures_of(event: dict[str, Any], bad: set[str]) -> dict[str, Any]:
    wrong = [record["messageId"] for record in event["Records"] if record["body"] in bad]
    return {"batchItemFailures": [{"itemIdentifier": each} for each in wrong]}


def test_messages_come_in_batches_of_the_mappings_size(scene: Scene) -> None:
    batches: list[list[str]] = []
    url, arn = scene.queue()
    scene.mapping(arn, scene.function(lambda event: batches.append(bodies(event))), BatchSize=3)
    for n in range(4):
        scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=str(n))
    scene.cloud.drain()
    assert batches == [["0", "1", "2"], ["3"]]


def test_a_batch_is_gathered_until_it_is_full_or_its_time_is_over(scene: Scene) -> None:
    batches: list[list[str]] = []
    url, arn = scene.queue()
    run = scene.function(lambda event: batches.append(bodies(event)))
    scene.mapping(arn, run, BatchSize=3, MaximumBatchingWindowInSeconds=60)
    for n in range(4):
        scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=str(n))
    scene.cloud.drain()
    assert batches == [["0", "1", "2"]]
    scene.cloud.drain(windows_over=True)
    assert batches == [["0", "1", "2"], ["3"]]


def test_only_the_messages_named_as_failed_come_again_until_they_are_dead_letters(scene: Scene) -> None:
    seen: list[str] = []
    url, arn, dead = scene.queue_with_dead_letters(receives=3)

    def run(event: dict[str, Any]) -> dict[str, Any]:
        seen.extend(bodies(event))
        return failures_of(event, {"bad"})

    scene.mapping(arn, scene.function(run), FunctionResponseTypes=PARTIAL)
    for body in ("good", "bad"):
        scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    scene.cloud.drain()
    assert sorted(seen) == ["bad", "bad", "bad", "good"]
    assert scene.messages(dead) == ["bad"]
    assert scene.messages(url) == []


def test_named_failures_count_for_nothing_unless_the_mapping_reports_them(scene: Scene) -> None:
    seen: list[str] = []
    url, arn, dead = scene.queue_with_dead_letters(receives=2)

    def run(event: dict[str, Any]) -> dict[str, Any]:
        seen.extend(bodies(event))
        return failures_of(event, {"bad"})

    scene.mapping(arn, scene.function(run))
    scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="bad")
    scene.cloud.drain()
    assert seen == ["bad"]
    assert scene.messages(dead) == []


def test_a_function_that_raises_fails_the_whole_batch(scene: Scene) -> None:
    seen: list[list[str]] = []
    url, arn, dead = scene.queue_with_dead_letters(receives=2)

    def run(event: dict[str, Any]) -> None:
        seen.append(bodies(event))
        raise RuntimeError("on purpose")

    scene.mapping(arn, scene.function(run), FunctionResponseTypes=PARTIAL)
    for body in ("a", "b"):
        scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody=body)
    scene.cloud.drain()
    assert seen == [["a", "b"]] * 2
    assert sorted(scene.messages(dead)) == ["a", "b"]
    assert [failure.message for failure in scene.cloud.failures].count("on purpose") >= 2


def test_a_fifo_group_keeps_its_order_through_failures(scene: Scene) -> None:
    seen: list[str] = []
    url, arn, _ = scene.queue_with_dead_letters(receives=5, fifo=True)

    def run(event: dict[str, Any]) -> dict[str, Any]:
        first = not seen
        seen.extend(bodies(event))
        return failures_of(event, {"1", "2"} if first else set())

    scene.mapping(arn, scene.function(run), FunctionResponseTypes=PARTIAL)
    for n in range(3):
        scene.cloud.client("sqs").send_message(
            QueueUrl=url, MessageBody=str(n), MessageGroupId="g", MessageDeduplicationId=str(n)
        )
    scene.cloud.drain()
    assert seen == ["0", "1", "2", "1", "2"]


def test_a_deduplication_id_drops_later_messages_even_when_the_first_was_consumed(scene: Scene) -> None:
    seen: list[str] = []
    url, arn = scene.queue(fifo=True)
    scene.mapping(arn, scene.function(lambda event: seen.extend(bodies(event))))
    for body in ("first", "second"):
        scene.cloud.client("sqs").send_message(
            QueueUrl=url, MessageBody=body, MessageGroupId="g", MessageDeduplicationId="same"
        )
        scene.cloud.drain()
    assert seen == ["first"]


def test_nothing_is_consumed_inside_the_send(scene: Scene) -> None:
    seen: list[str] = []
    url, arn = scene.queue()
    scene.mapping(arn, scene.function(lambda event: seen.extend(bodies(event))))
    scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="later")
    assert seen == []
    scene.cloud.drain()
    assert seen == ["later"]


def test_drain_waits_for_a_message_that_is_delayed_a_moment(scene: Scene) -> None:
    seen: list[str] = []
    url, arn = scene.queue()
    scene.mapping(arn, scene.function(lambda event: seen.extend(bodies(event))))
    scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="soon", DelaySeconds=1)
    scene.cloud.drain()
    assert seen == ["soon"]


def test_a_message_is_kept_as_long_as_its_queue_keeps_messages_and_no_longer(scene: Scene) -> None:
    url, _ = scene.queue()
    scene.cloud.client("sqs").send_message(QueueUrl=url, MessageBody="x")
    for days, kept in ((3, ["x"]), (5, [])):
        with time_machine.travel(datetime.now(UTC) + timedelta(days=days)):
            assert scene.messages(url) == kept
