"""Sign-ins that went to a provider, in the table of what expires by itself."""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel, took_effect
from chalicelib.organisation.items import get
from chalicelib.organisation.own_provider.ports import Begun


class BegunItem(KeyedModel):
    """pk ``begun/{sha256 of the state}``, sk ``begun``."""

    administration_id = UnicodeAttribute()
    provider_version = NumberAttribute()
    browser = UnicodeAttribute()
    nonce = UnicodeAttribute()
    verifier = UnicodeAttribute()
    next = UnicodeAttribute(null=True)
    tried_by = UnicodeAttribute(null=True)
    expires_at = NumberAttribute()


class BegunStore:
    """The port ``BegunSignIns``."""

    def get(self, digest: str) -> Begun | None:
        """As stored, read consistently; whether its time is over is not decided here."""
        item = get(BegunItem, f"begun/{digest}", "begun", consistent_read=True)
        if item is None:
            return None
        return Begun(
            item.administration_id,
            int(item.provider_version),
            item.browser,
            item.nonce,
            item.verifier,
            item.next or "",
            item.tried_by or "",
            datetime.fromtimestamp(int(item.expires_at), UTC),
        )

    def put(self, digest: str, begun: Begun) -> None:
        """Keeps it until it expires."""
        BegunItem(
            f"begun/{digest}",
            "begun",
            administration_id=begun.administration_id,
            provider_version=begun.version,
            browser=begun.browser,
            nonce=begun.nonce,
            verifier=begun.verifier,
            next=begun.next or None,
            tried_by=begun.tried_by or None,
            expires_at=int(begun.expires_at.timestamp()),
        ).save()

    def take(self, digest: str) -> bool:
        """Removes it: True for exactly one caller."""
        item = BegunItem(f"begun/{digest}", "begun")
        return took_effect(lambda: item.delete(condition=BegunItem.pk.exists()))
