"""Browsers in which an account's owner has signed in: strangers' failures do not close the door to them."""

import secrets
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.organisation.sign_in_ports import Browsers

REMEMBERED = timedelta(days=180)


def cookie_of(email: str) -> str:
    """The cookie that holds the browser's secret for this account: several people may sign in at one desk."""
    return f"__Host-known-{_account(email)[:12]}"


class KnownBrowsers:
    """Knows browsers again by a secret, of which only the digest is kept."""

    def __init__(self, browsers: Browsers, clock: Clock) -> None:
        self._browsers, self._clock = browsers, clock

    def knows(self, secret: str, email: str) -> bool:
        """Whether somebody has signed in to this account with the browser that holds the secret."""
        return bool(secret) and self._browsers.account(sha256(secret.encode()), self._clock.now()) == _account(email)

    def remember(self, secret: str, email: str) -> str:
        """A new secret, for the browser that signed in just now; the one it held, if any, is worth nothing more."""
        if self.knows(secret, email):
            self._browsers.remove(sha256(secret.encode()))
        made = secrets.token_urlsafe(32)
        self._browsers.put(sha256(made.encode()), _account(email), self._clock.now() + REMEMBERED)
        return made


def _account(email: str) -> str:
    return sha256(email.casefold().encode())
