"""What an administration is set up from: its entities, desks, people and circuits, named by keys of the specification's
own."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Contacts, EntityKind


@dataclass(frozen=True)
class EntitySpec:
    """A node of the tree; ``parent`` is another's key, empty for the root."""

    code: str
    name: Bilingual
    parent: str = ""
    kind: EntityKind = EntityKind.DEPARTMENT
    place: str = ""


@dataclass(frozen=True)
class DeskSpec:
    """A desk in an entity, by the entity's key."""

    entity: str
    name: Bilingual
    roles: frozenset[Role]
    clearance: Confidentiality = Confidentiality.ORDINARY


@dataclass(frozen=True)
class AgentSpec:
    """A person at desks, by the desks' keys; who sits where people sign is given a key, as is one who ``signs``
    for others."""

    email: str
    name: Bilingual
    desks: tuple[str, ...] = ()
    signs: bool = False


@dataclass(frozen=True)
class CircuitSpec:
    """A circuit whose steps name desks by key."""

    name: Bilingual
    groups: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Spec:
    """One administration with everything in it, and the platform's operator. Mappings are by the file's own keys."""

    slug: str
    code: str
    name: Bilingual
    contacts: Contacts
    entities: Mapping[str, EntitySpec]
    desks: Mapping[str, DeskSpec]
    agents: Mapping[str, AgentSpec]
    circuits: Mapping[str, CircuitSpec]
    registers: tuple[str, ...] = ("A", "D", "I")
    operator: AgentSpec | None = None
    sector: str = ""
    place: str = ""

    @property
    def root(self) -> str:
        """The key of the entity that has no parent; ``ValueError`` unless there is exactly one."""
        (root,) = [key for key, entity in self.entities.items() if not entity.parent]
        return root

    def renamed(self, slug: str, code: str) -> "Spec":
        """The same under another slug and code, with addresses of its own: several may stand on one stack."""
        agents = {key: replace(agent, email=f"{key}@{slug}.example") for key, agent in self.agents.items()}
        entities = {**self.entities, self.root: replace(self.entities[self.root], code=code)}
        return replace(self, slug=slug, code=code, agents=agents, entities=entities)
