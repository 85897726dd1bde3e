"""What the registry is told of the administration's house: entities, desks and circuits."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.names import FormerName, name_at
from chalicelib.registry.model import OFFICE_ROLES, WORKING_ROLES


@dataclass(frozen=True)
class EntityFacts:
    """An entity of the administration; ``parent_id`` is empty for the root. A closed one gets no more mail."""

    id: str
    code: str
    name: Bilingual
    parent_id: str = ""
    closed: bool = False
    former_names: tuple[FormerName, ...] = ()

    def name_at(self, instant: datetime) -> Bilingual:
        """What it was called at that instant."""
        return name_at(self.name, self.former_names, instant)


@dataclass(frozen=True)
class DeskFacts:
    """A desk of an entity, and what it is for."""

    id: str
    entity_id: str
    name: Bilingual
    roles: frozenset[Role]
    clearance: Confidentiality = Confidentiality.ORDINARY

    @property
    def qualifies(self) -> bool:
        """Whether it looks after what its entity has to qualify."""
        return bool(self.roles & OFFICE_ROLES)

    @property
    def works(self) -> bool:
        """Whether mails may be assigned to it."""
        return bool(self.roles & WORKING_ROLES)


@dataclass(frozen=True)
class CircuitFacts:
    """A circuit that a reply may take."""

    id: str
    name: Bilingual
