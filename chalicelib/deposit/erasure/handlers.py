"""The function that erases, each hour, what was granted."""

from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="eraser")
def eraser(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """What is due by now."""
    return consume_messages(event, context, lambda _: _run())


def _run() -> None:
    bootstrap.eraser().run()
