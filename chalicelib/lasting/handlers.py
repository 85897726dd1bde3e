"""The function that makes signatures last: documents to follow, steps that are due, the day's renewals."""

import json
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.kernel.events import Event

if TYPE_CHECKING:
    from aws_lambda_powertools.utilities.typing import LambdaContext

functions = Blueprint(__name__)


@functions.lambda_function(name="lasting")
def lasting(event: dict[str, Any], context: "LambdaContext") -> dict[str, Any]:
    """Does what each message calls for."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """Our own call for a document; the day's schedule, or our own call for more of it; or what was sealed."""
    message = json.loads(body)
    if "lasting" in message:
        bootstrap.prolonging().go_on(message["lasting"])
    elif message["detail-type"] in ("Scheduled Event", "RenewMore"):
        bootstrap.lasting_care().renew()
    else:
        on_sealed(Event.read(message))


def on_sealed(event: Event) -> None:
    """A receipt, a reply or a closed register is followed from now on."""
    from chalicelib.lasting.model import Sealed

    if event.name == "RegisterClosed":
        closing = f"{event['register_id']}/{event['closing_id']}"
        given = (closing, event.administration_id, "", event["register_key"], event["sha256"]["register.pdf"])
    else:
        mail_id = event["reply_mail_id"] if event.name == "FolderSealed" else event["mail_id"]
        given = (event["verification_id"], event.administration_id, mail_id, event["key"], event["sha256"])
    bootstrap.prolonging().follow(Sealed(*given))
