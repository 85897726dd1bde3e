"""The function that mails: events of the bus, and messages sent to it directly."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.kernel.events import Event

if TYPE_CHECKING:
    from chalicelib.notices.model import Need

functions = Blueprint(__name__)


@functions.lambda_function(name="mailer")
def mailer(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Sends what each message calls for; a message whose mail was refused for now comes again."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """An event, a notice to send again, a one-time code (for a reply, a registered letter, one's own letters), a link
    to go on with a draft or to choose a password, a program whose token ends, or the fate of a mail, as the mail
    service tells it."""
    message = json.loads(body)
    if message.get("source") == "aws.ses":
        on_return(message)
    elif "notice_id" in message:
        bootstrap.notices().deliver(message["notice_id"])
    elif "ending_token_of" in message:
        on_ending_token(message["ending_token_of"])
    elif "letters_of" in message:
        on_own_letters(message)
    elif "draft" in message:
        bootstrap.notices().send(_draft_need(message))
    elif "registered_id" in message:
        bootstrap.notices().send(_registered_need(message), code=message["code"])
    elif "code" in message:
        bootstrap.notices().send(_code_need(message), code=message["code"])
    elif "link" in message:
        bootstrap.notices().send(_link_need(message), code=message["token"])
    else:
        on_event(Event.read(message))


def on_return(message: Mapping[str, Any]) -> None:
    """A mail came back; one that none of our notices sent is passed over."""
    from chalicelib.notices.returns import read_return

    back = read_return(message)
    if back is not None:
        bootstrap.notices().returned(back)


def on_own_letters(message: Mapping[str, str]) -> None:
    """The code to an address that has letters, and nothing to any other: who asked learns of neither."""
    from chalicelib.notices.model import Kind, Need

    own = bootstrap.notice_facts().newest_letter(message["letters_of"])
    newest = own or bootstrap.notice_facts().newest_shared(message["letters_of"])
    if newest is None:
        return
    deposit_id, administration_id = newest
    detail = {"language": message["language"]} | ({} if own else {"colleague": message["letters_of"]})
    need = Need(Kind.OWN_LETTERS, administration_id, f"deposit/{deposit_id}", f"code/{message['id']}", detail, "")
    bootstrap.notices().send(need, code=message["code"])


def on_ending_token(client_id: str) -> None:
    """The notice to each of the program's administrators."""
    from chalicelib.notices.planning import needs_of_token

    for need in needs_of_token(client_id, bootstrap.notice_facts()):
        bootstrap.notices().send(need)


def on_event(event: Event) -> None:
    """Every notice that the event calls for."""
    from chalicelib.notices.planning import needs_of  # the portal's function loads this module too, and sends no mail

    for need in needs_of(event, bootstrap.notice_facts()):
        bootstrap.notices().send(need)


def _code_need(message: Mapping[str, str]) -> "Need":
    from chalicelib.notices.model import Kind, Need

    return Need(
        Kind.ONE_TIME_CODE,
        message["administration_id"],
        f"deposit/{message['deposit_id']}",
        f"code/{message['id']}",
        {},
        "",
    )


def _draft_need(message: Mapping[str, str]) -> "Need":
    from chalicelib.notices.model import Kind, Need

    recipient, occasion = f"deposit/{message['draft']}", f"draft/{message['id']}"
    return Need(Kind.DRAFT_LINK, message["administration_id"], recipient, occasion, {}, "")


def _registered_need(message: Mapping[str, str]) -> "Need":
    from chalicelib.notices.model import Kind, Need

    recipient = f"registered/{message['registered_id']}"
    return Need(Kind.REGISTERED_CODE, message["administration_id"], recipient, f"code/{message['id']}", {}, "")


def _link_need(message: Mapping[str, str]) -> "Need":
    from chalicelib.notices.model import Kind, Need

    kind = Kind.INVITATION if message["link"] == "invitation" else Kind.PASSWORD_LINK
    agent, detail = f"agent/{message['agent_id']}", {"language": message["language"]}
    return Need(kind, message["administration_id"], agent, f"link/{message['id']}", detail, "")
