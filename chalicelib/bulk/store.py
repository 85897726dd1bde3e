"""The table of bulk deposits: batches, their lines in parts, and where references were used. All of it expires."""

from collections.abc import Iterable
from datetime import datetime

from pynamodb.attributes import BinaryAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.cursors import opened_cursor, write_cursor
from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo, took_effect
from chalicelib.bulk.account import Depositor
from chalicelib.bulk.batch import KEPT, Batch, BatchState, Part, Place
from chalicelib.bulk.serial import lines_of, lines_to
from chalicelib.bulk.squeezing import squeezed, unsqueezed
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page, unreadable_cursor
from chalicelib.kernel.work import Work

DUE = "due"


class ByDue(GlobalSecondaryIndex["BatchItem"]):
    """Batches that are to be looked after, the longest due first; a closed one is not among them."""

    class Meta:
        index_name = "by_due"
        projection = KeysOnlyProjection()

    due = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class BatchItem(ChainedModel):
    """``pk`` is ``batch/ID``, ``sk`` is ``batch``."""

    class Meta:
        table_name = ""
        region = ""

    sender = UnicodeAttribute()
    depositor = JSONAttribute()
    language = UnicodeAttribute()
    sent_at = UnicodeAttribute()
    lines = NumberAttribute()
    refused = NumberAttribute()
    address_digest = UnicodeAttribute(null=True)
    state = UnicodeAttribute()
    prepared = NumberAttribute()
    looked = NumberAttribute(null=True)
    counts = JSONAttribute()
    closed_at = UnicodeAttribute(null=True)
    due = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()
    by_due = ByDue()


class PartItem(KeyedModel):
    """``pk`` is ``batch/ID``, ``sk`` is ``part/0001``; ``lines`` are compressed JSON: a full part of the longest
    letters is far below an item's 400 KB."""

    class Meta:
        table_name = ""
        region = ""

    lines = BinaryAttribute(legacy_encoding=False)
    expires_at = NumberAttribute()


class SentItem(KeyedModel):
    """``pk`` is ``sender/SENDER``, ``sk`` is ``batch/INSTANT#ID``: thin, so that listing is one query and one read."""

    class Meta:
        table_name = ""
        region = ""

    expires_at = NumberAttribute()


class ReferenceItem(KeyedModel):
    """``pk`` is ``reference/SENDER/sha256 of the reference``, ``sk`` is ``reference``: where it was used first."""

    class Meta:
        table_name = ""
        region = ""

    batch_id = UnicodeAttribute()
    line = NumberAttribute()
    expires_at = NumberAttribute()


MODELS = (BatchItem, PartItem, SentItem, ReferenceItem)


class DynamoBatches:
    """The port ``Batches`` on DynamoDB."""

    def get(self, batch_id: str) -> Batch | None:
        """The batch, or None."""
        try:
            return _to_batch(BatchItem.get(f"batch/{batch_id}", "batch", consistent_read=True))
        except DoesNotExist:
            return None

    def of_sender(self, sender: str, cursor: str | None, limit: int) -> Page[Batch]:
        """One query for the places, one read for the batches as they are now."""
        before = _place_of(cursor) if cursor else "batch0"  # the first key after all that begin with "batch/"
        keys = SentItem.sk.between("batch/", before)
        found = list(SentItem.query(f"sender/{sender}", keys, scan_index_forward=False, limit=limit + 2))
        places = [it.sk for it in found if it.sk != before]
        ids = {place.rpartition("#")[2]: place for place in places[:limit]}
        items = BatchItem.batch_get([(f"batch/{batch_id}", "batch") for batch_id in ids], consistent_read=True)
        batches = sorted(map(_to_batch, items), key=lambda batch: ids[batch.id], reverse=True)
        more = {"before": places[limit - 1]} if len(places) > limit else None
        return Page(tuple(batches), write_cursor(more))

    def parts(self, batch_id: str, numbers: Iterable[int]) -> list[Part]:
        """Those parts, in order."""
        keys = [(f"batch/{batch_id}", _sk(number)) for number in numbers]
        items = PartItem.batch_get(keys, consistent_read=True) if keys else []
        return sorted((_to_part(batch_id, item) for item in items), key=lambda part: part.number)

    def page_of_parts(self, batch: Batch, cursor: str | None, limit: int) -> Page[Part]:
        """The cursor names the part that the page begins with."""
        first = _part_of(cursor, batch.parts) if cursor else 1
        last = min(first + limit - 1, batch.parts)
        more = {"part": last + 1} if last < batch.parts else None
        return Page(tuple(self.parts(batch.id, range(first, last + 1))), write_cursor(more))

    def add(self, work: Work, batch: Batch, parts: Iterable[Part]) -> None:
        """A new batch with its lines, at most twenty-two items."""
        expires_at = _expires_at(batch)
        dynamo(work).save(_to_item(batch), condition=BatchItem.pk.does_not_exist())
        place = f"batch/{to_iso(batch.sent_at)}#{batch.id}"
        dynamo(work).save(SentItem(f"sender/{batch.sender}", place, expires_at=expires_at))
        for part in parts:
            self.save_part(work, batch, part)

    def save(self, work: Work, batch: Batch) -> None:
        """The batch as it now is, if nobody else changed it."""
        dynamo(work).save(_to_item(batch), condition=BatchItem.version == batch.version)

    def save_part(self, work: Work, batch: Batch, part: Part) -> None:
        """The part as it now is."""
        lines = squeezed(lines_to(part.lines))
        dynamo(work).save(PartItem(f"batch/{batch.id}", _sk(part.number), lines=lines, expires_at=_expires_at(batch)))

    def claim_reference(self, batch: Batch, place: Place, reference: str) -> Place:
        """One write; one read more where it was used before."""
        pk, expires_at = f"reference/{batch.sender}/{sha256(reference.encode())}", _expires_at(batch)
        item = ReferenceItem(pk, "reference", batch_id=place.batch_id, line=place.line, expires_at=expires_at)
        if took_effect(lambda: item.save(condition=ReferenceItem.pk.does_not_exist())):
            return place
        kept = ReferenceItem.get(pk, "reference", consistent_read=True)
        return Place(kept.batch_id, int(kept.line))

    def due(self, now: datetime, limit: int) -> list[str]:
        """The ids of batches that are to be looked after, the longest due first."""
        found = BatchItem.by_due.query(DUE, BatchItem.due_at <= to_iso(now), limit=limit)
        return [item.pk.removeprefix("batch/") for item in found]


def _sk(number: int) -> str:
    return f"part/{number:04d}"


def _expires_at(batch: Batch) -> int:
    return int((batch.sent_at + KEPT).timestamp())


def _to_part(batch_id: str, item: PartItem) -> Part:
    return Part(batch_id, int(item.sk.removeprefix("part/")), lines_of(unsqueezed(item.lines)))


def _to_item(batch: Batch) -> BatchItem:
    item = BatchItem(
        f"batch/{batch.id}",
        "batch",
        version=batch.version + 1,
        sender=batch.sender,
        depositor=vars(batch.depositor),
        language=batch.language.value,
        sent_at=to_iso(batch.sent_at),
        lines=batch.lines,
        refused=batch.refused,
        address_digest=batch.address_digest or None,
        state=batch.state.value,
        prepared=batch.prepared,
        looked=batch.looked or None,
        counts=dict(batch.counts),
        closed_at=to_iso(batch.closed_at) if batch.closed_at else None,
        due=DUE if batch.due_at else None,
        due_at=to_iso(batch.due_at) if batch.due_at else None,
        expires_at=_expires_at(batch),
    )
    item.set_chain(batch.chain)
    return item


def _to_batch(item: BatchItem) -> Batch:
    return Batch(
        id=item.pk.removeprefix("batch/"),
        sender=item.sender,
        depositor=Depositor(**item.depositor),
        language=Language(item.language),
        sent_at=from_iso(item.sent_at),
        lines=int(item.lines),
        refused=int(item.refused),
        chain=item.chain(item.pk),
        address_digest=item.address_digest or "",
        state=BatchState(item.state),
        prepared=int(item.prepared),
        due_at=from_iso(item.due_at) if item.due_at else None,
        looked=int(item.looked or 0),
        counts=item.counts,
        closed_at=from_iso(item.closed_at) if item.closed_at else None,
        version=int(item.version),
    )


def _place_of(cursor: str) -> str:
    given = opened_cursor(cursor)
    place = given.get("before") if isinstance(given, dict) and len(given) == 1 else None
    if not isinstance(place, str) or not place.startswith("batch/") or len(place) > 100:
        raise unreadable_cursor()
    return place


def _part_of(cursor: str, parts: int) -> int:
    given = opened_cursor(cursor)
    number = given.get("part") if isinstance(given, dict) and len(given) == 1 else None
    if not isinstance(number, int) or isinstance(number, bool) or not 1 <= number <= parts:
        raise unreadable_cursor()
    return number
