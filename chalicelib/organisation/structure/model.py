"""An administration's structure in one value: who is below whom, and whether the house is open.

Everything that changes an organisation passes through it: it bears the version on which each change is conditional, and
the head of the chain that records them. So rules about the whole (no cycle, never without an administrator, no
overlapping mandates) hold also when two administrators act at once.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import Chain


class Standing(StrEnum):
    """Whether an administration takes part. Out of service, everything stays readable and nothing is done."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    CLOSED = "closed"


@dataclass(frozen=True)
class Structure:
    """``parents`` gives each entity's parent, the root's being empty; ``merged`` where a closed one's work went.
    ``own_sign_in``: its agents sign in at its own identity provider."""

    administration_id: str
    chain: Chain
    parents: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    standing: Standing = Standing.ACTIVE
    own_sign_in: bool = False
    version: int = 0

    @classmethod
    def new(cls, administration_id: str) -> "Structure":
        """That of an administration which has nothing yet."""
        return cls(administration_id, Chain.start(f"organisation/{administration_id}"))

    @property
    def root_id(self) -> str:
        """The entity that all others are below; ``NotFoundError`` where there is none yet."""
        root = next((entity_id for entity_id, parent_id in self.parents.items() if not parent_id), None)
        if root is None:
            raise NotFoundError("not_found")
        return root

    def line(self, entity_id: str) -> Iterator[str]:
        """The entity, then each one above it, up to the root. A merged one is followed by what it went into."""
        seen: set[str] = set()
        while entity_id and entity_id not in seen:
            seen.add(entity_id)
            yield entity_id
            entity_id = self.merged.get(entity_id) or self.parents.get(entity_id, "")

    def is_within(self, entity_id: str, above_id: str) -> bool:
        """Whether the entity is the other one, or below it."""
        return above_id in self.line(entity_id)

    def predecessors(self, entity_id: str) -> tuple[str, ...]:
        """The entities that ended and whose work came to this one."""
        return tuple(ended for ended in self.merged if next(self._heirs(ended)) == entity_id)

    def _heirs(self, entity_id: str) -> Iterator[str]:
        return (it for it in self.line(entity_id) if it in self.parents)

    def children(self, entity_id: str) -> tuple[str, ...]:
        """The entities directly below it."""
        return tuple(child for child, parent_id in self.parents.items() if parent_id == entity_id)

    def placed(self, entity_id: str, parent_id: str) -> "Structure":
        """With the entity, new or old, directly below the other.

        ``NotFoundError`` for an unknown parent, ``ConflictError`` where the entity would come to lie below itself.
        """
        if parent_id not in self.parents:
            raise NotFoundError("not_found")
        if self.is_within(parent_id, entity_id):
            raise ConflictError("organisation.cycle")
        return replace(self, parents={**self.parents, entity_id: parent_id})

    def without(self, entity_id: str, merged_into: str = "") -> "Structure":
        """With the entity closed; ``ConflictError`` for the root, and while others are below it."""
        if not self.parents.get(entity_id):
            raise ConflictError("organisation.root_stays")
        if self.children(entity_id):
            raise ConflictError("organisation.has_entities_below")
        parents = {child: parent for child, parent in self.parents.items() if child != entity_id}
        merged = {**self.merged, entity_id: merged_into or self.parents[entity_id]}
        return replace(self, parents=parents, merged=merged)
