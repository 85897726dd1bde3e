"""The keys that an issuer of tokens publishes (JWKS, RFC 7517), fetched when needed and when a new one appears."""

import time
from collections.abc import Callable
from typing import Any

from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

_SOON_SECONDS = 300


class PublishedKeys:
    """Kept for ``lifetime_seconds``. For a key id that is unknown they are fetched again at once, and then no more
    often than every five minutes: whoever invents key ids does not make us ask without end."""

    def __init__(
        self,
        fetch: Callable[[], Any],
        lifetime_seconds: float = float("inf"),
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """``fetch`` gives the JWKS."""
        self._fetch, self._lifetime, self._monotonic = fetch, lifetime_seconds, monotonic
        self._keys: KeySet | None = None
        self._fetched_at = self._missed_at = float("-inf")

    def for_token(self, token: str) -> KeySet:
        """The keys to check a token with. ``JoseError`` or ``ValueError`` for what is no token or no JWKS."""
        kid = extract_compact(token.encode()).headers().get("kid")
        now = self._monotonic()
        if self._keys is None or now - self._fetched_at > self._lifetime:
            return self._renewed(now)
        if self._lacks(kid) and now - self._missed_at > _SOON_SECONDS:
            self._missed_at = now
            return self._renewed(now)
        return self._keys

    def _lacks(self, kid: object) -> bool:
        return self._keys is None or (kid is not None and all(key.kid != kid for key in self._keys.keys))

    def _renewed(self, now: float) -> KeySet:
        self._keys, self._fetched_at = KeySet.import_key_set(self._fetch()), now
        return self._keys
