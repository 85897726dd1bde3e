"""Server-side sessions: the cookie holds a random secret, the table only its digest."""

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256

COOKIE = "__Host-session"
VISIT_COOKIE = "__Host-letters"
PROVIDER_COOKIE = "__Host-provider"
"""Binds a way to an identity provider, and back, to the browser that took it."""
"""Of a visit to what belongs to an address that a code proved: a session of its own kind."""
IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=12)
# Writing "seen" on every click would cost a write a page; half-hour idleness needs no better than a minute.
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True)
class Session:
    """A visitor's session. ``digest`` is SHA-256 of the secret; ``grants`` are things opened by a one-time code.

    ``address`` and ``browser`` say where an agent signed in, for them to recognise it.
    """

    digest: str
    agent_id: str | None
    csrf: str
    grants: frozenset[str]
    started_at: datetime
    seen_at: datetime
    address: str = ""
    browser: str = ""

    def expires_at(self, idle: timedelta = IDLE, absolute: timedelta = ABSOLUTE) -> datetime:
        """When it ends if nothing more happens: idle 30 minutes, never beyond 12 hours, where nothing else is said."""
        return min(self.seen_at + idle, self.started_at + absolute)


class Store(Protocol):
    """Where sessions stand."""

    def get(self, digest: str) -> Session | None:
        """The session as stored."""

    def put(self, session: Session, expires_at: datetime) -> None:
        """Stores it whole."""

    def touch(self, digest: str, seen_at: datetime, expires_at: datetime) -> None:
        """Notes that it was seen, unless it was ended."""

    def remove(self, digest: str) -> None:
        """Ends it."""


class Sessions:
    """Opens, finds and ends sessions that last as long as said here."""

    def __init__(self, store: Store, clock: Clock, idle: timedelta = IDLE, absolute: timedelta = ABSOLUTE) -> None:
        self._store = store
        self._clock = clock
        self._idle, self._absolute = idle, absolute

    def open(
        self, agent_id: str | None, grants: frozenset[str] = frozenset(), address: str = "", browser: str = ""
    ) -> tuple[str, Session]:
        """A new session with a new secret: (secret for the cookie, session)."""
        secret, csrf, now = secrets.token_urlsafe(32), secrets.token_urlsafe(32), self._clock.now()
        session = Session(sha256(secret.encode()), agent_id, csrf, grants, now, now, address, browser)
        self._store.put(session, self._expires_at(session))
        return secret, session

    def sign_in(
        self, earlier: Session | None, agent_id: str, address: str = "", browser: str = ""
    ) -> tuple[str, Session]:
        """The agent's session under a secret nobody knew before; the visitor's earlier session ends."""
        self.end(earlier)
        return self.open(agent_id, earlier.grants if earlier else frozenset(), address, browser)

    def grant(self, earlier: Session | None, grant: str) -> tuple[str, Session]:
        """The visitor's session with one more grant, under a new secret."""
        self.end(earlier)
        if earlier is None:
            return self.open(None, frozenset({grant}))
        return self.open(earlier.agent_id, earlier.grants | {grant}, earlier.address, earlier.browser)

    def find(self, secret: str) -> Session | None:
        """The session of this secret while it holds; being found keeps it alive."""
        session, now = self._store.get(sha256(secret.encode())), self._clock.now()
        if session is None or self._expires_at(session) <= now:
            return None
        if now - session.seen_at < TOUCH_EVERY:
            return session
        seen = replace(session, seen_at=now)
        self._store.touch(seen.digest, now, self._expires_at(seen))
        return seen

    def end(self, session: Session | None) -> None:
        """Ends a session, if there is one."""
        if session is not None:
            self._store.remove(session.digest)

    def _expires_at(self, session: Session) -> datetime:
        return session.expires_at(self._idle, self._absolute)
