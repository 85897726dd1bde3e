"""Browsers in which an account's owner has signed in: strangers' failures do not close the door to them."""

import secrets

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.organisation.signing_in.attempt import REMEMBERED, account_digest
from chalicelib.organisation.signing_in.ports import Browsers


class KnownBrowsers:
    """Knows browsers again by a secret, of which only the digest is kept."""

    def __init__(self, browsers: Browsers, clock: Clock) -> None:
        self._browsers, self._clock = browsers, clock

    def knows(self, secret: str, email: str) -> bool:
        """Whether somebody has signed in to this account with the browser that holds the secret."""
        account = self._browsers.account(sha256(secret.encode()), self._clock.now()) if secret else ""
        return bool(account) and account == account_digest(email)

    def remember(self, secret: str, email: str) -> str:
        """A new secret, for the browser that signed in just now; the one it held, if any, is worth nothing more."""
        if self.knows(secret, email):
            self._browsers.remove(sha256(secret.encode()))
        made = secrets.token_urlsafe(32)
        self._browsers.put(sha256(made.encode()), account_digest(email), self._clock.now() + REMEMBERED)
        return made
