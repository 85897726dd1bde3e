"""The function that inspects uploads: storage's own events, and our asking again, in the same shape."""

import json
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="inspection")
def inspection(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Inspects each stored version that a message names."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """EventBridge's ``Object Created`` (its keys are not URL-encoded, unlike those of S3's own notifications)."""
    stored = json.loads(body)["detail"]["object"]
    bootstrap.inspection().on_arrival(stored["key"], stored["version-id"])
