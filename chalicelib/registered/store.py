"""The table of registered sendings: one item a sending, and a pointer under its mail."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pynamodb.attributes import JSONAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist
from pynamodb.indexes import GlobalSecondaryIndex, KeysOnlyProjection

from chalicelib.adapters.dynamo import ChainedModel, KeyedModel, dynamo
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.work import Work
from chalicelib.registered.model import Document, Evidence, Moment, Recipient, Sending, SendingState

DUE = "due"


class ByDue(GlobalSecondaryIndex["SendingItem"]):
    """Sendings whose period runs, the first to end first; the others are not among them."""

    class Meta:
        index_name = "by_due"
        projection = KeysOnlyProjection()

    due = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class SendingItem(ChainedModel):
    """``pk`` is ``registered/ID``, ``sk`` is ``sending``."""

    class Meta:
        table_name = ""
        region = ""

    administration_id = UnicodeAttribute()
    desk_id = UnicodeAttribute()
    mail_id = UnicodeAttribute()
    document = JSONAttribute()
    recipient = JSONAttribute()
    period_days = NumberAttribute()
    sent_at = UnicodeAttribute()
    state = UnicodeAttribute()
    moments = JSONAttribute()
    due = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    heard = NumberAttribute(null=True)
    by_due = ByDue()


class SentItem(KeyedModel):
    """``pk`` is ``mail/ID``, ``sk`` is ``registered/INSTANT#ID``."""

    class Meta:
        table_name = ""
        region = ""


MODELS = (SendingItem, SentItem)


class DynamoSendings:
    """The port ``Sendings`` on DynamoDB."""

    def get(self, sending_id: str) -> Sending | None:
        """The sending, or None."""
        try:
            return _to_sending(SendingItem.get(f"registered/{sending_id}", "sending", consistent_read=True))
        except DoesNotExist:
            return None

    def of_mail(self, mail_id: str) -> Sequence[Sending]:
        """One query, and one read where there is any."""
        places = SentItem.sk.startswith("registered/")
        ids = [it.sk.rpartition("#")[2] for it in SentItem.query(f"mail/{mail_id}", places, consistent_read=True)]
        keys = [(f"registered/{sending_id}", "sending") for sending_id in ids]
        items = SendingItem.batch_get(keys, consistent_read=True) if keys else []
        return sorted(map(_to_sending, items), key=lambda sending: sending.sent_at, reverse=True)

    def save(self, work: Work, sending: Sending) -> None:
        """With a first one, its pointer."""
        dynamo(work).save(_to_item(sending), condition=SendingItem.unchanged(sending.version))
        if not sending.version:
            place = f"registered/{to_iso(sending.sent_at)}#{sending.id}"
            dynamo(work).save(SentItem(f"mail/{sending.mail_id}", place))

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """The ids of those whose period is over."""
        found = SendingItem.by_due.query(DUE, SendingItem.due_at <= to_iso(now), limit=limit)
        return [item.pk.removeprefix("registered/") for item in found]


def _to_item(sending: Sending) -> SendingItem:
    item = SendingItem(
        f"registered/{sending.id}",
        "sending",
        version=sending.version + 1,
        administration_id=sending.administration_id,
        desk_id=sending.desk_id,
        mail_id=sending.mail_id,
        document=vars(sending.document),
        recipient={**vars(sending.recipient), "language": sending.recipient.language.value},
        period_days=sending.period_days,
        sent_at=to_iso(sending.sent_at),
        state=sending.state.value,
        moments=[{"evidence": it.evidence.value, "at": to_iso(it.at), "reason": it.reason} for it in sending.moments],
        due=DUE if sending.due_at else None,
        due_at=to_iso(sending.due_at) if sending.due_at else None,
        heard=sending.heard or None,
    )
    item.set_chain(sending.chain)
    return item


def _to_sending(item: SendingItem) -> Sending:
    return Sending(
        id=item.pk.removeprefix("registered/"),
        administration_id=item.administration_id,
        desk_id=item.desk_id,
        mail_id=item.mail_id,
        document=Document(**item.document),
        recipient=Recipient(**{**item.recipient, "language": Language(item.recipient["language"])}),
        period_days=int(item.period_days),
        sent_at=from_iso(item.sent_at),
        chain=item.chain(item.pk),
        state=SendingState(item.state),
        moments=tuple(map(_moment, item.moments)),
        due_at=from_iso(item.due_at) if item.due_at else None,
        heard=int(item.heard or 0),
        version=int(item.version),
    )


def _moment(given: Mapping[str, Any]) -> Moment:
    return Moment(Evidence(given["evidence"]), from_iso(given["at"]), given["reason"])
