"""What becomes of messages once a service took them, as it tells on the bus: best effort, in any order, more than once.

Mails: SES developer guide, "Contents of event data that Amazon SES publishes". Short messages: End User Messaging SMS
user guide, "Event types for SMS, MMS, and voice".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TAG = "wasl-notice"
"""Every message is sent with it; its value is the notice's :attr:`~chalicelib.notices.model.Notice.tag`."""
MAILBOX = "wasl-mailbox"
"""Beside it: the address's :attr:`~chalicelib.notices.ports.Mailbox.mark`, so that what is told of an address can be
kept without naming it."""

_ORDER = (
    "",  # nothing was told yet
    "delayed",
    "delivered",
    "sms_unknown",
    "bounced_transient",
    "sms_unreachable",
    "sms_expired",
    "bounced_undetermined",
    "reject",
    "sms_blocked",
    "bounced_permanent",
    "sms_invalid",
    "suppressed",
    "complaint",
)
"""Each fate is worse than those before it, and stands whatever else was told; last those that close an address, so that
none of them is passed over."""
FAILURES = frozenset(_ORDER[_ORDER.index("delivered") + 1 :])
"""Those after which the notice has failed."""
FOR_GOOD = frozenset({"bounced_permanent", "suppressed", "complaint", "sms_invalid"})
"""Those after which its address is not written to any more."""
FOR_NOW = frozenset({"bounced_transient", "bounced_undetermined"})
"""Those of which the third, with nothing delivered in between, has the same consequence."""


@dataclass(frozen=True)
class Fate:
    """What was told of one sending. ``code`` is one of the fates above; ``mailbox`` the digest of its address;
    ``struck`` tells that messages to it had come back before."""

    notice_id: str
    sending: int
    code: str
    mailbox: str = ""
    struck: bool = False


def worse(one: str, other: str) -> str:
    """The worse of two fates."""
    return max(one, other, key=_ORDER.index)


def read_fate(event: Mapping[str, Any]) -> Fate | None:
    """From EventBridge's envelope; None for a message that bears no tag of ours, or of which nothing new is told."""
    detail = event["detail"]
    by_sms = event["source"] == "aws.sms-voice"
    tags = detail.get("context", {}) if by_sms else _firsts(detail["mail"].get("tags", {}))
    notice_id, _, sending = str(tags.get(TAG, "")).rpartition("-")
    code = _SMS.get(detail["eventType"], "") if by_sms else _of_mail(detail)
    if not (notice_id and sending.isdecimal() and code):
        return None
    mailbox, _, struck = str(tags.get(MAILBOX, "")).partition(".")
    return Fate(notice_id, int(sending), code, mailbox, bool(struck))


def _firsts(tags: Mapping[str, list[str]]) -> dict[str, str]:
    return {name: values[0] for name, values in tags.items() if values}


def _of_mail(detail: Mapping[str, Any]) -> str:
    if detail["eventType"] != "Bounce":
        return _MAIL.get(detail["eventType"], "")
    if detail["bounce"].get("bounceSubType") in _SUPPRESSED:
        return "suppressed"  # a list keeps SES from even trying: a retry is no use before the address is taken off
    return f"bounced_{detail['bounce']['bounceType'].lower()}"


_MAIL = {"Delivery": "delivered", "DeliveryDelay": "delayed", "Complaint": "complaint", "Reject": "reject"}
_SUPPRESSED = frozenset({"Suppressed", "OnAccountSuppressionList"})
_SMS = {
    "TEXT_SUCCESSFUL": "delivered",  # accepted by the carrier: in some countries nothing more is ever told
    "TEXT_DELIVERED": "delivered",
    "TEXT_UNREACHABLE": "sms_unreachable",
    "TEXT_CARRIER_UNREACHABLE": "sms_unreachable",
    "TEXT_TTL_EXPIRED": "sms_expired",
    "TEXT_INVALID": "sms_invalid",
    "TEXT_INVALID_MESSAGE": "sms_blocked",
    "TEXT_BLOCKED": "sms_blocked",
    "TEXT_CARRIER_BLOCKED": "sms_blocked",
    "TEXT_SPAM": "sms_blocked",
    "TEXT_PROTECT_BLOCKED": "sms_blocked",
    "TEXT_UNKNOWN": "sms_unknown",
}
