"""The log's table: records are added with their effect and never changed.

Two attributes may leave an item: ``unpublished``, the sparse index key by which the publisher and the sweeper find what
the bus has not taken yet, and ``address``, where the act came from, a personal datum that stands outside the chain.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, IncludeProjection

from chalicelib.adapters.dynamo import KeyedModel, dynamo, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import Work

SHARDS = 8
AUDIT_SHARDS = 4
"""One partition of an index takes 1,000 records a second: a national peak in one administration needs more."""


class ByUnpublished(GlobalSecondaryIndex["LogItem"]):
    """Records that the bus has not taken, the oldest first, spread over a few partitions."""

    class Meta:
        index_name = "by_unpublished"
        projection = AllProjection()

    unpublished = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)


class ByAdministration(GlobalSecondaryIndex["LogItem"]):
    """An administration's records by instant, spread over a few partitions; the bodies stay in the table."""

    class Meta:
        index_name = "by_administration"
        projection = IncludeProjection(["event", "agent"])

    administration = UnicodeAttribute(hash_key=True, attr_name="ai")
    at = UnicodeAttribute(range_key=True)


class ByRegister(GlobalSecondaryIndex["LogItem"]):
    """The records that stand in a register's chain, by their places in it; the bodies stay in the table.

    One partition a register: 1,000 places a second, twice what a register numbers. What is read is what is asked for,
    whatever the chain holds.
    """

    class Meta:
        index_name = "by_register"
        projection = IncludeProjection(["at"])

    register_id = UnicodeAttribute(hash_key=True, attr_name="rg")
    register_seq = NumberAttribute(range_key=True, attr_name="rs")


class LogItem(KeyedModel):
    """``pk`` is the object's id, ``sk`` its sequence number in ten digits; ``body`` is the canonical JSON hashed.

    ``address`` is where the act came from; erasing it leaves the chain whole.
    """

    class Meta:
        table_name = ""
        region = ""

    body = UnicodeAttribute()
    hash = UnicodeAttribute()
    at = UnicodeAttribute()
    event = UnicodeAttribute()
    unpublished = UnicodeAttribute(null=True)
    administration = UnicodeAttribute(attr_name="ai")
    agent = UnicodeAttribute(null=True)
    address = UnicodeAttribute(null=True)
    register_id = UnicodeAttribute(attr_name="rg", null=True)
    register_seq = NumberAttribute(attr_name="rs", null=True)
    by_unpublished = ByUnpublished()
    by_administration = ByAdministration()
    by_register = ByRegister()

    @classmethod
    def of(cls, record: LogRecord) -> "LogItem":
        """A new record's item, which the bus has not taken yet."""
        register = record.body.get("register", {})
        return cls(
            record.object_id,
            place(record.seq),
            body=canonical_json(record.body).decode(),
            hash=record.hash,
            at=record.body["at"],
            event=record.body["event"],
            unpublished=shard_of(record.object_id),
            administration=audit_partition(record.body["administration"], record.object_id),
            agent=record.body["actor"].get("agent_id"),
            address=record.address or None,
            register_id=register.get("id"),
            register_seq=register.get("seq"),
        )

    def record(self) -> LogRecord:
        """The record as it was written."""
        body = json.loads(self.body)
        return LogRecord(self.pk, int(self.sk), body, self.hash, self.address or "")


class LogStore:
    """Where every context appends its records."""

    def append(self, work: Work, record: LogRecord) -> None:
        """Adds the record to the unit of work; committing raises ``StaleError`` if its place is taken."""
        dynamo(work).save(LogItem.of(record), condition=LogItem.pk.does_not_exist())

    def of_object(self, object_id: str) -> Iterator[LogRecord]:
        """The object's whole chain in order."""
        for item in LogItem.query(object_id, consistent_read=True):
            yield item.record()

    def erase_addresses(self, object_id: str, actor_kind: str) -> None:
        """Where acts of such actors on an object came from is known no more; the records stay as they are."""
        for item in LogItem.query(object_id, consistent_read=True):
            if item.address and item.record().body["actor"]["kind"] == actor_kind:
                LogItem(item.pk, item.sk).update([LogItem.address.remove()], condition=LogItem.pk.exists())

    def get(self, object_id: str, seq: int) -> LogRecord:
        """One record; pynamodb's ``DoesNotExist`` if there is none."""
        return LogItem.get(object_id, place(seq), consistent_read=True).record()

    def at(self, places: Sequence[tuple[str, int]]) -> list[LogRecord]:
        """The records at these places, in their order, without those that are not there; strongly consistent, a hundred
        at a time."""
        keys = [(object_id, place(seq)) for object_id, seq in places]
        found = {(item.pk, item.sk): item.record() for item in LogItem.batch_get(keys, consistent_read=True)}
        return [found[key] for key in keys if key in found]

    def of_register(self, register_id: str, first: int, last: int) -> list[LogRecord]:
        """The records of these places of a register's chain, both included, in order. The index may lag: fewer are
        there then."""
        within = LogItem.register_seq.between(first, last)
        return self.at([(it.pk, int(it.sk)) for it in LogItem.by_register.query(register_id, within)])

    def instant_in_register(self, register_id: str, seq: int) -> datetime | None:
        """When what stands in this place of a register's chain was done; None where the index does not have it."""
        found = LogItem.by_register.query(register_id, LogItem.register_seq == seq)
        return next((from_iso(item.at) for item in found), None)

    def unpublished(self, before: datetime, grace_seconds: int, limit_per_shard: int = 50) -> list[LogRecord]:
        """Records that the bus had not taken ``grace_seconds`` before: at most 8 × ``limit_per_shard``."""
        late_at = to_iso(before - timedelta(seconds=grace_seconds))
        found: list[LogRecord] = []
        for shard in range(SHARDS):
            late = LogItem.by_unpublished.query(str(shard), LogItem.at <= late_at, limit=limit_per_shard)
            found.extend(item.record() for item in late)
        return found

    def mark_published(self, records: Iterable[LogRecord]) -> None:
        """Takes the records out of the index of the unpublished; harmless when they already are."""
        for record in records:
            self._mark_published(LogItem(record.object_id, place(record.seq)))

    def _mark_published(self, item: LogItem) -> None:
        took_effect(lambda: item.update([LogItem.unpublished.remove()], condition=LogItem.pk.exists()))


def place(seq: int) -> str:
    """The sort key of a record."""
    return f"{seq:010d}"


def shard_of(object_id: str) -> str:
    """The partition of the unpublished index that an object's records wait in."""
    return str(_spread(object_id, SHARDS))


def audit_partition(administration_id: str, object_id: str) -> str:
    """The partition of the administration's index that an object's records stand in."""
    return f"{administration_id}/{_spread(object_id, AUDIT_SHARDS)}"


def _spread(object_id: str, shards: int) -> int:
    return hashlib.sha256(object_id.encode()).digest()[0] % shards


def record_of_image(image: dict[str, Any]) -> LogRecord:
    """The record in a stream's new image (DynamoDB JSON)."""
    return LogRecord(image["pk"]["S"], int(image["sk"]["S"]), json.loads(image["body"]["S"]), image["hash"]["S"])
