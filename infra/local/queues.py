"""SQS in moto, mended: a deduplication id drops later messages for five minutes, received and deleted or not."""

import time
from collections.abc import Callable
from typing import Any

from moto.sqs.models import Queue

from infra.local.patching import replace

DEDUPLICATION_SECONDS = 300


def install() -> None:
    """Once, before the server starts."""
    replace(Queue, "add_message", _once_in_five_minutes)


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
