"""The function that works on batches: the first turn by the bus, later ones by its own messages and the sweeper's."""

import json
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="bulk")
def bulk(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """One turn on each batch that a message names; a draft submitted once its files are there."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """``BatchSent``, or what is alike to it; or a draft of which a file was judged."""
    message = json.loads(body)
    if "deposit_id" in message:
        bootstrap.unattended_deposits().on_files(message["deposit_id"])
    else:
        bootstrap.batch_turns().turn(message["detail"]["batch_id"])
