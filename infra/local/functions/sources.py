"""Event source mappings of queues: batches, partial failures, retries, dead letters."""

import json
import time
from collections.abc import Callable
from typing import Any

from moto.awslambda.models import EventSourceMapping, LambdaFunction
from moto.events.models import EventPattern

from infra.local.functions.deliveries import queue_of, queue_url
from infra.local.functions.lambdas import Answer, Runtime, find, principal
from infra.local.functions.running import acting_as
from infra.local.http.server import REGION

Message = dict[str, Any]
PARTIAL = "ReportBatchItemFailures"
MOST_AT_ONCE = 10  # messages a receive
END_OF_MILLISECOND = 0.002


class QueueSource:
    """Polls one queue for one function.

    ``retry_delay(receives)`` says how many seconds a failed message stays invisible: none in tests, more in the
    background, where AWS would wait for the visibility timeout.
    """

    def __init__(
        self,
        mapping: EventSourceMapping,
        runtime: Runtime,
        client: Callable[[str], Any],
        retry_delay: Callable[[int], int],
    ) -> None:
        self._mapping, self._runtime, self._client, self._retry_delay = mapping, runtime, client, retry_delay
        self._known = False

    @property
    def gathers(self) -> bool:
        """Whether a batch is gathered for a while before it is handed over, and is not full yet."""
        return bool(self._mapping.max_batch_window) and len(self._queue._messages) < self._mapping.batch_size

    def waiting(self) -> float | None:
        """Seconds until a message may be received: 0 if one may now, None if there is none."""
        return min((_seconds_until_received(message) for message in self._queue._messages), default=None)

    def poll(self) -> bool:
        """One batch, if there is one."""
        if not self._queue.messages:
            return False
        function = find(self._mapping.function_arn)
        with acting_as(principal(function)):  # Lambda polls under the function's role
            self._look_at_queue()
            batch = self._receive()
        wanted = [message for message in batch if self._wants(message)]
        self._delete(function, [message for message in batch if message not in wanted])
        if wanted:
            self._hand_over(function, wanted)
        return bool(batch)

    @property
    def _queue(self) -> Any:
        return queue_of(self._mapping.event_source_arn)

    def _look_at_queue(self) -> None:
        """Lambda reads the queue's attributes before it polls: the role must let it."""
        if not self._known:
            self._client("sqs").get_queue_attributes(QueueUrl=queue_url(self._queue), AttributeNames=["All"])
            self._known = True

    def _receive(self) -> list[Message]:
        batch: list[Message] = []
        while len(batch) < self._mapping.batch_size:
            received = self._client("sqs").receive_message(
                QueueUrl=queue_url(self._queue),
                MaxNumberOfMessages=min(MOST_AT_ONCE, self._mapping.batch_size - len(batch)),
                MessageSystemAttributeNames=["All"],
                MessageAttributeNames=["All"],
            )
            if not received.get("Messages"):
                break
            batch += received["Messages"]
        return batch

    def _wants(self, message: Message) -> bool:
        filters = (self._mapping.filter_criteria or {}).get("Filters", [])
        event = {"body": _parsed(message["Body"]), "attributes": message["Attributes"]}
        return not filters or any(matches(each["Pattern"], event) for each in filters)

    def _hand_over(self, function: LambdaFunction, batch: list[Message]) -> None:
        arn = self._mapping.event_source_arn
        answer = self._runtime.run(function, {"Records": [_record(message, arn) for message in batch]})
        failed = failed_ids(self._mapping, answer, [message["MessageId"] for message in batch])
        self._delete(function, [message for message in batch if message["MessageId"] not in failed])
        for message in batch:
            if message["MessageId"] in failed:
                self._show_again(message)
        if failed:
            time.sleep(END_OF_MILLISECOND)  # a message is hidden to its end: the next of its group would pass it

    def _delete(self, function: LambdaFunction, messages: list[Message]) -> None:
        for start in range(0, len(messages), MOST_AT_ONCE):
            entries = [
                {"Id": str(n), "ReceiptHandle": message["ReceiptHandle"]}
                for n, message in enumerate(messages[start : start + MOST_AT_ONCE])
            ]
            with acting_as(principal(function)):
                self._client("sqs").delete_message_batch(QueueUrl=queue_url(self._queue), Entries=entries)

    def _show_again(self, message: Message) -> None:
        receives = int(message["Attributes"]["ApproximateReceiveCount"])
        seconds = min(self._retry_delay(receives), int(self._queue.visibility_timeout))
        self._client("sqs").change_message_visibility(
            QueueUrl=queue_url(self._queue), ReceiptHandle=message["ReceiptHandle"], VisibilityTimeout=seconds
        )


def _seconds_until_received(message: Any) -> float:
    """Positive as long as the queue hides it: shown again at once, it is hidden to the end of the millisecond."""
    if message.visible and not message.delayed:
        return 0.0
    until = float(max(message.delayed_until, message.visible_at))
    return max(0.001, until / 1000 - time.time())


def failed_ids(mapping: EventSourceMapping, answer: Answer, identifiers: list[str]) -> set[str]:
    """The identifiers to be tried again: all if the function failed or named one that is not in the batch."""
    if answer.failed:
        return set(identifiers)
    if PARTIAL not in (mapping.function_response_types or []) or not isinstance(answer.payload, dict):
        return set()
    failed = {each.get("itemIdentifier") for each in answer.payload.get("batchItemFailures") or []}
    return set(identifiers) if failed - set(identifiers) else {str(each) for each in failed}


def matches(pattern: str, event: dict[str, Any]) -> bool:
    """Whether the event meets an EventBridge pattern (JSON text)."""
    return bool(EventPattern.load(pattern).matches_event(event))  # type: ignore[arg-type]  # moto's own event type


def _parsed(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return body


def _record(message: Message, arn: str) -> dict[str, Any]:
    attributes = {
        name: {
            "dataType": given["DataType"],
            "stringValue": given.get("StringValue"),
            "stringListValues": [],
            "binaryListValues": [],
        }
        for name, given in message.get("MessageAttributes", {}).items()
    }
    return {
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"],
        "messageAttributes": attributes,
        "md5OfBody": message["MD5OfBody"],
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": REGION,
    }
