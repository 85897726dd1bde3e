"""End User Messaging, which moto has not: short messages are refused as AWS refuses them, kept, and told of afterwards.

One sender id, of Morocco. What becomes of a message is told by the last four figures of its number; any other is
delivered. Requests and answers: API reference, SendTextMessage; events: user guide, "Monitoring with EventBridge".
"""

import json
import re
import time
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import phonenumbers
from moto.events.models import events_backends

from chalicelib.kernel.short_messages import is_in_default_alphabet, parts
from infra.local.http.server import ACCOUNT, REGION

SENDER = f"arn:aws:sms-voice:{REGION}:{ACCOUNT}:sender-id/WASL/MA"
COUNTRY = "MA"
UNREACHABLE, INVALID, OPTED_OUT, BLOCKED, UNKNOWN = "0001", "0002", "0003", "0004", "0005"
"""How numbers end to which short messages do not come."""
_TOLD = {
    UNREACHABLE: ("TEXT_UNREACHABLE",),
    INVALID: ("TEXT_INVALID",),
    BLOCKED: ("TEXT_CARRIER_BLOCKED",),
    UNKNOWN: ("TEXT_UNKNOWN",),
}
_USUAL = ("TEXT_PENDING", "TEXT_SUCCESSFUL", "TEXT_DELIVERED")
_NUMBER = re.compile(r"\+?[1-9][0-9]{1,18}")
_KNOWN = {
    "DestinationPhoneNumber",
    "OriginationIdentity",
    "MessageBody",
    "MessageType",
    "TimeToLive",
    "Context",
}
"""What a message may say here; the rest of the API is not imitated, and refused."""

WsgiApp = Callable[..., Any]


@dataclass(frozen=True)
class ShortMessage:
    """One that was taken: in how many parts it travels, and in which alphabet."""

    number: str
    text: str
    at: datetime
    parts: int
    encoding: str

    @property
    def cost(self) -> str:
        """What is paid for, in words."""
        return cost(self.text)


def cost(text: str) -> str:
    """In how many parts a text travels, and in which alphabet."""
    alphabet = "GSM 7-bit" if is_in_default_alphabet(text) else "UCS-2"
    return f"{len(text)} letters, {alphabet}: {parts(text)} part{'s' if parts(text) > 1 else ''}"


sent: list[ShortMessage] = []


class RefusedError(Exception):
    """An error of the API: its type, and what it says."""

    def __init__(self, kind: str, reason: str = "", status: int = 400) -> None:
        super().__init__(kind)
        self.kind, self.reason, self.status = kind, reason, status


class SmsVoice:
    """Stands before moto and answers what is asked of this service."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """WSGI."""
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        if not target.startswith("PinpointSMSVoiceV2."):
            return self._app(environ, start_response)  # type: ignore[no-any-return]  # WSGI
        try:
            status, answer = 200, _answer(target.partition(".")[2], _body(environ))
        except RefusedError as error:
            status, answer = error.status, {"__type": error.kind, "Message": error.kind, "Reason": error.reason}
        body = json.dumps(answer).encode()
        headers = [("Content-Type", "application/x-amz-json-1.0"), ("Content-Length", str(len(body)))]
        start_response(f"{status} {'OK' if status == 200 else 'Refused'}", headers)
        return [body]


def _body(environ: dict[str, Any]) -> dict[str, Any]:
    return dict(json.loads(environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)) or b"{}"))


def _answer(operation: str, asked: dict[str, Any]) -> dict[str, Any]:
    if operation != "SendTextMessage":
        raise RefusedError("ValidationException", "UNKNOWN_OPERATION")
    _judge(asked)
    number, text = asked["DestinationPhoneNumber"], asked["MessageBody"]
    encoding = "GSM" if is_in_default_alphabet(text) else "Unicode"
    message = ShortMessage(number, text, datetime.now(UTC), parts(text), encoding)
    sent.append(message)
    message_id = str(uuid.uuid4())
    for event_type in _TOLD.get(number[-4:], _USUAL):
        _tell(message, message_id, event_type, asked.get("Context", {}))
    return {"MessageId": message_id}


def _judge(asked: dict[str, Any]) -> None:
    """Raises what AWS would answer."""
    for wrong, reason in (
        (asked.keys() - _KNOWN, "UNSPECIFIED_PARAMETER_NOT_SUPPORTED"),
        (not _NUMBER.fullmatch(asked.get("DestinationPhoneNumber", "")), "INVALID_PARAMETER"),
        (not 1 <= len(asked.get("MessageBody", "").strip()) <= 1600, "INVALID_PARAMETER"),
        (asked.get("MessageType") not in ("TRANSACTIONAL", "PROMOTIONAL"), "INVALID_PARAMETER"),
        (not 5 <= asked.get("TimeToLive", 5) <= 259200, "INVALID_PARAMETER"),
        (not _is_context(asked.get("Context", {})), "INVALID_PARAMETER"),
    ):
        if wrong:
            raise RefusedError("ValidationException", reason)
    if asked.get("OriginationIdentity") != SENDER:
        raise RefusedError("ResourceNotFoundException")
    if _country(asked["DestinationPhoneNumber"]) != COUNTRY:
        raise RefusedError("ValidationException", "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY")
    if asked["DestinationPhoneNumber"].endswith(OPTED_OUT):
        raise RefusedError("ConflictException", "DESTINATION_PHONE_NUMBER_OPTED_OUT")


def _is_context(context: dict[str, str]) -> bool:
    return len(context) <= 5 and all(len(key) <= 100 and 0 < len(value) <= 800 for key, value in context.items())


def _country(number: str) -> str:
    try:
        return str(phonenumbers.region_code_for_number(phonenumbers.parse(number)))
    except phonenumbers.NumberParseException:
        return ""


def _tell(message: ShortMessage, message_id: str, event_type: str, context: dict[str, str]) -> None:
    now = int(time.time() * 1000)
    detail = {
        "eventType": event_type,
        "eventVersion": "1.0",
        "eventTimestamp": now,
        "isFinal": event_type not in ("TEXT_PENDING", "TEXT_QUEUED", "TEXT_SUCCESSFUL"),
        "originationPhoneNumber": "WASL",
        "isoCountryCode": COUNTRY,
        "isInternationalSend": False,
        "messageId": message_id,
        "messageRequestTimestamp": now,
        "messageEncoding": message.encoding,
        "messageType": "TRANSACTIONAL",
        "messageStatus": event_type.removeprefix("TEXT_"),
        "context": context,
        "totalMessageParts": message.parts,
    }
    event = {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Text Message Delivery Status Updated",
        "source": "aws.sms-voice",
        "account": ACCOUNT,
        "time": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "region": REGION,
        "resources": [],
        "detail": detail,
    }
    for rule in events_backends[ACCOUNT][REGION].event_buses["default"].rules.values():
        rule.send_to_targets(event)  # type: ignore[arg-type]  # moto's own event type
