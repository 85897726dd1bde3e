"""Records leave the outbox only when the bus took them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from chalicelib.evidence.publishing import publish
from chalicelib.kernel.events import Event, detail_of
from chalicelib.kernel.log import SYSTEM, Act, Chain, LogRecord

AT = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)


@dataclass
class PickyBus:
    """A bus that refuses some sequence numbers."""

    refused: set[int] = field(default_factory=set)

    def put(self, records: Sequence[LogRecord]) -> list[LogRecord]:
        return [record for record in records if record.seq not in self.refused]


@dataclass
class Outbox:
    """Remembers what was marked."""

    marked: list[int] = field(default_factory=list)

    def unpublished(self, before: datetime, grace_seconds: int) -> list[LogRecord]:
        return []

    def mark_published(self, records: Iterable[LogRecord]) -> None:
        self.marked.extend(record.seq for record in records)


def records(count: int) -> list[LogRecord]:
    """A chain of that many records."""
    chain, made = Chain.start("mail/A"), []
    for _ in range(count):
        record, chain = chain.append(Act("MailAssigned", AT, SYSTEM, "adm", {"mail_id": "A"}))
        made.append(record)
    return made


def test_what_the_bus_refused_stays_in_the_outbox() -> None:
    outbox = Outbox()
    left = publish(records(4), PickyBus({2, 3}), outbox)
    assert [record.seq for record in left] == [2, 3]
    assert outbox.marked == [1, 4]


def test_an_event_reads_back_what_its_record_says() -> None:
    record = records(2)[1]
    event = Event.read({"detail-type": record.body["event"], "detail": detail_of(record.body)})
    assert event.record == "mail/A#0000000002"
    assert (event.name, event.object_id, event.administration_id, event.at) == ("MailAssigned", "mail/A", "adm", AT)
    assert event["mail_id"] == "A"
