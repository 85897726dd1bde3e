"""Event source mappings of DynamoDB streams: batches in order, bisection, bounded retries, failure destinations."""

import base64
import json
import time
import uuid
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from moto.awslambda.models import EventSourceMapping, LambdaFunction
from moto.dynamodb.models import dynamodb_backends

from infra.local.functions.lambdas import Answer, Runtime, find, principal
from infra.local.functions.running import acting_as
from infra.local.functions.sources import failed_ids, matches
from infra.local.http.server import ACCOUNT, REGION

Record = dict[str, Any]
MOST_AT_ONCE = 1000  # records a read


@dataclass
class Batch:
    """Records to be handed over together: how often that failed, and when it may be tried again."""

    records: list[Record]
    attempts: int = 0
    not_before: float = 0.0


class StreamSource:
    """Reads one stream for one function; a batch that fails holds up those behind it, as on AWS."""

    def __init__(
        self,
        mapping: EventSourceMapping,
        runtime: Runtime,
        client: Callable[[str], Any],
        retry_delay: Callable[[int], int],
        discard: Callable[[str, str], None],
    ) -> None:
        self._mapping, self._runtime, self._client = mapping, runtime, client
        self._retry_delay, self._discard = retry_delay, discard
        self._batches: deque[Batch] = deque()
        self._iterator: str | None = None
        self._read = 0 if mapping.starting_position == "TRIM_HORIZON" else self._length()

    @property
    def gathers(self) -> bool:
        """Whether a batch is gathered for a while before it is handed over."""
        return bool(self._mapping.max_batch_window)

    def waiting(self) -> float | None:
        """Seconds until something may be handed over: 0 if now, None if there is nothing."""
        if self._batches:
            return max(0.0, self._batches[0].not_before - time.monotonic())
        return 0.0 if self._length() > self._read else None

    def try_at_once(self) -> None:
        """No batch waits for its time any more."""
        for batch in self._batches:
            batch.not_before = 0.0

    def poll(self) -> bool:
        """Hands over one batch, if there is one whose time has come; to read what nobody wants is to move on too."""
        function, read = find(self._mapping.function_arn), self._read
        if not self._batches:
            self._fetch(function)
        if not self._batches:
            return self._read > read
        if self._batches[0].not_before > time.monotonic():
            return False
        self._hand_over(function, self._batches.popleft())
        return True

    def _length(self) -> int:
        table = dynamodb_backends[ACCOUNT][REGION].tables[self._mapping.event_source_arn.split("/")[1]]
        return len(table.stream_shard.items) if table.stream_shard else 0

    def _fetch(self, function: LambdaFunction) -> None:
        if self._length() <= self._read:
            return
        with acting_as(principal(function)):  # Lambda polls under the function's role
            if self._iterator is None:
                self._iterator = self._first_iterator()
            limit = min(MOST_AT_ONCE, self._mapping.batch_size)
            got = self._client("dynamodbstreams").get_records(ShardIterator=self._iterator, Limit=limit)
        self._iterator = got["NextShardIterator"]
        self._read += len(got["Records"])
        records = [record for record in map(_plain, got["Records"]) if self._wants(record)]
        if records:
            self._batches.append(Batch(records))

    def _first_iterator(self) -> str:
        streams, arn = self._client("dynamodbstreams"), self._mapping.event_source_arn
        streams.list_streams()  # what Lambda asks too, and the role must let
        shard = streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"][0]["ShardId"]
        start = self._mapping.starting_position
        return str(streams.get_shard_iterator(StreamArn=arn, ShardId=shard, ShardIteratorType=start)["ShardIterator"])

    def _wants(self, record: Record) -> bool:
        filters = (self._mapping.filter_criteria or {}).get("Filters", [])
        return not filters or any(matches(each["Pattern"], record) for each in filters)

    def _hand_over(self, function: LambdaFunction, batch: Batch) -> None:
        records = [{**record, "eventSourceARN": self._mapping.event_source_arn} for record in batch.records]
        left = self._left(self._runtime.run(function, {"Records": records}), batch)
        if not left:
            return
        progressed = len(left) < len(batch.records)
        if self._mapping.bisect_on_error and len(left) > 1 and not progressed:  # is not counted as a retry
            middle = len(left) // 2
            for half in (left[middle:], left[:middle]):
                self._batches.appendleft(self._again(half, batch.attempts))
            return
        attempts = 1 if progressed else batch.attempts + 1
        if 0 <= self._retries() < attempts:
            self._give_up(function, left, attempts)
        else:
            self._batches.appendleft(self._again(left, attempts))

    def _left(self, answer: Answer, batch: Batch) -> list[Record]:
        """The records from the first that failed on: order is kept."""
        numbers = [record["dynamodb"]["SequenceNumber"] for record in batch.records]
        failed = failed_ids(self._mapping, answer, numbers)
        first = next((n for n, number in enumerate(numbers) if number in failed), len(numbers))
        return batch.records[first:]

    def _retries(self) -> int:
        given = self._mapping.max_retry_attempts
        return -1 if given is None else int(given)

    def _again(self, records: list[Record], attempts: int) -> Batch:
        return Batch(records, attempts, time.monotonic() + self._retry_delay(attempts))

    def _give_up(self, function: LambdaFunction, records: list[Record], attempts: int) -> None:
        """What AWS sends is where the records are, not the records."""
        destination = (self._mapping.destination_config or {}).get("OnFailure", {}).get("Destination")
        if not destination:
            return
        message = {
            "requestContext": {
                "requestId": str(uuid.uuid4()),
                "functionArn": function.function_arn,
                "condition": "RetryAttemptsExhausted",
                "approximateInvokeCount": attempts,
            },
            "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
            "version": "1.0",
            "DDBStreamBatchInfo": {
                "shardId": "shardId-local",
                "startSequenceNumber": records[0]["dynamodb"]["SequenceNumber"],
                "endSequenceNumber": records[-1]["dynamodb"]["SequenceNumber"],
                "batchSize": len(records),
                "streamArn": self._mapping.event_source_arn,
            },
        }
        with acting_as(principal(function)):
            self._discard(destination, json.dumps(message))


def _plain(value: Any) -> Any:
    """A record as Lambda gives it: JSON, with bytes in base 64 and instants in seconds."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.timestamp() if isinstance(value, datetime) else value
