"""Checks, kept an hour in the table of short-lived things."""

from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.evidence.checks import Check, CheckState, Finding


class CheckItem(KeyedModel):
    """``check/ID``; DynamoDB removes it after ``expires_at`` (epoch seconds)."""

    class Meta:
        table_name = ""
        region = ""

    state = UnicodeAttribute()
    expires_at = NumberAttribute()
    sha256 = UnicodeAttribute(null=True)
    findings = UnicodeAttribute(null=True)
    verification_ids = UnicodeAttribute(null=True)


class CheckStore:
    """Checks in DynamoDB."""

    def get(self, check_id: str) -> Check | None:
        """The check, read consistently."""
        try:
            item = CheckItem.get(f"check/{check_id}", "check", consistent_read=True)
        except DoesNotExist:
            return None
        return Check(
            id=check_id,
            state=CheckState(item.state),
            expires_at=datetime.fromtimestamp(int(item.expires_at), UTC),
            sha256=item.sha256 or "",
            findings=tuple(Finding(code) for code in (item.findings or "").split()),
            verification_ids=tuple((item.verification_ids or "").split()),
        )

    def put(self, check: Check) -> None:
        """Stores the check as it stands now."""
        CheckItem(
            f"check/{check.id}",
            "check",
            state=check.state.value,
            expires_at=int(check.expires_at.timestamp()),
            sha256=check.sha256 or None,
            findings=" ".join(check.findings) or None,
            verification_ids=" ".join(check.verification_ids) or None,
        ).save()
