"""The function that inspects uploads: storage's own events, the malware scan's, and our asking again."""

import json
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.files.scan import ScanResult
from chalicelib.observability import measure

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="inspection")
def inspection(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Inspects each stored version that a message names, or hears what the scan says of it."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """EventBridge's ``Object Created`` (its keys are not URL-encoded, unlike those of S3's own notifications), the
    scan's result, or the first of them in our own words, with ``pursued``."""
    message = json.loads(body)
    if message.get("source") == "aws.guardduty":
        _on_scan(message["detail"])
        return
    stored = message["detail"]["object"]
    bootstrap.inspection().on_arrival(stored["key"], stored["version-id"], message["detail"].get("pursued", False))


def _on_scan(detail: dict[str, Any]) -> None:
    result = ScanResult.of(detail)
    if result and bootstrap.inspection().on_scan(result.key, result.version_id, result.said):
        measure({"FilesWithdrawn": 1})
