"""Sign-ins half made, in the table of what expires by itself."""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.organisation.items import get
from chalicelib.organisation.signing_in.challenge import Challenge, PendingSignIn, Step


class PendingSignInItem(KeyedModel):
    """pk ``challenge/{sha256 of the browser's secret}``, sk ``challenge``."""

    email = UnicodeAttribute()
    step = UnicodeAttribute()
    session = UnicodeAttribute()
    subject = UnicodeAttribute()
    secret = UnicodeAttribute(null=True)
    next = UnicodeAttribute(null=True)
    attempt_id = UnicodeAttribute()
    expires_at = NumberAttribute()


class PendingSignInStore:
    """The port ``PendingSignIns``."""

    def get(self, digest: str) -> PendingSignIn | None:
        """As stored, read consistently; whether its time is over is not decided here."""
        item = get(PendingSignInItem, f"challenge/{digest}", "challenge", consistent_read=True)
        if item is None:
            return None
        challenge = Challenge(Step(item.step), item.session, item.subject, item.secret or "")
        expires_at = datetime.fromtimestamp(int(item.expires_at), UTC)
        return PendingSignIn(digest, item.email, challenge, item.next or "", item.attempt_id, expires_at)

    def put(self, pending: PendingSignIn) -> None:
        """Keeps it until it expires."""
        PendingSignInItem(
            f"challenge/{pending.digest}",
            "challenge",
            email=pending.email,
            step=pending.challenge.step.value,
            session=pending.challenge.session,
            subject=pending.challenge.subject,
            secret=pending.challenge.secret or None,
            next=pending.next or None,
            attempt_id=pending.attempt_id,
            expires_at=int(pending.expires_at.timestamp()),
        ).save()

    def remove(self, digest: str) -> None:
        """Forgets it."""
        PendingSignInItem(f"challenge/{digest}", "challenge").delete()
