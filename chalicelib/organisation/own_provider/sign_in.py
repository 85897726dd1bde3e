"""Signing in at an administration's own identity provider: the way there, the way back, and out of it again."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.organisation.model import Administration, Agent
from chalicelib.organisation.own_provider.agents import OwnAgents
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.organisation.own_provider.ports import ProviderError
from chalicelib.organisation.own_provider.way import Way, WayBack, with_fields
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome, Visit


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

    way: Way
    agents: OwnAgents
    clock: Clock
    public_url: str

    def in_use(self, administration: Administration) -> OwnProvider:
        """The provider that its agents sign in by; ``NotFoundError`` where there is none."""
        found = self.way.providers.provider(administration.id)
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
        return self.way.there(provider, self.redirect_uri(administration.slug), next_, tried_by)

    def arrive(self, administration: Administration, back: WayBack, browser: str, visit: Visit) -> Arrived:
        """Who came back; their sign-in is written down, unless it was a trial. ``ForbiddenError`` for who is none of
        our agents; else raises as :meth:`Way.back`."""
        came = self.way.back(administration.id, self.redirect_uri(administration.slug), back, browser)
        agent, login = self.agents.meant_by(came.provider, came.identity, visit)
        if came.went.tried_by not in ("", agent.id):
            raise ForbiddenError("provider.tried_by_another")
        attempt = Attempt.of(visit, self.clock.now(), Means.OWN_PROVIDER, Outcome.SIGNED_IN)
        self.agents.note(came.provider, agent, login, None if came.went.tried_by else attempt)
        return Arrived(agent, came.went.next, came.went.version, bool(came.went.tried_by))

    def logout_address(self, administration: Administration, provider: OwnProvider) -> str:
        """Where one may sign out of the provider too; empty where it offers that nowhere, or does not answer."""
        try:
            metadata = self.way.party.metadata(provider.issuer)
        except ProviderError:
            return ""
        back = f"{self.public_url}/a/{administration.slug}/sign-in"
        query = {"client_id": provider.client_id, "post_logout_redirect_uri": back}
        return with_fields(metadata.logout, query) if metadata.logout else ""
