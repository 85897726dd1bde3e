"""What the tree needs from outside: where it is stored, what waits at its desks, which places there are."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class Waiting:
    """What waits at a desk: how many mails, counted no further than a hundred, and steps of folders; the numbers of
    those mails that are ordinary: of the others an administrator knows nothing but that they are there."""

    mails: int = 0
    folders: int = 0
    numbers: tuple[str, ...] = ()


class Workload(Protocol):
    """What waits at a place, of mail and of folders."""

    def at_desk(self, desk_id: str) -> int:
        """How many things wait at a desk, counted no further than a hundred."""

    def waiting_at(self, desk_id: str) -> Waiting:
        """The same, told apart."""

    def at_entity(self, entity_id: str) -> int:
        """How many wait in the entity's own basket, counted no further than a hundred."""


class Structures(Protocol):
    """The structures of administrations."""

    def get(self, administration_id: str) -> Structure:
        """Strongly consistent; ``NotFoundError`` if there is none."""

    def glance(self, administration_id: str) -> Structure:
        """As it was a moment ago."""

    def add(self, structure: Structure) -> bool:
        """Stores a new administration's; False if it has one."""

    def save(self, work: Work, structure: Structure) -> None:
        """Stores it with the next version, if its version is the one read."""


class StructureLook(Protocol):
    """A look at an administration's structure."""

    def glance(self, administration_id: str) -> Structure:
        """As it was a moment ago, or as it stands; ``NotFoundError`` if there is none."""


class Places(Protocol):
    """Regions and provinces."""

    def is_region(self, code: str) -> bool:
        """Whether it is a region's code."""

    def is_province(self, code: str) -> bool:
        """Whether it is a province's or a prefecture's code."""
