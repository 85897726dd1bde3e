"""A visit to one's own letters: an address is named, a code mailed, a short session of its own opened by it.

Who asks learns nothing of an address. Whatever it is, a code is made and kept, and the mailer is told; the mailer alone
looks whether there are letters, and writes to the address as it stands in the newest of them, never as it was typed.
"""

from dataclasses import dataclass
from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.deposit.own.letters import OPEN
from chalicelib.kernel.errors import ForbiddenError, InvalidError, Problem
from chalicelib.kernel.identifiers import is_email, mailbox
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.text import clean_line
from chalicelib.web.request import Request
from chalicelib.web.sessions import Session

# From one network address: an office, or the address that a telephone network's subscribers share, stays below it.
ASKS_AN_HOUR = 120
MAILS_A_DAY = 10
_ASKED = "asked"


@dataclass(frozen=True)
class Visit:
    """Whose letters are visited, by the digest of the address. While its code is waited for, ``code_for`` is what the
    code opens: this visit alone, so that no other browser can use it, nor end it by asking again."""

    session: Session
    address_digest: str
    code_for: str = ""


class VisitOverError(ForbiddenError):
    """No code is waited for here: it was used, its time is over, or it was asked for elsewhere."""

    def __init__(self) -> None:
        super().__init__("deposit.visit_over")


def ask(request: Request, typed: str) -> str:
    """Has a code mailed, if the address has letters; the secret with which the code can be used, and without it not.

    ``InvalidError`` for what is no address; ``ThrottledError`` when too much was asked, from where the request comes or
    for this address.
    """
    bootstrap.throttle("letters-from", ASKS_AN_HOUR, timedelta(hours=1)).hit(request.address)
    digest, code_for = bootstrap.address_digests().of(_checked(typed)), f"letters/{new_id()}"
    mails = bootstrap.throttle("letters-to", MAILS_A_DAY, timedelta(days=1))
    mails.check(digest)
    code = bootstrap.one_time_codes().issue(code_for, to=digest)
    mails.hit(digest)
    secret, _ = bootstrap.own_visits().open(None, frozenset({f"{_ASKED}/{digest}/{code_for}"}))
    bootstrap.courier().send_own(digest, request.language, code)
    return secret


def enter(secret: str, typed: str) -> tuple[str, Session]:
    """The session that the code opens, under a new secret.

    :class:`VisitOverError` where no code is waited for; ``ForbiddenError`` for a wrong one.
    """
    asked = awaited(secret)
    if asked is None:
        raise VisitOverError
    bootstrap.one_time_codes().check(asked.code_for, typed)
    bootstrap.own_visits().end(asked.session)
    return bootstrap.own_visits().open(None, frozenset({f"{OPEN}/{asked.address_digest}"}))


def open_for(email: str) -> str:
    """The secret of a session for the letters of an address that somebody else has verified."""
    digest = bootstrap.address_digests().of(mailbox(clean_line(email)))
    secret, _ = bootstrap.own_visits().open(None, frozenset({f"{OPEN}/{digest}"}))
    return secret


def awaited(secret: str) -> Visit | None:
    """The visit that waits for its code; None if there is none."""
    return _find(secret, _ASKED)


def opened(secret: str) -> Visit | None:
    """The visit that a code has opened, while it lasts; None if there is none."""
    return _find(secret, OPEN)


def _find(secret: str, state: str) -> Visit | None:
    session = bootstrap.own_visits().find(secret) if secret else None
    if session is None:
        return None
    (grant,) = session.grants
    found, digest, *code_for = grant.split("/", 2)
    return Visit(session, digest, *code_for) if found == state else None


def _checked(typed: str) -> str:
    email = mailbox(clean_line(typed))
    if not is_email(email):
        raise InvalidError([Problem("email", "deposit.email_invalid" if email else "deposit.own_email_missing")])
    return email
