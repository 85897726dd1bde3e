"""The way to an identity provider and back, whoever signs in by it.

What goes on in between stands with us, under the digest of a random state; the browser holds a secret of its own, so
that nobody's way back can be followed in another browser. A state serves once.
"""

import secrets
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256 as sha256_of
from hmac import compare_digest
from urllib.parse import urlencode

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import GoneError
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.organisation.own_provider.ports import (
    Begun,
    BegunSignIns,
    Client,
    Identity,
    ProviderError,
    ProviderStore,
    RelyingParty,
    Vault,
)

VALID = timedelta(minutes=10)
_SCOPE = "openid email"


@dataclass(frozen=True)
class WayBack:
    """What a provider sends the browser back with; empty where it says nothing. ``issuer`` is who it says it is."""

    state: str
    code: str
    error: str
    issuer: str


@dataclass(frozen=True)
class Came:
    """Who came back, from which provider, and how they had gone."""

    went: Begun
    provider: OwnProvider
    identity: Identity


@dataclass(frozen=True)
class Way:
    """``whose`` names who keeps the provider; ``redirect_uri`` is where it sends browsers back to."""

    providers: ProviderStore
    begun: BegunSignIns
    party: RelyingParty
    vault: Vault
    clock: Clock

    def there(self, provider: OwnProvider, redirect_uri: str, next_: str = "", tried_by: str = "") -> tuple[str, str]:
        """The address at the provider to go to, and the secret for the browser; ``ProviderError``."""
        metadata = self.party.metadata(provider.issuer, fresh=bool(tried_by))
        state, browser, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(4))
        expires_at, whose = self.clock.now() + VALID, provider.administration_id
        went = Begun(whose, provider.version, _digest(browser), nonce, verifier, next_, tried_by, expires_at)
        self.begun.put(_digest(state), went)
        query = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": redirect_uri,
            "scope": _SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        return with_fields(metadata.authorization, query), browser

    def back(self, whose: str, redirect_uri: str, back: WayBack, browser: str) -> Came:
        """Who came back. ``GoneError`` for a state that is over, was used, or is another browser's;
        ``ProviderError`` for anything about the answer that does not hold."""
        went = self._taken(whose, back.state, browser)
        provider = self._as_it_was(went)
        self._demand_own_answer(provider, back)
        client = self._client(provider, redirect_uri)
        return Came(went, provider, self.party.identity(client, back.code, went, provider.email_claim))

    def _taken(self, whose: str, state: str, browser: str) -> Begun:
        digest = _digest(state)
        went = self.begun.get(digest) if state and browser else None
        if went is None or not compare_digest(went.browser, _digest(browser)) or went.expires_at <= self.clock.now():
            raise GoneError("provider.over")
        if went.administration_id != whose or not self.begun.take(digest):
            raise GoneError("provider.over")
        return went

    def _as_it_was(self, went: Begun) -> OwnProvider:
        """The provider, if it is still the one that the browser was sent to, and in use unless it is being tried."""
        provider = self.providers.provider(went.administration_id, latest=True)
        if provider is None or provider.version != went.version or not (provider.is_on or went.tried_by):
            raise GoneError("provider.over")
        return provider

    def _demand_own_answer(self, provider: OwnProvider, back: WayBack) -> None:
        """RFC 9207: the answer is the provider's that was asked; then, that it is no refusal."""
        if back.issuer and back.issuer != provider.issuer:
            raise ProviderError("provider.mixed_up")
        if not back.issuer and self.party.metadata(provider.issuer).names_itself:
            raise ProviderError("provider.mixed_up")
        if back.error:
            raise ProviderError("provider.denied" if back.error == "access_denied" else "provider.refused")
        if not back.code:
            raise ProviderError("provider.code")

    def _client(self, provider: OwnProvider, redirect_uri: str) -> Client:
        sealed = provider.sealed_secret
        secret = self.vault.open(sealed, provider.administration_id) if sealed else ""
        return Client(provider.issuer, provider.client_id, secret, redirect_uri)


def with_fields(address: str, fields: dict[str, str]) -> str:
    """The address with more in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"


def _digest(secret: str) -> str:
    return sha256(secret.encode())


def _challenge(verifier: str) -> str:
    """S256 (RFC 7636, 4.2)."""
    return urlsafe_b64encode(sha256_of(verifier.encode()).digest()).rstrip(b"=").decode()
