"""Notices in DynamoDB. What is sent leaves the index of states, so that the index holds only what needs care."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.expressions.condition import Condition
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.adapters.dynamo import ChainedModel, dynamo, took_effect
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import StaleError, Work
from chalicelib.notices.model import Kind, Notice, State


class ByState(GlobalSecondaryIndex["NoticeItem"]):
    """Notices that are not sent, by state, the oldest first."""

    class Meta:
        index_name = "by_state"
        projection = AllProjection()

    state = UnicodeAttribute(hash_key=True)
    at = UnicodeAttribute(range_key=True)


class NoticeItem(ChainedModel):
    """``notice/ID``; no ``state`` means sent."""

    class Meta:
        table_name = ""
        region = ""

    kind = UnicodeAttribute()
    administration_id = UnicodeAttribute()
    recipient = UnicodeAttribute()
    detail = JSONAttribute()
    correlation = UnicodeAttribute()
    state = UnicodeAttribute(null=True)
    at = UnicodeAttribute()
    attempts = NumberAttribute()
    reason = UnicodeAttribute()
    sending = NumberAttribute()
    by_state = ByState()


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
        if not took_effect(lambda: _item(notice, notice.chain).save(condition=_unchanged(notice))):
            raise StaleError(notice.id)
        return replace(notice, version=notice.version + 1)

    def put_with(self, work: Work, notice: Notice, chain: Chain) -> None:
        """The same within a unit of work, with the head of its chain."""
        dynamo(work).save(_item(notice, chain), condition=_unchanged(notice))

    def in_state(self, state: State, before: datetime, limit: int) -> Sequence[Notice]:
        """Notices in a state since before that instant, the oldest first."""
        found = NoticeItem.by_state.query(state.value, NoticeItem.at <= to_iso(before), limit=limit)
        return [_notice(item) for item in found]


def _unchanged(notice: Notice) -> Condition:
    return NoticeItem.version == notice.version if notice.version else NoticeItem.pk.does_not_exist()


def _item(notice: Notice, chain: Chain) -> NoticeItem:
    item = NoticeItem(
        f"notice/{notice.id}",
        "notice",
        kind=notice.kind.value,
        administration_id=notice.administration_id,
        recipient=notice.recipient,
        detail=dict(notice.detail),
        correlation=notice.correlation_id,
        state=None if notice.state is State.SENT else notice.state.value,
        at=to_iso(notice.at),
        attempts=notice.attempts,
        reason=notice.reason,
        sending=notice.sending,
        version=notice.version + 1,
    )
    item.set_chain(chain)
    return item


def _notice(item: NoticeItem) -> Notice:
    notice_id = item.pk.removeprefix("notice/")
    return Notice(
        id=notice_id,
        kind=Kind(item.kind),
        administration_id=item.administration_id,
        recipient=item.recipient,
        detail=item.detail,
        correlation_id=item.correlation,
        at=from_iso(item.at),
        state=State(item.state) if item.state else State.SENT,
        attempts=int(item.attempts),
        chain=item.chain(f"notice/{notice_id}"),
        version=int(item.version),
        reason=item.reason,
        sending=int(item.sending),
    )
