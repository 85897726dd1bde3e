"""What becomes of mails after SES took them: most are delivered, some come back, and the default bus hears of it.

SES's own simulator addresses, and any address at ``bounce.example``, ``suppressed.example``, ``full.example``,
``slow.example``, ``complaint.example`` or ``reject.example``, have a fate of their own.
Events have AWS's documented shape (SES developer guide, "Contents of event data that Amazon SES publishes").
"""

import json
import uuid
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from moto.events.models import events_backends
from moto.sesv2.responses import SESV2Response

from infra.local.http.server import ACCOUNT, REGION
from infra.local.patching import replace

SIMULATOR = "simulator.amazonses.com"
_FATES = {
    **dict.fromkeys((f"bounce@{SIMULATOR}", "@bounce.example"), ("BOUNCE",)),
    **dict.fromkeys((f"suppressionlist@{SIMULATOR}", "@suppressed.example"), ("SUPPRESSED",)),
    **dict.fromkeys((f"complaint@{SIMULATOR}", "@complaint.example"), ("DELIVERY", "COMPLAINT")),
    "@full.example": ("DELIVERY_DELAY", "FULL"),
    "@slow.example": ("DELIVERY_DELAY",),
    "@reject.example": ("REJECT",),
}
_KINDS = {"SUPPRESSED": "BOUNCE", "FULL": "BOUNCE"}
"""What the configuration set calls them."""
_heard: dict[str, frozenset[str]] = {}
"""By configuration set, the kinds of event that reach the default bus."""


def install() -> None:
    """Once, before the server starts."""
    replace(SESV2Response, "send_email", _then_tell)


def hear(configuration_set: str, kinds: list[str]) -> None:
    """From now on mails sent with this set tell of these kinds of event on the default bus."""
    _heard[configuration_set] = _heard.get(configuration_set, frozenset()) | set(kinds)


def _then_tell(original: Any) -> Callable[[SESV2Response], str]:
    def send_email(response: SESV2Response) -> str:
        answer: str = original(response)
        sent = json.loads(response.body)
        for address in sent.get("Destination", {}).get("ToAddresses", []):
            _tell(address, sent, json.loads(answer)["MessageId"])
        return answer

    return send_email


def _tell(address: str, sent: Mapping[str, Any], message_id: str) -> None:
    for fate in _FATES.get(address) or _FATES.get("@" + address.rpartition("@")[2]) or ("DELIVERY",):
        _tell_of(fate, address, sent, message_id)


def _tell_of(fate: str, address: str, sent: Mapping[str, Any], message_id: str) -> None:
    configuration_set = sent.get("ConfigurationSetName", "")
    if _KINDS.get(fate, fate) not in _heard.get(configuration_set, ()):
        return
    detail_type, told = _EVENTS[fate](address)
    detail = {**told, "mail": _mail(address, sent, message_id)}
    event = {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": detail_type,
        "source": "aws.ses",
        "account": ACCOUNT,
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [f"arn:aws:ses:{REGION}:{ACCOUNT}:configuration-set/{configuration_set}"],
        "detail": detail,
    }
    for rule in events_backends[ACCOUNT][REGION].event_buses["default"].rules.values():
        rule.send_to_targets(event)  # type: ignore[arg-type]  # moto's own event type


def _mail(address: str, sent: Mapping[str, Any], message_id: str) -> dict[str, Any]:
    sender = sent["FromEmailAddress"]
    given = {tag["Name"]: [tag["Value"]] for tag in sent.get("EmailTags", [])}
    return {
        "timestamp": _now(),
        "source": sender,
        "sourceArn": f"arn:aws:ses:{REGION}:{ACCOUNT}:identity/{sender.rpartition('@')[2]}",
        "sendingAccountId": ACCOUNT,
        "messageId": message_id,
        "destination": [address],
        "headersTruncated": False,
        "headers": [{"name": "From", "value": sender}, {"name": "To", "value": address}],
        "commonHeaders": {"from": [sender], "to": [address], "messageId": message_id},
        "tags": {
            "ses:configuration-set": [sent["ConfigurationSetName"]],
            "ses:from-domain": [sender.rpartition("@")[2]],
            **given,
        },
    }


def _bounce(address: str, sub_type: str = "General") -> tuple[str, dict[str, Any]]:
    recipient = {"emailAddress": address, "action": "failed", "status": "5.1.1", "diagnosticCode": "smtp; 550 5.1.1"}
    bounce = {
        "feedbackId": str(uuid.uuid4()),
        "bounceType": "Permanent",
        "bounceSubType": sub_type,
        "bouncedRecipients": [recipient],
        "timestamp": _now(),
        "reportingMTA": "dsn; a8-70.smtp-out.amazonses.com",
    }
    return "Email Bounced", {"eventType": "Bounce", "bounce": bounce}


def _mailbox_full(address: str) -> tuple[str, dict[str, Any]]:
    detail_type, told = _bounce(address, "MailboxFull")
    told["bounce"]["bounceType"] = "Transient"
    return detail_type, told


def _delivery(address: str) -> tuple[str, dict[str, Any]]:
    delivery = {
        "timestamp": _now(),
        "processingTimeMillis": 1210,
        "recipients": [address],
        "smtpResponse": "250 ok",
        "reportingMTA": "a8-70.smtp-out.amazonses.com",
    }
    return "Email Delivered", {"eventType": "Delivery", "delivery": delivery}


def _delay(address: str) -> tuple[str, dict[str, Any]]:
    delay = {
        "timestamp": _now(),
        "delayType": "MailboxFull",
        "expirationTime": _now(),
        "delayedRecipients": [{"emailAddress": address, "status": "4.2.2", "diagnosticCode": "smtp; 452 4.2.2"}],
    }
    return "Email Delivery Delayed", {"eventType": "DeliveryDelay", "deliveryDelay": delay}


def _complaint(address: str) -> tuple[str, dict[str, Any]]:
    complaint = {
        "feedbackId": str(uuid.uuid4()),
        "complaintSubType": None,
        "complainedRecipients": [{"emailAddress": address}],
        "timestamp": _now(),
        "complaintFeedbackType": "abuse",
        "arrivalDate": _now(),
    }
    return "Email Complaint Received", {"eventType": "Complaint", "complaint": complaint}


def _rejection(_: str) -> tuple[str, dict[str, Any]]:
    return "Email Rejected", {"eventType": "Reject", "reject": {"reason": "Bad content"}}


_EVENTS: dict[str, Callable[[str], tuple[str, dict[str, Any]]]] = {
    "BOUNCE": _bounce,
    "DELIVERY": _delivery,
    "DELIVERY_DELAY": _delay,
    "FULL": _mailbox_full,
    "SUPPRESSED": lambda address: _bounce(address, "OnAccountSuppressionList"),
    "COMPLAINT": _complaint,
    "REJECT": _rejection,
}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
