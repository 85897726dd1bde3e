"""The function that looks after accounts: what the portal reports to it is dealt with here, whether an address is known
or not, so that the portal answers both alike."""

import json
from collections.abc import Mapping
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Origin, acting_from

functions = Blueprint(__name__)


@functions.lambda_function(name="accounts")
def accounts(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    """Refused passwords and forgotten ones, from the queue."""
    return consume_messages(batch, context, on_message)


def on_message(body: str) -> None:
    """``{refused: …}`` or ``{forgotten: …}``."""
    message = json.loads(body)
    if "refused" in message:
        on_refused(message["refused"])
    else:
        asked = message["forgotten"]
        bootstrap.access_links().forgotten(asked["email"], Language(asked["language"]))


def on_refused(report: Mapping[str, Any]) -> None:
    """Writes it into the account's sign-in log, if there is such an account."""
    from chalicelib.organisation.attempt import Attempt, Means, Outcome

    agent = bootstrap.accounts().agent_of(report["email"])
    if agent is None:
        return
    at, address = from_iso(report["at"]), report["address"]
    attempt = Attempt(report["id"], at, address, report["browser"], Means.PASSWORD, Outcome.WRONG_PASSWORD)
    with acting_from(Origin("page", address)):
        bootstrap.journal().refused(agent, attempt, report["closed"])
