"""Reading the organisation, and setting it up."""

from collections.abc import Sequence
from typing import TypeVar

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.callers import Callers
from chalicelib.organisation.model import Administration, Agent, Certificate, Circuit, Desk, Entity
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures

T = TypeVar("T")


class OrganisationService:
    """Use cases of the organisation. What is not there, or is another administration's, raises ``NotFoundError``."""

    def __init__(self, store: Store, structures: Structures, clock: Clock) -> None:
        self._store, self._structures, self._clock = store, structures, clock
        self._callers = Callers(store, structures, clock)

    def administration(self, administration_id: str, latest: bool = False) -> Administration:
        """One administration as it was a moment ago, or as it is now."""
        return _present(self._store.administration(administration_id, latest))

    def name(self, administration_id: str) -> Bilingual:
        """An administration's name."""
        return self.administration(administration_id).name

    def by_slug(self, slug: str) -> Administration:
        """The administration of a portal."""
        return self.administration(_present(self._store.administration_id_of(slug)))

    def entities(self, administration_id: str) -> Sequence[Entity]:
        """Its tree's nodes, by code."""
        return sorted(self._store.entities(administration_id), key=lambda entity: entity.code)

    def entity(self, administration_id: str, entity_id: str) -> Entity:
        """One node of its tree."""
        return _present(self._store.entity(administration_id, entity_id))

    def structure(self, administration_id: str) -> Structure:
        """Its structure as it was a moment ago."""
        return self._structures.glance(administration_id)

    def desks(self, administration_id: str, entity_id: str = "") -> Sequence[Desk]:
        """Its desks, or those of one entity."""
        return [d for d in self._store.desks(administration_id) if not entity_id or d.entity_id == entity_id]

    def desk(self, administration_id: str, desk_id: str) -> Desk:
        """One desk."""
        return _present(self._store.desk(administration_id, desk_id))

    def agent(self, agent_id: str) -> Agent:
        """One agent, active or not."""
        return _present(self._store.agent(agent_id))

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """All agents of an administration, active or not."""
        return self._store.agents(administration_id)

    def agents_at(self, administration_id: str, desk_id: str) -> Sequence[Agent]:
        """The active agents who hold a desk today."""
        today = civil_date(self._clock.now())
        return [agent for agent in self._store.agents(administration_id) if agent.sits_at(desk_id, today)]

    def caller(self, agent_id: str) -> Caller:
        """The agent with the desks held now; ``NotFoundError`` for one who is unknown or no longer active."""
        return self.caller_of(self.agent(agent_id))

    def caller_of(self, agent: Agent) -> Caller:
        """The same for an agent already read."""
        return self._callers.of(agent)

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """The newest version of each circuit."""
        newest = {circuit.id: circuit for circuit in self._store.circuits(administration_id)}
        return list(newest.values())

    def circuit(self, administration_id: str, circuit_id: str) -> Circuit:
        """The newest version of one circuit."""
        return _present(next((c for c in self.circuits(administration_id) if c.id == circuit_id), None))

    def certificate(self, key_id: str) -> Certificate:
        """The chain installed for a key."""
        return _present(self._store.certificate(key_id))

    def trust_roots(self) -> tuple[str, ...]:
        """PEM texts of the trusted roots."""
        return self._store.trust_roots()

    def put_administration(self, administration: Administration) -> None:
        """Sets up an administration; like every ``put``, repeatable. ``ConflictError`` if the slug is another's."""
        self._store.put_administration(administration)

    def put_entity(self, entity: Entity) -> None:
        """Sets up an entity."""
        self._store.put_entity(entity)

    def put_desk(self, desk: Desk) -> None:
        """Sets up a desk."""
        self._store.put_desk(desk)

    def put_agent(self, agent: Agent) -> None:
        """Sets up an agent."""
        self._store.put_agent(agent)

    def put_circuit(self, circuit: Circuit) -> None:
        """Sets up a version of a circuit."""
        self._store.put_circuit(circuit)

    def install_certificate(self, key_id: str, chain: Sequence[str]) -> None:
        """Installs a key's chain: PEM texts, its own certificate first."""
        self._store.put_certificate(Certificate(key_id, tuple(chain)))

    def set_trust_roots(self, roots: Sequence[str]) -> None:
        """Says which roots are trusted: PEM texts."""
        self._store.put_trust_roots(roots)


def _present(thing: T | None) -> T:
    if thing is None:
        raise NotFoundError("not_found")
    return thing
