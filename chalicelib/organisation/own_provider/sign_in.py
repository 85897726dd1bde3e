"""Signing in at an administration's own identity provider: the way there, and the way back.

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
from chalicelib.kernel.errors import ForbiddenError, GoneError, NotFoundError
from chalicelib.organisation.model import Administration, Agent
from chalicelib.organisation.own_provider.agents import OwnAgents
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.organisation.own_provider.ports import (
    Begun,
    BegunSignIns,
    Client,
    ProviderError,
    ProviderStore,
    RelyingParty,
    Vault,
)
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome, Visit

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
class Arrived:
    """Who came back, to where they wanted; ``is_trial`` where an administrator tried the provider of that version."""

    agent: Agent
    next: str
    version: int
    is_trial: bool


@dataclass(frozen=True)
class OwnSignIn:
    """``public_url`` is ours, without a slash at its end."""

    providers: ProviderStore
    begun: BegunSignIns
    party: RelyingParty
    vault: Vault
    agents: OwnAgents
    clock: Clock
    public_url: str

    def in_use(self, administration: Administration) -> OwnProvider:
        """The provider that its agents sign in by; ``NotFoundError`` where there is none."""
        found = self.providers.provider(administration.id)
        if found is None or not found.is_on:
            raise NotFoundError("not_found")
        return found

    def redirect_uri(self, slug: str) -> str:
        """Where a provider sends browsers back to: each administration has its own, so that providers cannot be mixed
        up (RFC 9700, 4.4)."""
        return f"{self.public_url}/a/{slug}/sign-in/back"

    def begin(
        self, administration: Administration, provider: OwnProvider, next_: str = "", tried_by: str = ""
    ) -> tuple[str, str]:
        """The address at the provider to go to, and the secret for the browser; ``ProviderError``."""
        metadata = self.party.metadata(provider.issuer, fresh=bool(tried_by))
        state, browser, nonce, verifier = (secrets.token_urlsafe(32) for _ in range(4))
        expires_at = self.clock.now() + VALID
        went = Begun(
            administration.id, provider.version, _digest(browser), nonce, verifier, next_, tried_by, expires_at
        )
        self.begun.put(_digest(state), went)
        query = {
            "response_type": "code",
            "client_id": provider.client_id,
            "redirect_uri": self.redirect_uri(administration.slug),
            "scope": _SCOPE,
            "state": state,
            "nonce": nonce,
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
        }
        return with_fields(metadata.authorization, query), browser

    def arrive(self, administration: Administration, back: WayBack, browser: str, visit: Visit) -> Arrived:
        """Who came back; their sign-in is written down, unless it was a trial. ``GoneError`` for a state that is over,
        was used, or is another browser's; ``ProviderError`` for anything about the answer that does not hold;
        ``ForbiddenError`` for who is none of our agents."""
        went = self._taken(administration, back.state, browser)
        provider = self._as_it_was(went)
        self._demand_own_answer(provider, back)
        client = self._client(administration, provider)
        identity = self.party.identity(client, back.code, went, provider.email_claim)
        agent, login = self.agents.meant_by(provider, identity, visit)
        if went.tried_by not in ("", agent.id):
            raise ForbiddenError("provider.tried_by_another")
        attempt = Attempt.of(visit, self.clock.now(), Means.OWN_PROVIDER, Outcome.SIGNED_IN)
        self.agents.note(provider, agent, login, None if went.tried_by else attempt)
        return Arrived(agent, went.next, went.version, bool(went.tried_by))

    def logout_address(self, administration: Administration, provider: OwnProvider) -> str:
        """Where one may sign out of the provider too; empty where it offers that nowhere, or does not answer."""
        try:
            metadata = self.party.metadata(provider.issuer)
        except ProviderError:
            return ""
        back = f"{self.public_url}/a/{administration.slug}/sign-in"
        query = {"client_id": provider.client_id, "post_logout_redirect_uri": back}
        return with_fields(metadata.logout, query) if metadata.logout else ""

    def _taken(self, administration: Administration, state: str, browser: str) -> Begun:
        digest = _digest(state)
        went = self.begun.get(digest) if state and browser else None
        if went is None or not compare_digest(went.browser, _digest(browser)) or went.expires_at <= self.clock.now():
            raise GoneError("provider.over")
        if went.administration_id != administration.id or not self.begun.take(digest):
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

    def _client(self, administration: Administration, provider: OwnProvider) -> Client:
        sealed = provider.sealed_secret
        secret = self.vault.open(sealed, administration.id) if sealed else ""
        return Client(provider.issuer, provider.client_id, secret, self.redirect_uri(administration.slug))


def with_fields(address: str, fields: dict[str, str]) -> str:
    """The address with more in its query."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(fields)}"


def _digest(secret: str) -> str:
    return sha256(secret.encode())


def _challenge(verifier: str) -> str:
    """S256 (RFC 7636, 4.2)."""
    return urlsafe_b64encode(sha256_of(verifier.encode()).digest()).rstrip(b"=").decode()
