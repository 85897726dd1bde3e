"""Takes log records to the bus: the stream brings them, the sweeper finds what the stream missed."""

from collections.abc import Sequence

from chalicelib.evidence.ports import Bus, Outbox
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import LogRecord

GRACE_SECONDS = 60


def publish(records: Sequence[LogRecord], bus: Bus, outbox: Outbox) -> list[LogRecord]:
    """Publishes the records and takes them out of the outbox; returns those that must come again.

    A crash between the two publishes a record twice: every consumer is idempotent.
    """
    taken = bus.put(records)
    outbox.mark_published(taken)
    places = {(record.object_id, record.seq) for record in taken}
    return [record for record in records if (record.object_id, record.seq) not in places]


def publish_left_over(bus: Bus, outbox: Outbox, clock: Clock) -> int:
    """Publishes what the stream should have brought a minute ago; returns how many were taken."""
    waiting = outbox.unpublished(before=clock.now(), grace_seconds=GRACE_SECONDS)
    return len(waiting) - len(publish(waiting, bus, outbox))
