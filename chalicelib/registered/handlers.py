"""The function that hears what became of the mails by which recipients are told of their letters."""

from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="registered_events")
def registered_events(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Mails that went, and mails that came back."""
    consignments = bootstrap.consignments()
    handlers = {"NoticeSent": consignments.on_notice_sent, "NoticeFailed": consignments.on_notice_failed}
    return consume(event, context, handlers)
