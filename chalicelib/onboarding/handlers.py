"""The function that makes what an approved administration needs."""

from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume
from chalicelib.kernel.events import Event

functions = Blueprint(__name__)


@functions.lambda_function(name="onboarding")
def onboarding(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Hears that an administration was approved."""
    return consume(event, context, {"AdministrationApproved": on_administration_approved})


def on_administration_approved(event: Event) -> None:
    """Makes everything, or goes on where a crash left it."""
    bootstrap.preparing().prepare(event["request_id"])
