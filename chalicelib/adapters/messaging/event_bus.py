"""EventBridge: log records out to the bus, entry by entry."""

import json
from collections.abc import Sequence
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from chalicelib.adapters.aws import client
from chalicelib.kernel.events import SOURCE, detail_of
from chalicelib.kernel.log import LogRecord

ENTRIES_PER_CALL = 10


class EventBridgeBus:
    """The platform's event bus, by name."""

    def __init__(self, bus_name: str, region: str) -> None:
        self._bus_name = bus_name
        self._region = region

    def put(self, records: Sequence[LogRecord]) -> list[LogRecord]:
        """Publishes the records in order, ten a call; returns those that the bus took."""
        taken: list[LogRecord] = []
        for start in range(0, len(records), ENTRIES_PER_CALL):
            taken.extend(self._put_some(records[start : start + ENTRIES_PER_CALL]))
        return taken

    def _put_some(self, records: Sequence[LogRecord]) -> list[LogRecord]:
        try:
            answer = client("events", self._region).put_events(Entries=[self._entry(record) for record in records])
        except (ClientError, BotoCoreError):
            return []  # none was surely taken: the caller reports them as failed and they come again
        results = zip(records, answer["Entries"], strict=True)
        return [record for record, result in results if "EventId" in result and not result.get("ErrorCode")]

    def _entry(self, record: LogRecord) -> dict[str, Any]:
        return {
            "Source": SOURCE,
            "DetailType": record.body["event"],
            "Detail": json.dumps(detail_of(record.body), ensure_ascii=False),
            "Time": record.body["at"],
            "EventBusName": self._bus_name,
        }
