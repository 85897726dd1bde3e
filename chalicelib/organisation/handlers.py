"""The functions of the organisation: one looks after accounts, one works on files of whole houses.

What the portal reports of accounts is dealt with here, whether an address is known or not, so that the portal answers
both alike; and what is decided of agents is brought to the identity service.
"""

import json
from collections.abc import Mapping
from typing import Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.events import Event
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Origin, acting_from

functions = Blueprint(__name__)


@functions.lambda_function(name="accounts")
def accounts(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    """Refused passwords and forgotten ones, agents who leave or change their address, from the queue."""
    return consume_messages(batch, context, on_message)


@functions.lambda_function(name="importer")
def importer(batch: dict[str, Any], context: Any) -> dict[str, Any]:
    """A file is to be checked, or applied; each message is a turn at one."""
    return consume_messages(batch, context, on_import)


def on_import(body: str) -> None:
    """``ImportCheckAsked`` and ``ImportStarted``, from the bus and from a turn that left something to do."""
    detail = json.loads(body)["detail"]
    bootstrap.house_importing().turn(detail["administration"], detail["import_id"])


def on_message(body: str) -> None:
    """``{refused: …}``, ``{forgotten: …}``, or an event about an agent."""
    message = json.loads(body)
    if "refused" in message:
        on_refused(message["refused"])
    elif "forgotten" in message:
        asked = message["forgotten"]
        bootstrap.access_links().forgotten(asked["email"], Language(asked["language"]))
    else:
        bootstrap.accounts().settle(Event.read(message)["agent_id"])


def on_refused(report: Mapping[str, Any]) -> None:
    """Writes it into the account's sign-in log, if there is such an account."""
    from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome

    agent = bootstrap.accounts().agent_of(report["email"])
    if agent is None:
        return
    bootstrap.accounts().settle(agent.id)  # one whose day to leave has come is shut out by us; now there, too
    at, address = from_iso(report["at"]), report["address"]
    attempt = Attempt(report["id"], at, address, report["browser"], Means.PASSWORD, Outcome.WRONG_PASSWORD)
    with acting_from(Origin("page", address)):
        bootstrap.journal().refused(agent, attempt, report["closed"])
