"""The function that makes what administrations and their people need, keys above all: no other may make keys.

Who sits down where people sign is given a key, however they came there.
"""

from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume
from chalicelib.kernel.events import Event

functions = Blueprint(__name__)


@functions.lambda_function(name="onboarding")
def onboarding(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Hears that an administration was approved or renamed, and who sits down where."""
    return consume(
        event,
        context,
        {
            "AdministrationApproved": on_administration_approved,
            "AdministrationRenamed": on_renamed,
            "AgentInvited": on_seated,
            "HolderSeated": on_seated,
            "AgentSwitchedOn": on_seated,
            "HandoverBegun": on_handed_over,
            "AgentLeft": on_handed_over,
            "DeskChanged": on_desk_changed,
        },
    )


def on_administration_approved(event: Event) -> None:
    """Makes everything, or goes on where a crash left it."""
    bootstrap.preparing().prepare(event["request_id"])


def on_renamed(event: Event) -> None:
    """Requests a certificate of its seal in the name that it now has."""
    bootstrap.renaming().request_certificate(event.administration_id)


def on_seated(event: Event) -> None:
    """Makes the person's signing key, if a desk of theirs asks for one."""
    bootstrap.signing_keys().settle([event["agent_id"]])


def on_handed_over(event: Event) -> None:
    """The same for everybody who took a leaver's desk."""
    bootstrap.signing_keys().settle(desk["successor_id"] for desk in event["desks"] if desk["successor_id"])


def on_desk_changed(event: Event) -> None:
    """The same for who sits at a desk that has other roles."""
    bootstrap.signing_keys().settle_desk(event.administration_id, event["desk_id"])
