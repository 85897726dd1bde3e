"""Who signs in an administration, and how far each of them is from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from chalicelib.kernel.access import Role
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.administrations.certification import CertificateState, Certification
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Store


class Readiness(StrEnum):
    """How far somebody is from signing. ``NONE``: no desk asks them to, and they have no key."""

    NONE = "none"
    NO_KEY = "no_key"
    NO_CERTIFICATE = "no_certificate"
    EXPIRED = "expired"
    CERTIFIED = "certified"

    @property
    def lacks(self) -> bool:
        """Whether something is waited for."""
        return self not in (Readiness.NONE, Readiness.CERTIFIED)


@dataclass(frozen=True)
class Signatory:
    """A person with the desks at which they sign, today or later. ``certificate`` is None while they have no key."""

    agent: Agent
    desks: tuple[Desk, ...]
    certificate: CertificateState | None
    readiness: Readiness

    @property
    def key_id(self) -> str:
        """Their key; ``NotFoundError`` while there is none."""
        if self.certificate is None:
            raise NotFoundError("organisation.certificate_not_requested")
        return self.certificate.key_id

    @property
    def valid_until(self) -> datetime | None:
        """Until when their certificate is valid; None while there is none."""
        installed = self.certificate.installed if self.certificate else None
        return installed.valid_until if installed else None


def signing_desks(agent: Agent, desks: Mapping[str, Desk], day: date) -> tuple[Desk, ...]:
    """The open desks at which the person signs on that day or later; none for who does not work here on that day."""
    held = (desks[it] for it in agent.desks_from(day) if it in desks) if agent.works_on(day) else iter(())
    return tuple(desk for desk in held if Role.SIGNATORY in desk.roles and desk.closed_at is None)


@dataclass(frozen=True)
class Signatories:
    """Signatories as they stand."""

    store: Store
    certification: Certification
    clock: Clock

    def of(self, administration_id: str) -> list[Signatory]:
        """Those who work there today, by French name."""
        desks = {desk.id: desk for desk in self.store.desks(administration_id)}
        return self.among(self.store.agents(administration_id), desks)

    def among(self, agents: Iterable[Agent], desks: Mapping[str, Desk]) -> list[Signatory]:
        """Those of these people who work here today and sign, by French name; ``desks`` are by id."""
        today = civil_date(self.clock.now())
        found = (self.one(agent, desks) for agent in agents if agent.works_on(today))
        return sorted((it for it in found if it.readiness is not Readiness.NONE), key=lambda it: it.agent.name.fr)

    def get(self, administration_id: str, agent_id: str) -> Signatory:
        """One of them; ``NotFoundError`` for anybody else: a leaver's key is certified no more."""
        agent = self.store.agent(agent_id)
        if agent is None or agent.administration_id != administration_id:
            raise NotFoundError("not_found")
        found = self.among([agent], {desk.id: desk for desk in self.store.desks(administration_id)})
        if not found:
            raise NotFoundError("not_found")
        return found[0]

    def one(self, agent: Agent, desks: Mapping[str, Desk]) -> Signatory:
        """Anybody, whether they sign or not."""
        now = self.clock.now()
        signs_at = signing_desks(agent, desks, civil_date(now))
        if not agent.signing_key_id:
            return Signatory(agent, signs_at, None, Readiness.NO_KEY if signs_at else Readiness.NONE)
        state = self.certification.state_of(agent.signing_key_id)
        return Signatory(agent, signs_at, state, _readiness(state, now))


def _readiness(state: CertificateState, now: datetime) -> Readiness:
    if state.installed is None:
        return Readiness.NO_CERTIFICATE
    return Readiness.EXPIRED if state.installed.valid_until < now else Readiness.CERTIFIED
