"""Checks, kept an hour in the table of short-lived things."""

import json
from dataclasses import asdict
from datetime import UTC, datetime

from pynamodb.attributes import NumberAttribute, UnicodeAttribute
from pynamodb.exceptions import DoesNotExist

from chalicelib.adapters.dynamo import KeyedModel
from chalicelib.evidence.verification.checks import Check, CheckState, Finding
from chalicelib.evidence.verification.signatures import SignatureReport, Verdict
from chalicelib.kernel.clock import from_iso, to_iso


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
    verdict = UnicodeAttribute(null=True)
    signatures = UnicodeAttribute(null=True)
    checked_at = UnicodeAttribute(null=True)


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
            verdict=Verdict(item.verdict or Verdict.NOT_JUDGED),
            signatures=tuple(map(SignatureReport.read, json.loads(item.signatures or "[]"))),
            checked_at=from_iso(item.checked_at) if item.checked_at else None,
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
            verdict=check.verdict.value,
            signatures=json.dumps([asdict(signature) for signature in check.signatures], ensure_ascii=False),
            checked_at=to_iso(check.checked_at) if check.checked_at else None,
        ).save()
