"""Pending rows: thin items in four partitions a register, ready ones sorted by instant of submission."""

from datetime import datetime
from heapq import merge
from itertools import islice

from pynamodb.attributes import UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work
from chalicelib.registry.model import PENDING_SHARDS, PendingRow, shard_of
from chalicelib.registry.ports import PendingFacts

READY, WAITING = "R", "W"


class ByPending(GlobalSecondaryIndex["PendingItem"]):
    """Ready rows of all registers, the oldest first, spread over a few partitions."""

    class Meta:
        index_name = "by_pending"
        projection = AllProjection()

    pending_bucket = UnicodeAttribute(hash_key=True)
    pending_at = UnicodeAttribute(range_key=True)


class PendingItem(KeyedModel):
    """``pending/RBT-A/2``, ``R#instant#mail`` when ready or ``W#instant#mail`` while its files are inspected."""

    class Meta:
        table_name = ""
        region = ""

    register_id = UnicodeAttribute(attr_name="r")
    mail_id = UnicodeAttribute(attr_name="m")
    verification_id = UnicodeAttribute(attr_name="v")
    source = UnicodeAttribute(attr_name="s")
    submitted_at = UnicodeAttribute(attr_name="t")
    pending_bucket = UnicodeAttribute(null=True)
    pending_at = UnicodeAttribute(null=True)
    by_pending = ByPending()

    def row(self) -> PendingRow:
        """The row as stored."""
        return PendingRow(
            self.register_id,
            self.mail_id,
            self.verification_id,
            self.source,
            from_iso(self.submitted_at),
            self.sk.startswith(READY),
        )


class PendingStore:
    """Mails that wait for a number; the deposit adds its own through its port."""

    def add(self, work: Work, row: PendingFacts, ready: bool = False) -> None:
        """Adds a row, waiting or ready; committing raises ``StaleError`` if it stands already."""
        dynamo(work).save(_item(row, ready), condition=PendingItem.pk.does_not_exist())

    def make_ready(self, work: Work, row: PendingFacts) -> None:
        """Turns a waiting row into a ready one; committing raises ``StaleError`` if it no longer waits."""
        dynamo(work).delete(_item(row, ready=False), condition=PendingItem.pk.exists())
        dynamo(work).save(_item(row, ready=True), condition=PendingItem.pk.does_not_exist())

    def withdraw(self, work: Work, row: PendingFacts) -> None:
        """Takes a waiting row away unnumbered; committing raises ``StaleError`` if it no longer waits."""
        dynamo(work).delete(_item(row, ready=False), condition=PendingItem.pk.exists())

    def remove_ready(self, work: Work, row: PendingRow) -> None:
        """Takes a ready row away; committing raises ``StaleError`` if somebody else did."""
        dynamo(work).delete(_item(row, ready=True), condition=PendingItem.pk.exists())

    def ready(self, register_id: str, limit: int) -> list[PendingRow]:
        """The first ready rows by instant of submission, strongly consistent over all partitions."""
        shards = [self._shard(register_id, shard, limit) for shard in range(PENDING_SHARDS)]
        return list(islice(merge(*shards, key=lambda row: (row.submitted_at, row.mail_id)), limit))

    def ready_since(self, before: datetime) -> dict[str, datetime]:
        """Registers with rows submitted before this instant and ready, with the oldest row's instant."""
        oldest: dict[str, datetime] = {}
        for shard in range(PENDING_SHARDS):
            late = PendingItem.by_pending.query(str(shard), PendingItem.pending_at <= to_iso(before), limit=500)
            for row in (item.row() for item in late):
                oldest[row.register_id] = min(row.submitted_at, oldest.get(row.register_id, row.submitted_at))
        return oldest

    def _shard(self, register_id: str, shard: int, limit: int) -> list[PendingRow]:
        items = PendingItem.query(
            partition(register_id, shard), PendingItem.sk.startswith(f"{READY}#"), limit=limit, consistent_read=True
        )
        return [item.row() for item in items]


def partition(register_id: str, shard: int) -> str:
    """The partition of a register's rows with this shard."""
    return f"pending/{register_id}/{shard}"


def _item(row: PendingFacts, ready: bool) -> PendingItem:
    shard, instant = shard_of(row.mail_id), to_iso(row.submitted_at)
    return PendingItem(
        partition(row.register_id, shard),
        f"{READY if ready else WAITING}#{instant}#{row.mail_id}",
        register_id=row.register_id,
        mail_id=row.mail_id,
        verification_id=row.verification_id,
        source=row.source,
        submitted_at=instant,
        pending_bucket=str(shard) if ready else None,
        pending_at=instant if ready else None,
    )
