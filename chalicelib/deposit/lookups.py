"""What pages and API of the deposit ask of everybody alike: how often codes may be guessed and drafts opened."""

from datetime import date, timedelta

from chalicelib import bootstrap
from chalicelib.deposit.model import Deposit, DepositState
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import ConflictError, NotFoundError, SignInRequiredError
from chalicelib.kernel.ids import read_tracking_code
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import whole_number
from chalicelib.web.evidence import SignedEvidence
from chalicelib.web.request import Request

LOOKUPS_IN_TEN_MINUTES = 60
# From one address: a whole mail room or a company in bulk stays below it, a flood does not.
DRAFTS_AN_HOUR = 2000
MESSAGES_AN_HOUR = 20
"""Of one deposit; who needs more has said what there was to say."""


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


def asked_occasion(request: Request) -> int:
    """Which receipt a page's address asks for: the registration's unless it says another."""
    return whole_number(request.query["occasion"], 1)


def sms_offered(deposit: Deposit) -> bool:
    """Whether the depositor may have a code sent by short message."""
    return bootstrap.deposit_tracking().is_texted(deposit)


def send_one_time_code(deposit: Deposit, by: str = "mail") -> None:
    """Sends the depositor a code that opens reply and messages, by ``mail`` or ``sms``; ``NotFoundError`` before there
    can be any, ``ConflictError`` where no short messages were asked for, or no address is known, ``ThrottledError``
    too soon."""
    if deposit.registration is None:
        raise NotFoundError("deposit.nothing_to_open")
    if by == "sms" and not sms_offered(deposit):
        raise ConflictError("deposit.no_sms")
    if by == "mail" and not bootstrap.deposit_tracking().is_mailed(deposit):
        raise ConflictError("deposit.no_email")
    code = bootstrap.one_time_codes().issue(deposit.source)
    bootstrap.courier().send(deposit.id, deposit.holder_id, code, by)


def count_message(deposit: Deposit) -> None:
    """Counts one more message; ``ThrottledError`` if there are too many."""
    bootstrap.throttle("messages", MESSAGES_AN_HOUR, timedelta(hours=1)).hit(deposit.source)


def today() -> date:
    """The civil day, on which what may be done and what comes next depend."""
    return civil_date(bootstrap.clock().now())


def opened(request: Request) -> Deposit:
    """The deposit of the path's code, for whoever opened it with a one-time code; ``SignInRequiredError``
    ``deposit.code_needed`` for anybody else."""
    deposit = tracked(request, request.params["code"])
    if not request.holds(deposit.source):
        raise SignInRequiredError("deposit.code_needed")
    return deposit


def evidence_of(request: Request) -> SignedEvidence:
    """The evidence of the path's code and id. What is of the reply, ``SignInRequiredError`` ``deposit.code_needed`` for
    whoever has not opened it with a one-time code."""
    deposit = tracked(request, request.params["code"])
    found = bootstrap.stages().get(deposit.source, request.params["evidence_id"])
    if found.is_of_reply and not request.holds(deposit.source):
        raise SignInRequiredError("deposit.code_needed")
    return found


def whereabouts(deposit: Deposit) -> Bilingual | None:
    """The name of the service where the letter lies; None while nobody said so."""
    standing = deposit.standing
    if standing is None or deposit.state is not DepositState.REGISTERED:
        return None
    return bootstrap.deposit_administrations().entity(deposit.holder_id, standing.entity_id)
