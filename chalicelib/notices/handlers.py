"""The function that sends: events of the bus, and messages sent to it directly."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from chalice.app import Blueprint

from chalicelib import bootstrap
from chalicelib.consumers import consume_messages
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.events import Event

if TYPE_CHECKING:
    from chalicelib.notices.model import Need

functions = Blueprint(__name__)

Message = Mapping[str, Any]


@functions.lambda_function(name="mailer")
def mailer(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Does what each message calls for; one that somebody else is at comes again."""
    return consume_messages(event, context, on_message)


def on_message(body: str) -> None:
    """An event of ours, the fate of a message as its service tells it, the hour of digests, or one of what the courier
    brings. What holds a secret and cannot go now is put on the queue again, which alone keeps it."""
    from chalicelib.notices.service import LaterError  # the portal's function loads this module too, and sends nothing

    message = json.loads(body)
    try:
        _reader_of(message)(message)
    except LaterError as later:
        bootstrap.courier().again(body, later.until)


def _reader_of(message: Message) -> Callable[[Message], None]:
    by_source = _BY_SOURCE.get(message.get("source", ""))
    return by_source or next((read for key, read in _BY_KEY.items() if key in message), on_event)


def on_fate(message: Message) -> None:
    """What became of a message; one that none of our notices sent is passed over."""
    from chalicelib.notices.fates import read_fate

    fate = read_fate(message)
    if fate is not None:
        bootstrap.telling().told(fate)


def on_hour(message: Message) -> None:
    """The schedule's time, as it was when it fired."""
    bootstrap.digests().run(from_iso(message["time"]))


def on_own_letters(message: Message) -> None:
    """The code to an address that has letters, and nothing to any other: who asked learns of neither."""
    from chalicelib.notices.kinds import Kind

    own = bootstrap.notice_facts().newest_letter(message["letters_of"])
    newest = own or bootstrap.notice_facts().newest_shared(message["letters_of"])
    if newest is None:
        return
    deposit_id, administration_id = newest
    need = _need(Kind.OWN_LETTERS, message, administration_id, f"deposit/{deposit_id}", "code")
    if not own:
        need = replace(need, detail={**need.detail, "colleague": message["letters_of"]})
    bootstrap.notices().send(need, code=message["code"])


def on_ending_token(message: Message) -> None:
    """The notice to each of the program's administrators."""
    from chalicelib.notices.planning import needs_of_token

    _send_each(needs_of_token(message["ending_token_of"], bootstrap.notice_facts()))


def on_event(message: Message) -> None:
    """Every notice that the event calls for."""
    from chalicelib.notices.planning import needs_of

    _send_each(needs_of(Event.read(message), bootstrap.notice_facts()))


def _send_each(needs: "Iterable[Need]") -> None:
    """One that somebody else is at does not keep the others from going."""
    from chalicelib.notices.ports import TryLaterError

    claimed: TryLaterError | None = None
    for need in needs:
        try:
            bootstrap.notices().send(need)
        except TryLaterError as error:
            claimed = error
    if claimed is not None:
        raise claimed


def _on_code(message: Message) -> None:
    from chalicelib.notices.kinds import Kind

    deposit = f"deposit/{message['deposit_id']}"
    need = _need(Kind.ONE_TIME_CODE, message, message["administration_id"], deposit, "code")
    bootstrap.notices().send(need, code=message["code"])


def _on_registered(message: Message) -> None:
    from chalicelib.notices.kinds import Kind

    registered = f"registered/{message['registered_id']}"
    need = _need(Kind.REGISTERED_CODE, message, message["administration_id"], registered, "code")
    bootstrap.notices().send(need, code=message["code"])


def _on_draft(message: Message) -> None:
    from chalicelib.notices.kinds import Kind

    draft = f"deposit/{message['draft']}"
    bootstrap.notices().send(_need(Kind.DRAFT_LINK, message, message["administration_id"], draft, "draft"))


def _on_link(message: Message) -> None:
    from chalicelib.notices.kinds import Kind

    kind = Kind.INVITATION if message["link"] == "invitation" else Kind.PASSWORD_LINK
    need = _need(kind, message, message["administration_id"], f"agent/{message['agent_id']}", "link")
    bootstrap.notices().send(need, code=message["token"])


def _on_turn(message: Message) -> None:
    from chalicelib.notices.model import Frequency, Turn

    due = frozenset(map(Frequency, message["due"]))
    bootstrap.digests().make(Turn(message["digest_of"], tuple(message["notices"]), due))


_BY_SOURCE: dict[str, Callable[[Message], None]] = {
    "aws.ses": on_fate,
    "aws.sms-voice": on_fate,
    "aws.events": on_hour,
}
_BY_KEY: dict[str, Callable[[Message], None]] = {
    "notice_id": lambda message: bootstrap.notices().deliver(message["notice_id"]),
    "digest_of": _on_turn,
    "waiting_of": lambda message: bootstrap.digests().flush(message["waiting_of"]),
    "ending_token_of": on_ending_token,
    "letters_of": on_own_letters,
    "draft": _on_draft,
    "link": _on_link,
    "registered_id": _on_registered,
    "code": _on_code,
}


def _need(kind: Any, message: Message, administration_id: str, recipient: str, sort: str) -> "Need":
    """What was asked for by somebody: known by the message's own id, good until it says."""
    from chalicelib.notices.model import Channel, Need

    detail = {name: message[name] for name in ("language", "until") if name in message}
    channel = Channel(message.get("by", Channel.MAIL))
    return Need(kind, administration_id, recipient, f"{sort}/{message['id']}", detail, "", channel)
