"""Notices in DynamoDB. What needs no care any more leaves the index of states, so that the index stays small."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pynamodb.attributes import BooleanAttribute, JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.adapters.dynamo import ChainedModel, dynamo, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.log import Chain
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import StaleError, Work
from chalicelib.notices.kinds import kind_of
from chalicelib.notices.model import Channel, Notice, State

HELD_SHARDS = 16


class ByState(GlobalSecondaryIndex["NoticeItem"]):
    """Notices that need care, by state: those that wait by channel, those that are held by a shard of their agent."""

    class Meta:
        index_name = "by_state"
        projection = AllProjection()

    state = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)


class ByDeposit(GlobalSecondaryIndex["NoticeItem"]):
    """What was sent about a deposit. Its keys never change: what becomes of a notice is not written here again."""

    class Meta:
        index_name = "by_deposit"
        projection = KeysOnlyProjection()

    deposit_id = UnicodeAttribute(hash_key=True)
    made_at = UnicodeAttribute(range_key=True)


class ByUnreached(GlobalSecondaryIndex["NoticeItem"]):
    """The failed ones that an administration's registry office should send otherwise."""

    class Meta:
        index_name = "by_unreached"
        projection = AllProjection()

    unreached = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)


class NoticeItem(ChainedModel):
    """``notice/ID``; ``state`` while it needs care, else ``rest``."""

    class Meta:
        table_name = ""
        region = ""

    kind = UnicodeAttribute()
    administration_id = UnicodeAttribute()
    recipient = UnicodeAttribute()
    detail = JSONAttribute()
    correlation = UnicodeAttribute()
    channel = UnicodeAttribute()
    state = UnicodeAttribute(null=True)
    rest = UnicodeAttribute(null=True)
    made_at = UnicodeAttribute()
    at = UnicodeAttribute()
    attempts = NumberAttribute()
    reason = UnicodeAttribute()
    sending = NumberAttribute()
    fate = UnicodeAttribute(null=True)
    desks = JSONAttribute(null=True)
    instead_of = UnicodeAttribute(null=True)
    alone = BooleanAttribute(null=True)
    insists = BooleanAttribute(null=True)
    deposit_id = UnicodeAttribute(null=True)
    unreached = UnicodeAttribute(null=True)
    by_state = ByState()
    by_deposit = ByDeposit()
    by_unreached = ByUnreached()


class NoticeStore:
    """The port ``Notices``."""

    def get(self, notice_id: str) -> Notice | None:
        """The notice, read consistently."""
        try:
            return _notice(NoticeItem.get(f"notice/{notice_id}", "notice", consistent_read=True))
        except DoesNotExist:
            return None

    def put(self, notice: Notice) -> Notice:
        """Stores it with the next version, if its version is the one read; else ``StaleError``."""
        if not took_effect(lambda: _item(notice, notice.chain).save(condition=NoticeItem.unchanged(notice.version))):
            raise StaleError(notice.id)
        return replace(notice, version=notice.version + 1)

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        """The same within a unit of work, with the head of its chain."""
        dynamo(work).save(_item(notice, chain), condition=NoticeItem.unchanged(notice.version))

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        """Notices in a state since before that instant, the oldest first; none of those that wait."""
        return _in(state.value, before, limit)

    def due(self, channel: Channel, now: datetime, limit: int) -> Sequence[Notice]:
        """Notices that wait to go by that channel and may be tried by now, the longest due first."""
        return _in(f"{State.WAITING}/{channel}", now, limit)

    def of_deposit(self, deposit_id: str) -> Sequence[Notice]:
        """What was sent about a deposit, the oldest first; a new one may lag a moment behind."""
        keys = [(item.pk, item.sk) for item in NoticeItem.by_deposit.query(deposit_id)]
        found = [_notice(item) for item in NoticeItem.batch_get(keys, consistent_read=True)] if keys else []
        return sorted(found, key=lambda notice: (notice.made_at, notice.id))

    def unreached(self, administration_id: str, cursor: str | None, limit: int) -> Page[Notice]:
        """The failed ones that a registry office should send otherwise, the newest first; may lag."""
        start = read_cursor(cursor, {"unreached": administration_id}, at="S", pk="S", sk="S")
        found = NoticeItem.by_unreached.query(
            administration_id, limit=limit, page_size=limit, scan_index_forward=False, last_evaluated_key=start
        )
        items = tuple(_notice(item) for item in found)
        return Page(items, write_cursor(found.last_evaluated_key))

    def held(self) -> Iterable[Notice]:
        """All that waits for digests; may lag."""
        for shard in range(HELD_SHARDS):
            yield from (_notice(item) for item in NoticeItem.by_state.query(f"{State.HELD}/{shard}"))

    def held_for(self, agent_id: str) -> Iterable[Notice]:
        """What waits for an agent's digest; may lag."""
        recipient = f"agent/{agent_id}"
        found = NoticeItem.by_state.query(_held(recipient), filter_condition=NoticeItem.recipient == recipient)
        return [_notice(item) for item in found]


def _in(partition: str, before: datetime, limit: int) -> Sequence[Notice]:
    found = NoticeItem.by_state.query(partition, NoticeItem.at <= to_iso(before), limit=limit)
    return [_notice(item) for item in found]


def _held(recipient: str) -> str:
    return f"{State.HELD}/{int(sha256(recipient.encode())[:8], 16) % HELD_SHARDS}"


def _partition(notice: Notice) -> str | None:
    """Where in the index of states it stands, which is told from the rest by its name; None once nothing is to do."""
    if notice.state is State.WAITING:
        return f"{State.WAITING}/{notice.channel}"
    if notice.state is State.HELD:
        return _held(notice.recipient)
    return notice.state.value if notice.state in (State.SENDING, State.FAILED) else None


def _item(notice: Notice, chain: Chain) -> NoticeItem:
    partition = _partition(notice)
    item = NoticeItem(
        f"notice/{notice.id}",
        "notice",
        kind=notice.kind.value,
        administration_id=notice.administration_id,
        recipient=notice.recipient,
        detail=dict(notice.detail),
        correlation=notice.correlation_id,
        channel=notice.channel.value,
        state=partition,
        rest=None if partition else notice.state.value,
        made_at=to_iso(notice.made_at),
        at=to_iso(notice.at),
        attempts=notice.attempts,
        reason=notice.reason,
        sending=notice.sending,
        fate=notice.fate or None,
        desks=list(notice.desk_ids) or None,
        instead_of=notice.instead_of or None,
        alone=notice.alone or None,
        insists=notice.insists or None,
        deposit_id=notice.recipient_id if notice.to_depositor else None,
        unreached=notice.administration_id if notice.is_unreached else None,
        version=notice.version + 1,
    )
    item.set_chain(chain)
    return item


def _notice(item: NoticeItem) -> Notice:
    return Notice(
        id=item.pk.partition("/")[2],
        kind=kind_of(item.kind),
        administration_id=item.administration_id,
        recipient=item.recipient,
        detail=item.detail,
        correlation_id=item.correlation,
        made_at=from_iso(item.made_at),
        at=from_iso(item.at),
        state=State((item.state or item.rest or "").partition("/")[0]),
        attempts=int(item.attempts),
        chain=item.chain(item.pk),
        version=int(item.version),
        reason=item.reason,
        sending=int(item.sending),
        channel=Channel(item.channel),
        desk_ids=tuple(item.desks or ()),
        fate=item.fate or "",
        instead_of=item.instead_of or "",
        alone=bool(item.alone),
        insists=bool(item.insists),
    )
