"""Mails that came back, as the mail service tells of them on the bus: bounced, complained of, rejected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TAG = "wasl-notice"
"""The tag that every mail is sent with; its value is the notice's :attr:`~chalicelib.notices.model.Notice.tag`."""
_SUPPRESSED = frozenset({"Suppressed", "OnAccountSuppressionList"})


@dataclass(frozen=True)
class Return:
    """One sending that failed after the service had taken it. ``reason`` is a code for the operator."""

    notice_id: str
    sending: int
    reason: str


def read_return(event: Mapping[str, Any]) -> Return | None:
    """From EventBridge's envelope; None for a mail that bears no tag of ours."""
    detail = event["detail"]
    tag = next(iter(detail["mail"].get("tags", {}).get(TAG, [])), "")
    notice_id, _, sending = tag.rpartition("-")
    return Return(notice_id, int(sending), _reason(detail)) if notice_id and sending.isdecimal() else None


def _reason(detail: Mapping[str, Any]) -> str:
    """``bounced_permanent``, ``bounced_transient``, ``bounced_undetermined``, ``suppressed``, ``complaint``,
    ``reject``."""
    if detail["eventType"] != "Bounce":
        return str(detail["eventType"]).lower()
    if detail["bounce"].get("bounceSubType") in _SUPPRESSED:
        return "suppressed"  # the account's list keeps SES from even trying: a retry is no use before it is taken off
    return f"bounced_{detail['bounce']['bounceType'].lower()}"
