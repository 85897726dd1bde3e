"""End User Messaging's double refuses what AWS refuses, and tells what becomes of what it took."""

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from botocore.exceptions import ClientError

from infra.local.cloud import LocalCloud
from infra.local.mail import sms_voice
from tests.infra.local.scene import Scene

GOOD: dict[str, Any] = {
    "DestinationPhoneNumber": "+212612345678",
    "OriginationIdentity": sms_voice.SENDER,
    "MessageBody": "041273 est votre code",
    "MessageType": "TRANSACTIONAL",
    "TimeToLive": 3600,
    "Context": {"wasl-stack": "x"},
}


@pytest.mark.parametrize(
    ("change", "code", "reason"),
    [
        ({"DestinationPhoneNumber": "+33612345678"}, "ValidationException", "INVALID_IDENTITY_FOR_DESTINATION_COUNTRY"),
        ({"DestinationPhoneNumber": "0612345678"}, "ValidationException", "INVALID_PARAMETER"),
        ({"MessageBody": "a" * 1601}, "ValidationException", "INVALID_PARAMETER"),
        ({"MessageBody": " "}, "ValidationException", "INVALID_PARAMETER"),
        ({"TimeToLive": 259201}, "ValidationException", "INVALID_PARAMETER"),
        ({"Context": {str(n): "x" for n in range(6)}}, "ValidationException", "INVALID_PARAMETER"),
        ({"MaxPrice": "0.10"}, "ValidationException", "UNSPECIFIED_PARAMETER_NOT_SUPPORTED"),
        ({"OriginationIdentity": "OTHER"}, "ResourceNotFoundException", ""),
        (
            {"DestinationPhoneNumber": f"+21261234{sms_voice.OPTED_OUT}"},
            "ConflictException",
            "DESTINATION_PHONE_NUMBER_OPTED_OUT",
        ),
    ],
    ids=["abroad", "national", "long", "blank", "late", "context", "unknown", "sender", "opted-out"],
)
def test_what_aws_refuses_is_refused(cloud: LocalCloud, change: dict[str, Any], code: str, reason: str) -> None:
    before = len(cloud.texts())
    with pytest.raises(ClientError) as error:
        cloud.client("pinpoint-sms-voice-v2").send_text_message(**{**GOOD, **change})
    assert error.value.response["Error"]["Code"] == code
    assert error.value.response.get("Reason", "") == reason
    assert len(cloud.texts()) == before


@pytest.mark.parametrize(
    ("ending", "last"),
    [("5678", "TEXT_DELIVERED"), (sms_voice.UNREACHABLE, "TEXT_UNREACHABLE"), (sms_voice.INVALID, "TEXT_INVALID")],
    ids=["delivered", "unreachable", "invalid"],
)
def test_what_becomes_of_it_is_told_on_the_bus(scene: Scene, rule: Callable[..., str], ending: str, last: str) -> None:
    seen: list[dict[str, Any]] = []
    mark = uuid.uuid4().hex
    pattern = {"source": ["aws.sms-voice"], "detail": {"context": {"mark": [mark]}}}
    rule({"Arn": scene.function(seen.append)}, EventPattern=json.dumps(pattern))
    given = {**GOOD, "DestinationPhoneNumber": f"+21261234{ending}", "Context": {"mark": mark}}
    sent = scene.cloud.client("pinpoint-sms-voice-v2").send_text_message(**given)
    scene.cloud.drain()
    assert {event["detail-type"] for event in seen} == {"Text Message Delivery Status Updated"}
    detail = seen[-1]["detail"]
    assert (detail["eventType"], detail["isFinal"], detail["messageId"]) == (last, True, sent["MessageId"])
    assert (detail["messageEncoding"], detail["totalMessageParts"]) == ("GSM", 1)
    assert "destinationPhoneNumber" not in detail
