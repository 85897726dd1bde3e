"""Bundles asked for, kept half a day in the table of short-lived things."""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel, dynamo
from chalicelib.bundles.wanted import State, Wanted
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.work import Work


class WantedItem(KeyedModel):
    """``bundle/SUBJECT``; DynamoDB removes it after ``expires_at`` (epoch seconds)."""

    class Meta:
        table_name = ""
        region = ""

    bundle_id = UnicodeAttribute()
    state = UnicodeAttribute()
    asked_at = UnicodeAttribute()
    expires_at = NumberAttribute()
    made_at = UnicodeAttribute(null=True)
    size_bytes = NumberAttribute(default=0)
    reason = UnicodeAttribute(null=True)


class DynamoWanted:
    """The port ``WantedStore``."""

    def get(self, subject: str) -> Wanted | None:
        """The last one asked for, read consistently."""
        try:
            item = WantedItem.get(f"bundle/{subject}", "bundle", consistent_read=True)
        except DoesNotExist:
            return None
        return Wanted(
            subject=subject,
            id=item.bundle_id,
            state=State(item.state),
            asked_at=from_iso(item.asked_at),
            expires_at=datetime.fromtimestamp(int(item.expires_at), UTC),
            made_at=from_iso(item.made_at) if item.made_at else None,
            size_bytes=int(item.size_bytes),
            reason=item.reason or "",
        )

    def put(self, wanted: Wanted) -> None:
        """Stores it as it stands now."""
        _item(wanted).save()

    def ask(self, work: Work, wanted: Wanted, before: Wanted | None) -> None:
        """Stores a new one in the place of the last; committing raises ``StaleError`` if that is another by now."""
        still = WantedItem.bundle_id == before.id if before else WantedItem.pk.does_not_exist()
        dynamo(work).save(_item(wanted), condition=still)


def _item(wanted: Wanted) -> WantedItem:
    return WantedItem(
        f"bundle/{wanted.subject}",
        "bundle",
        bundle_id=wanted.id,
        state=wanted.state.value,
        asked_at=to_iso(wanted.asked_at),
        expires_at=int(wanted.expires_at.timestamp()),
        made_at=to_iso(wanted.made_at) if wanted.made_at else None,
        size_bytes=wanted.size_bytes,
        reason=wanted.reason or None,
    )
