"""Signing keys of people: whoever sits where people sign has one, and its certificate is requested.

How somebody came to sit there does not matter: what is looked at is how they sit now, so that an event may come twice,
late, or after the seat was taken back. The key is found again by its holder; the person and the request get it in one
transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.administrations.ports import KeyCertification, Keys
from chalicelib.organisation.administrations.signatories import signing_desks
from chalicelib.organisation.model import Agent
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class SigningKeys:
    """Makes the keys that lack."""

    store: Store
    acts: OrganisationActs
    keys: Keys
    certification: KeyCertification
    clock: Clock

    def settle(self, agent_ids: Iterable[str]) -> None:
        """Gives each of these people their key and its request, if they sit where people sign; else changes nothing."""
        for agent_id in agent_ids:
            agent = self._lacking(agent_id)
            if agent is not None:
                self._give(agent)

    def settle_desk(self, administration_id: str, desk_id: str) -> None:
        """The same for everybody who sits at that desk, or will."""
        today = self._today()
        self.settle(it.id for it in self.store.agents(administration_id) if desk_id in it.desks_from(today))

    def _lacking(self, agent_id: str) -> Agent | None:
        """The person as they now stand, if a desk of theirs asks for a key or a request that they do not have."""
        agent = self.store.agent(agent_id)
        if agent is None or self._has_all(agent):
            return None
        held = (self.store.desk(agent.administration_id, desk_id) for desk_id in agent.desks_from(self._today()))
        desks = {desk.id: desk for desk in held if desk is not None}
        return agent if signing_desks(agent, desks, self._today()) else None

    def _has_all(self, agent: Agent) -> bool:
        return bool(agent.signing_key_id) and self.store.certificate_request(agent.signing_key_id) is not None

    def _give(self, agent: Agent) -> None:
        """Named in one script: RFC 4518 forbids names that mix directions, and strict verifiers then find no path."""
        administration = self.store.administration(agent.administration_id)
        organisation = administration.name.fr if administration else ""
        key_id = agent.signing_key_id or self.keys.of("signature", agent.administration_id, agent.id)
        request = self.certification.request(key_id, agent.name.fr, organisation)

        def decide(before: Structure) -> OrganisationAct | None:
            latest = self._lacking(agent.id)
            if latest is None:
                return None

            def write(work: Work) -> None:
                self.store.put_agent(replace(latest, signing_key_id=key_id), work)
                self.store.put_certificate_request(key_id, request, work)

            detail = {"key_id": key_id, "agent_id": agent.id}
            return OrganisationAct("CertificateRequested", before, detail=detail, write=write)

        self.acts.perform(agent.administration_id, decide)

    def _today(self) -> date:
        return civil_date(self.clock.now())
