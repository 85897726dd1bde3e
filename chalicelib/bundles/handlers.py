"""The function that makes bundles."""

import json
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages

functions = Blueprint(__name__)


@functions.lambda_function(name="bundler")
def bundler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Bundles that were asked for."""
    return consume_messages(event, context, _make)


def _make(body: str) -> None:
    asked = json.loads(body)
    bootstrap.bundle_work().work(asked["subject"], asked["bundle_id"])
