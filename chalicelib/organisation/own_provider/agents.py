"""Which agent a provider means. Once somebody has signed in, the provider's own name for them leads to their agent,
whatever their address becomes; until then a verified address does."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ForbiddenError
from chalicelib.kernel.log import Act, Actor
from chalicelib.kernel.work import Work, decide_again
from chalicelib.organisation.accounts.ports import Logins
from chalicelib.organisation.model import Agent
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.organisation.own_provider.ports import Identity, Login, ProviderStore
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.attempt import Attempt, Means, Outcome, Visit
from chalicelib.organisation.signing_in.journal import Journal


@dataclass(frozen=True)
class OwnAgents:
    """Agents of one administration by its provider."""

    organisation: OrganisationService
    logins: Logins
    providers: ProviderStore
    journal: Journal
    clock: Clock

    def meant_by(self, provider: OwnProvider, identity: Identity, visit: Visit) -> tuple[Agent, str]:
        """The agent who works in that administration today, and what leads to them. ``ForbiddenError`` where there is
        none, or where the address is that of somebody who signs in under another name there: they read of it."""
        login = login_of(provider, identity)
        agent_id = self.logins.agent_id_of(login)
        agent = self.organisation.agent(agent_id) if agent_id else self._by_address(provider, identity.email)
        if agent is None or not self._works(agent) or agent.administration_id != provider.administration_id:
            raise ForbiddenError("provider.no_agent")
        if agent_id is None and self._is_bound(provider, agent):
            refused = Attempt.of(visit, self.clock.now(), Means.OWN_PROVIDER, Outcome.OTHER_IDENTITY)
            self.journal.refused(agent, refused, closed=False)
            raise ForbiddenError("provider.bound_to_another")
        return agent, login

    def note(self, provider: OwnProvider, agent: Agent, login: str, attempt: Attempt | None) -> None:
        """Writes the sign-in down, None for a trial's, and with the first what leads to the agent from now on.
        ``ForbiddenError`` if somebody else was bound to the agent meanwhile."""
        decide_again(lambda: self._once(provider, agent, login, attempt))

    def _once(self, provider: OwnProvider, agent: Agent, login: str, attempt: Attempt | None) -> None:
        is_first = self._is_first(provider, agent, login)
        acts = self._acts(agent, attempt, is_first)
        bound = Login(agent.id, login, provider.issuer, self.clock.now())

        def also(work: Work) -> None:
            if is_first:
                self.providers.bind(provider.administration_id, bound, work)
            if attempt is not None:
                self.journal.attempts.put_with(work, agent.id, attempt)

        if acts:
            self.journal.write_once(agent, acts, also)

    def _acts(self, agent: Agent, attempt: Attempt | None, is_first: bool) -> list[Act]:
        actor, acts = Actor("agent", agent.id), []
        if is_first:
            detail = {"agent_id": agent.id}
            acts.append(Act("ProviderLoginBound", self.clock.now(), actor, agent.administration_id, detail))
        if attempt is not None:
            detail = {"agent_id": agent.id, "means": attempt.means.value}
            acts.append(Act("SignedIn", attempt.at, actor, agent.administration_id, detail))
        return acts

    def _is_first(self, provider: OwnProvider, agent: Agent, login: str) -> bool:
        known = self.logins.agent_id_of(login)
        if known is None and self._is_bound(provider, agent):
            raise ForbiddenError("provider.bound_to_another")
        if known not in (None, agent.id):
            raise ForbiddenError("provider.no_agent")
        return known is None

    def _is_bound(self, provider: OwnProvider, agent: Agent) -> bool:
        return self.providers.login(provider.administration_id, agent.id, provider.issuer) is not None

    def _works(self, agent: Agent) -> bool:
        return agent.works_on(civil_date(self.clock.now()))

    def _by_address(self, provider: OwnProvider, email: str) -> Agent | None:
        """Who works here with that address; none where there are several."""
        agents = self.organisation.agents(provider.administration_id)
        found = [agent for agent in agents if self._works(agent) and agent.email.casefold() == email.casefold()]
        return found[0] if len(found) == 1 else None


def login_of(provider: OwnProvider, identity: Identity) -> str:
    """What leads to an agent: administrations may share a provider, where each has its own agents."""
    return f"provider/{provider.administration_id}/{provider.issuer}\n{identity.subject}"
