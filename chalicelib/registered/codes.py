"""The one-time code by which a recipient proves to read the address that a letter was sent to."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError
from chalicelib.registered.model import Sending, SendingState
from chalicelib.web.request import Request


def send_code(sending: Sending) -> None:
    """Mails one; ``ConflictError`` where it would open nothing any more, ``ThrottledError`` too soon."""
    if not sending.is_accepted:
        demand_awaiting(sending)
    code = bootstrap.one_time_codes().issue(sending.source)
    bootstrap.courier().send_registered(sending.id, sending.administration_id, code)


def decide(sending: Sending, typed: str, accepted: bool) -> Sending:
    """Accepts or refuses, with the code from the mail; ``ForbiddenError`` for a wrong one. Of an accepted letter it
    opens the way again."""
    if not (accepted and sending.is_accepted):
        demand_awaiting(sending)
    bootstrap.one_time_codes().check(sending.source, typed)
    consignments = bootstrap.consignments()
    return consignments.accept(sending.id) if accepted else consignments.refuse(sending.id)


def demand_awaiting(sending: Sending) -> None:
    """``ConflictError`` once nothing can be decided any more, its period's end included."""
    if bootstrap.consignments().state(sending) is SendingState.EXPIRED:
        raise ConflictError("registered.expired")
    sending.must_await_answer()


def holds(request: Request, sending: Sending) -> bool:
    """Whether this visitor accepted it, or proved again to be who did."""
    return sending.is_accepted and request.holds(sending.source)
