"""What a program holds instead of a cookie: a token that opens one thing for half an hour, however often it is used.

A browser keeps such a grant in its session; the API gives it once, and the table knows only its digest.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.web.sessions import IDLE


@dataclass(frozen=True)
class Grant:
    """What was opened, such as ``deposit/ID``, and until when."""

    subject: str
    ends_at: datetime


class Store(Protocol):
    """Grants by the digest of their token."""

    def put(self, digest: str, grant: Grant) -> None:
        """Stores one."""

    def get(self, digest: str) -> Grant | None:
        """The grant, whether it still holds or not."""


class Grants:
    """Gives tokens, and says what they open."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store, self._clock = store, clock

    def give(self, subject: str) -> tuple[str, datetime]:
        """A token for one thing, and the instant from which it opens it no more."""
        token, ends_at = secrets.token_urlsafe(32), self._clock.now() + IDLE
        self._store.put(sha256(token.encode()), Grant(subject, ends_at))
        return token, ends_at

    def opens(self, token: str, subject: str) -> bool:
        """Whether the token was given for this and still holds."""
        grant = self._store.get(sha256(token.encode()))
        return grant is not None and grant.subject == subject and self._clock.now() < grant.ends_at
