"""Sessions of open challenges.

Each lives as long as its client's ``AuthSessionValidity`` says, belongs to one user, one client and one challenge, and
is used up by a right answer; a wrong code leaves it open, as Cognito does.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from infra.local.cognito.clock import SESSIONS
from infra.local.cognito.errors import no_session, session_expired, session_used
from infra.local.cognito.totp import SoftwareToken
from infra.local.cognito.users import pools

_LENGTH = 700  # bytes: AWS's are about as long, too long for a cookie


@dataclass
class Session:
    """An open challenge. ``token`` is the software token that is set up in it, ``verified`` once its code was right."""

    pool: Any
    client: Any
    user: Any
    challenge: str
    since: float
    token: SoftwareToken | None = None
    verified: bool = False
    used: bool = False

    @property
    def is_over(self) -> bool:
        """Whether its minutes have passed."""
        minutes = int(self.client.extended_config["AuthSessionValidity"])
        return SESSIONS.now() - self.since >= 60 * minutes


def opened(pool: Any, client: Any, user: Any, challenge: str) -> str:
    """A new session's secret."""
    return _kept(pool, Session(pool, client, user, challenge, SESSIONS.now()))


def found(secret: str) -> Session:
    """The session that may still be answered; ``NotAuthorizedException`` otherwise."""
    session = next((it for pool in pools() if (it := _sessions(pool).get(secret))), None)
    if session is None or session.user.username not in session.pool.users:
        raise no_session()
    if session.used:
        raise session_used()
    if session.is_over:
        raise session_expired()
    return session


def continued(session: Session) -> str:
    """The same challenge under its next secret; the one before is used up."""
    session.used = True
    following = Session(session.pool, session.client, session.user, session.challenge, SESSIONS.now())
    following.token, following.verified = session.token, session.verified
    return _kept(session.pool, following)


def being_set_up(pool: Any) -> list[Session]:
    """The sessions in which a software token is set up at this moment."""
    return [it for it in _sessions(pool).values() if it.token and not (it.verified or it.used or it.is_over)]


def _kept(pool: Any, session: Session) -> str:
    secret = secrets.token_urlsafe(_LENGTH)
    _sessions(pool)[secret] = session
    return secret


def _sessions(pool: Any) -> dict[str, Session]:
    """They stand with the pool, so that they go with moto's state on a reset."""
    kept: dict[str, Session] = vars(pool).setdefault("challenge_sessions", {})
    return kept
