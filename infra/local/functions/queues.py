"""SQS in moto, mended: a deduplication id drops later messages for five minutes, received and deleted or not.

And quicker where many wait: moto counts a whole queue's messages, by three dates each, for every one that is received.
"""

import time
from collections.abc import Callable
from typing import Any

from moto.sqs import models
from moto.sqs.models import Queue, SQSBackend

from infra.local.patching import replace

DEDUPLICATION_SECONDS = 300


def install() -> None:
    """Once, before the server starts."""
    replace(Queue, "add_message", _once_in_five_minutes)
    replace(SQSBackend, "is_message_valid_based_on_retention_period", _by_its_own_age)
    vars(models)["unix_time_millis"] = _milliseconds


def _milliseconds() -> float:
    return time.time() * 1000


def _by_its_own_age(_: Callable[[Any, str, Any], bool]) -> Callable[[Any, str, Any], bool]:
    def mended(backend: Any, queue_name: str, message: Any) -> bool:
        kept = int(backend.get_queue(queue_name).message_retention_period)
        return bool(message.sent_timestamp + 1000 * kept > _milliseconds())

    return mended


def _once_in_five_minutes(add_message: Callable[[Any, Any], None]) -> Callable[[Any, Any], None]:
    def mended(queue: Any, message: Any) -> None:
        if not queue.fifo_queue or not message.deduplication_id:
            add_message(queue, message)
            return
        seen: dict[str, float] = vars(queue).setdefault("seen_deduplication_ids", {})
        now = time.monotonic()
        if now - seen.get(message.deduplication_id, float("-inf")) < DEDUPLICATION_SECONDS:
            return
        seen[message.deduplication_id] = now
        add_message(queue, message)

    return mended
