"""The followed documents, in the evidence table: ``pk`` is ``lasting/ID``, ``sk`` is ``lasting``.

The index holds each under what is waited for, in four parts so that no part of it takes every write of a busy day:
``waiting/2``, ``lasting/sha256-ec256/0``. What was left is not among them.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from zlib import crc32

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamo import ChainedModel, dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work
from chalicelib.lasting.model import Lasting, Level, Sealed, State, Version

PARTS = 4


class ByDue(GlobalSecondaryIndex["LastingItem"]):
    """Documents by what is waited for, the first due first."""

    class Meta:
        index_name = "by_due"
        projection = KeysOnlyProjection()

    due = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class LastingItem(ChainedModel):
    """A followed document."""

    class Meta:
        table_name = ""
        region = ""

    sealed = JSONAttribute()
    state = UnicodeAttribute()
    state_at = UnicodeAttribute()
    level = UnicodeAttribute()
    versions = JSONAttribute()
    suite = UnicodeAttribute(null=True)
    ends_at = UnicodeAttribute(null=True)
    tries = NumberAttribute(default=0)
    reason = UnicodeAttribute(null=True)
    revoked_at = UnicodeAttribute(null=True)
    due = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    by_due = ByDue()


MODELS = (LastingItem,)


class DynamoDocuments:
    """The port ``Documents`` on DynamoDB."""

    def get(self, document_id: str) -> Lasting | None:
        """The document, read consistently."""
        try:
            return _to_document(LastingItem.get(f"lasting/{document_id}", "lasting", consistent_read=True))
        except DoesNotExist:
            return None

    def save(self, work: Work, document: Lasting) -> None:
        """On the version that was read."""
        is_new = LastingItem.pk.does_not_exist()
        unchanged = LastingItem.version == document.version if document.version else is_new
        dynamo(work).save(_to_item(document), condition=unchanged)

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """Those that are late last."""
        return self._until((State.WAITING.value, State.LATE.value), now, limit)

    def ending(self, suite: str, before: datetime, limit: int) -> Sequence[str]:
        """Under timestamps of one suite."""
        return self._until((f"{State.LASTING.value}/{suite}",), before, limit)

    def count_late(self, limit: int) -> int:
        """Whether due or not."""
        names = _parts_of(State.LATE.value)
        return sum(LastingItem.by_due.count(name, limit=limit) for name in names)

    def count_stopped(self, since: datetime, limit: int) -> int:
        """By the instant at which it was found."""
        later, names = LastingItem.due_at >= to_iso(since), _parts_of(State.STOPPED.value)
        return sum(LastingItem.by_due.count(name, later, limit=limit) for name in names)

    def _until(self, waited_for: Iterable[str], instant: datetime, limit: int) -> list[str]:
        found: list[str] = []
        for name in (part for kind in waited_for for part in _parts_of(kind)):
            if len(found) < limit:
                due = LastingItem.by_due.query(name, LastingItem.due_at <= to_iso(instant), limit=limit - len(found))
                found += [item.pk.removeprefix("lasting/") for item in due]
        return found


def _parts_of(kind: str) -> list[str]:
    return [f"{kind}/{part}" for part in range(PARTS)]


def _due(document: Lasting) -> str | None:
    if document.state is State.LEFT:
        return None
    kind = f"lasting/{document.suite}" if document.state is State.LASTING else document.state.value
    return f"{kind}/{crc32(document.id.encode()) % PARTS}"


def _to_item(document: Lasting) -> LastingItem:
    due = _due(document)
    item = LastingItem(
        f"lasting/{document.id}",
        "lasting",
        version=document.version + 1,
        sealed=vars(document.sealed),
        state=document.state.value,
        state_at=to_iso(document.due_at),
        level=document.level.value,
        versions=[{**vars(it), "at": to_iso(it.at)} for it in document.versions],
        suite=document.suite or None,
        ends_at=to_iso(document.ends_at) if document.ends_at else None,
        tries=document.tries,
        reason=document.reason or None,
        revoked_at=to_iso(document.revoked_at) if document.revoked_at else None,
        due=due,
        due_at=to_iso(document.due_at) if due else None,
    )
    item.set_chain(document.chain)
    return item


def _to_document(item: LastingItem) -> Lasting:
    return Lasting(
        sealed=Sealed(**item.sealed),
        chain=item.chain(item.pk),
        state=State(item.state),
        due_at=from_iso(item.state_at),
        level=Level(item.level),
        versions=tuple(Version(**{**it, "at": from_iso(it["at"])}) for it in item.versions),
        suite=item.suite or "",
        ends_at=from_iso(item.ends_at) if item.ends_at else None,
        tries=int(item.tries),
        reason=item.reason or "",
        revoked_at=from_iso(item.revoked_at) if item.revoked_at else None,
        version=int(item.version),
    )
