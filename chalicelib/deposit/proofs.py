"""What a visitor's browser proves of who they are: an address opened by a code, and what was sent from this browser."""

from chalicelib import bootstrap
from chalicelib.deposit.drafts.duplicates import Proof
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.ids import read_id
from chalicelib.web.request import Request
from chalicelib.web.responses import cookie
from chalicelib.web.sessions import VISIT_COOKIE

SENT = "__Host-sent"
REMEMBERED = 5
"""The last deposits that a browser remembers until it is closed. Their ids are in its history anyway: the cookie opens
nothing more, costs no table, and leaves forms in other tabs as they are, which a session of ours would not."""


def proof_of(request: Request) -> Proof:
    """What this browser proves; nothing is read for one that bears none of our cookies."""
    return Proof(bootstrap.proven_address(request.cookies.get(VISIT_COOKIE, "")), frozenset(_sent(request)))


def is_theirs(request: Request, deposit: Deposit) -> bool:
    """Whether its receipts are shown to this browser: it proves to be the depositor's, or a one-time code that was sent
    to the depositor opened the letter in it."""
    return request.holds(deposit.source) or proof_of(request).covers(deposit)


def remember(request: Request, deposit_id: str) -> None:
    """This browser has submitted that deposit."""
    ids = [deposit_id, *(it for it in _sent(request) if it != deposit_id)][:REMEMBERED]
    request.cookies_out.append(cookie(SENT, ".".join(ids)))


def _sent(request: Request) -> list[str]:
    given = request.cookies.get(SENT, "").split(".")[:REMEMBERED]
    return [deposit_id for deposit_id in given if read_id(deposit_id)]
