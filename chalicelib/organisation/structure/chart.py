"""The chart of an administration: its tree as it stands, with the desks of each entity and who sits there today."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.kernel.access import Caller, Policy, Role, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Agent, Desk, Entity, Holding
from chalicelib.organisation.policy import MANAGE, READ
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures


@dataclass(frozen=True)
class Seating:
    """A period at a desk and whose it is."""

    agent: Agent
    holding: Holding


@dataclass(frozen=True)
class Chart:
    """Everything of an administration by id, as it stood at one version of its structure; ``day`` is a civil day."""

    structure: Structure
    entities: Mapping[str, Entity]
    desks: Mapping[str, Desk]
    agents: Mapping[str, Agent]
    mandates: Sequence[Mandate]
    day: date

    @property
    def version(self) -> int:
        """What an act that rests on this chart gives."""
        return self.structure.version

    @property
    def root(self) -> Entity:
        """The administration itself as an entity."""
        return self.entities[self.structure.root_id]

    def below(self, entity_id: str) -> list[Entity]:
        """The open entities directly below it, by code."""
        found = (self.entities[it] for it in self.structure.children(entity_id) if it in self.entities)
        return sorted(found, key=lambda entity: entity.code)

    def open_entities(self) -> list[tuple[int, Entity]]:
        """Every open entity in the order of the tree, each after the number of those above it."""
        return list(self._from(self.root, 0))

    def _from(self, entity: Entity, depth: int) -> list[tuple[int, Entity]]:
        lower = [found for child in self.below(entity.id) for found in self._from(child, depth + 1)]
        return [(depth, entity), *lower]

    def closed_entities(self) -> list[Entity]:
        """Those that were closed or merged, by code."""
        return sorted((it for it in self.entities.values() if it.closed_at is not None), key=lambda it: it.code)

    def desks_of(self, entity_id: str) -> list[Desk]:
        """The entity's open desks, by French name."""
        return [desk for desk in self.open_desks() if desk.entity_id == entity_id]

    def open_desks(self) -> list[Desk]:
        """Every open desk, by French name."""
        return sorted((it for it in self.desks.values() if it.closed_at is None), key=lambda it: it.name.fr)

    def closed_desks(self) -> list[Desk]:
        """Those that were closed, by French name."""
        return sorted((it for it in self.desks.values() if it.closed_at is not None), key=lambda it: it.name.fr)

    def holders_of(self, desk_id: str) -> list[Agent]:
        """Who sits there today."""
        return [agent for agent in self.colleagues() if agent.sits_at(desk_id, self.day)]

    def seatings_at(self, desk_id: str) -> list[Seating]:
        """Who sits, will sit and has sat there, the latest first."""
        found = [
            Seating(agent, held) for agent in self.agents.values() for held in agent.holdings if held.desk_id == desk_id
        ]
        return sorted(found, key=lambda seating: seating.holding.since, reverse=True)

    def deputies_at(self, desk_id: str) -> list[Mandate]:
        """The mandates in force today at a desk whose giver still sits there."""
        here = {agent.id for agent in self.holders_of(desk_id)}
        lasting = (mandate for mandate in self.mandates if mandate.is_in_force(self.day))
        return [mandate for mandate in lasting if mandate.desk_id == desk_id and mandate.holder_id in here]

    def colleagues(self) -> list[Agent]:
        """Who works here, by French name."""
        return sorted(
            (agent for agent in self.agents.values() if agent.works_on(self.day)), key=lambda agent: agent.name.fr
        )

    def entity_name(self, entity_id: str) -> Bilingual:
        """An entity's present name; its id for one that is not there."""
        found = self.entities.get(entity_id)
        return found.name if found else Bilingual(entity_id, entity_id)

    def desk_name(self, desk_id: str) -> Bilingual:
        """A desk's present name; its id for one that is not there."""
        found = self.desks.get(desk_id)
        return found.name if found else Bilingual(desk_id, desk_id)

    def agent_name(self, agent_id: str) -> Bilingual:
        """A person's name; the id for one that is not there."""
        found = self.agents.get(agent_id)
        return found.name if found else Bilingual(agent_id, agent_id)

    def entity(self, entity_id: str) -> Entity:
        """One entity, open or closed; ``NotFoundError``."""
        if entity_id not in self.entities:
            raise NotFoundError("not_found")
        return self.entities[entity_id]

    def desk(self, desk_id: str) -> Desk:
        """One desk, open or closed; ``NotFoundError``."""
        if desk_id not in self.desks:
            raise NotFoundError("not_found")
        return self.desks[desk_id]


@dataclass(frozen=True)
class Charts:
    """Draws charts for those who may read the organisation: the tree is no secret within an administration."""

    store: Store
    structures: Structures
    may: Policy
    clock: Clock

    def of(self, caller: Caller) -> Chart:
        """That of the caller's administration; ``ForbiddenError`` for who neither administers nor audits."""
        self.may(caller, READ, Thing(caller.administration_id)).demand()
        return self.drawn(caller.administration_id)

    def drawn(self, administration_id: str) -> Chart:
        """Whoever asks. The structure is read first: what is read after it is never older than its version."""
        structure = self.structures.get(administration_id)
        return Chart(
            structure,
            {entity.id: entity for entity in self.store.entities(administration_id)},
            {desk.id: desk for desk in self.store.desks(administration_id)},
            {agent.id: agent for agent in self.store.agents(administration_id)},
            self.store.mandates(administration_id),
            civil_date(self.clock.now()),
        )

    def manages(self, caller: Caller, entity_id: str) -> bool:
        """Whether the caller administers that entity."""
        return self.may(caller, MANAGE, Thing(caller.administration_id, entity_id)).allowed


def roles_in_order(roles: frozenset[Role]) -> list[Role]:
    """As pages and the API list them."""
    return [role for role in Role if role in roles]
