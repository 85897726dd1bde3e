"""Administrations' own identity providers as their administrators keep them: said, tried, put in use, put out of it.

A provider is put in use only after an administrator came back from it as themselves, and out of it by any change of
what was tried: nobody is sent to a provider that was never seen to work.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Act, Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.model import Agent
from chalicelib.organisation.own_provider.model import OwnProvider, Progress, ProviderGiven
from chalicelib.organisation.own_provider.ports import Login, ProviderError, ProviderStore, RelyingParty, Vault
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.structure.model import Structure

Change = Callable[[OwnProvider], OwnProvider]


@dataclass(frozen=True)
class Providers:
    """``version`` is that of the provider the person saw, None to take it as it is; ``ConflictError`` if it moved
    on."""

    store: ProviderStore
    party: RelyingParty
    vault: Vault
    organisation: OrganisationService
    acts: OrganisationActs
    journal: Journal
    clock: Clock
    may: Policy

    def of(self, administration_id: str) -> OwnProvider:
        """The administration's provider; one that nothing was said of yet."""
        return self.store.provider(administration_id) or OwnProvider(administration_id)

    def change(self, caller: Caller, version: int | None, given: ProviderGiven) -> OwnProvider:
        """What it is told of us. ``InvalidError`` with every problem; one that does not answer is a problem too."""
        self.demand(caller, self.organisation.structure(caller.administration_id))
        clean = given.cleaned()
        problems = clean.problems() or self._problems_met(clean.issuer)
        if problems:
            raise InvalidError(problems)

        def changed(before: OwnProvider) -> OwnProvider:
            after = replace(
                before,
                issuer=clean.issuer,
                client_id=clean.client_id,
                sealed_secret=self._sealed(before, clean),
                email_claim=clean.email_claim,
                domains=clean.domains,
            )
            return after if after.is_trusted_as(before) else replace(after, progress=Progress.UNTRIED)

        return self._perform(caller, version, changed)

    def tried(self, caller: Caller, version: int) -> OwnProvider:
        """An administrator came back from it as themselves."""
        return self._perform(caller, version, _at_least_tried)

    def turn_on(self, caller: Caller, version: int | None) -> OwnProvider:
        """Agents sign in by it from now on; ``ConflictError`` before it was tried."""
        return self._perform(caller, version, _turned_on)

    def turn_off(self, caller: Caller, version: int | None) -> OwnProvider:
        """Agents sign in by their passwords again; it stays tried."""
        return self._perform(
            caller, version, lambda before: replace(before, progress=Progress.TRIED) if before.is_on else before
        )

    def bound(self, caller: Caller) -> Sequence[tuple[Agent, Login]]:
        """Who has signed in by the present provider, by name."""
        issuer = self.of(caller.administration_id).issuer
        agents = {agent.id: agent for agent in self.organisation.agents(caller.administration_id)}
        logins = self.store.logins(caller.administration_id)
        found = [(agents[it.agent_id], it) for it in logins if it.issuer == issuer and it.agent_id in agents]
        return sorted(found, key=lambda pair: pair[0].email)

    def release(self, caller: Caller, agent_id: str) -> None:
        """The agent is met anew by their address at the next sign-in; ``NotFoundError`` if nothing leads to them."""
        actor = self.demand(caller, self.organisation.structure(caller.administration_id))
        login = self.store.login(caller.administration_id, agent_id, self.of(caller.administration_id).issuer)
        if login is None:
            raise NotFoundError("not_found")
        agent = self.organisation.agent(agent_id)
        act = Act("ProviderLoginReleased", self.clock.now(), actor, caller.administration_id, {"agent_id": agent_id})
        self.journal.write(agent, [act], lambda work: self.store.release(caller.administration_id, login, work))

    def _problems_met(self, issuer: str) -> list[Problem]:
        try:
            self.party.metadata(issuer, fresh=True)
        except ProviderError as error:
            return [Problem("issuer", error.code)]
        return []

    def _sealed(self, before: OwnProvider, given: ProviderGiven) -> bytes:
        if given.secret is None:
            return before.sealed_secret
        return self.vault.seal(given.secret, before.administration_id) if given.secret else b""

    def _perform(self, caller: Caller, version: int | None, change: Change) -> OwnProvider:
        done: list[OwnProvider] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor = self.demand(caller, structure)
            before = self.store.provider(caller.administration_id, latest=True) or OwnProvider(caller.administration_id)
            if version not in (None, before.version):
                raise ConflictError("provider.changed_meanwhile", version=before.version)
            after = change(before)
            done[:] = [before]
            if after == before:
                return None
            done[:] = [replace(after, version=before.version + 1)]
            return self._act(structure, actor, before, done[0])

        self.acts.perform(caller.administration_id, decide)
        return done[0]

    def demand(self, caller: Caller, structure: Structure) -> Actor:
        """Who acts: an administrator of the whole."""
        seat = self.may(caller, MANAGE, Thing(caller.administration_id, structure.root_id)).demand()
        return caller.actor(seat)

    def _act(self, structure: Structure, actor: Actor, before: OwnProvider, after: OwnProvider) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_provider(after, work)
            self.store.put_domains(after.administration_id, self.led(before), self.led(after), work)

        detail = {"version": after.version, "progress": after.progress.value}
        return OrganisationAct(
            "OwnProviderChanged", self.after(structure, after), actor, detail, _content(after), write
        )

    def after(self, structure: Structure, provider: OwnProvider) -> Structure:
        """The structure tells callers whether agents sign in by it."""
        return replace(structure, own_sign_in=provider.is_on)

    def led(self, provider: OwnProvider) -> tuple[str, ...]:
        """The domains by which agents are led to it: none before it is in use."""
        return provider.domains if provider.is_on else ()


def _at_least_tried(before: OwnProvider) -> OwnProvider:
    return before if before.is_on else replace(before, progress=Progress.TRIED)


def _turned_on(before: OwnProvider) -> OwnProvider:
    if before.progress not in (Progress.TRIED, Progress.ON):
        raise ConflictError("provider.untried")
    return replace(before, progress=Progress.ON)


def _content(provider: OwnProvider) -> dict[str, Any]:
    return {
        "issuer": provider.issuer,
        "client_id": provider.client_id,
        "has_secret": bool(provider.sealed_secret),
        "email_claim": provider.email_claim,
        "domains": list(provider.domains),
        "progress": provider.progress.value,
    }
