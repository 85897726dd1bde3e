"""What pages and API of the deposit ask of everybody alike: how often codes may be guessed and drafts opened."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.ids import read_tracking_code
from chalicelib.web.request import Request

LOOKUPS_IN_TEN_MINUTES = 60
# From one address: a whole mail room or a company in bulk stays below it, a flood does not.
DRAFTS_AN_HOUR = 2000


def count_draft(request: Request) -> None:
    """Counts one more draft; ``ThrottledError`` if the caller's address opens too many."""
    bootstrap.throttle("drafts", DRAFTS_AN_HOUR, timedelta(hours=1)).hit(request.address)


def tracked(request: Request, typed: str) -> Deposit:
    """The deposit of a code. Only tries that find nothing count: guessing is slow, following is not."""
    misses = bootstrap.throttle("tracking", LOOKUPS_IN_TEN_MINUTES, timedelta(minutes=10))
    misses.check(request.address)
    try:
        return bootstrap.deposit_tracking().by_code(typed)
    except NotFoundError:
        if read_tracking_code(typed):
            misses.hit(request.address)
        raise


def sms_offered(deposit: Deposit) -> bool:
    """Whether the depositor may have a code sent by short message."""
    return bool(deposit.details.sms_number) and bootstrap.settings().sends_sms


def send_one_time_code(deposit: Deposit, by: str = "mail") -> None:
    """Sends the depositor a code that opens the reply, by ``mail`` or ``sms``; ``NotFoundError`` without a reply,
    ``ConflictError`` where no short messages were asked for, ``ThrottledError`` too soon."""
    if deposit.reply is None:
        raise NotFoundError("deposit.no_reply")
    if by == "sms" and not sms_offered(deposit):
        raise ConflictError("deposit.no_sms")
    code = bootstrap.one_time_codes().issue(deposit.source)
    bootstrap.courier().send(deposit.id, deposit.administration_id, code, by)
