"""What the tree needs from outside: where it is stored, what waits at its desks, which places there are."""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class Waiting:
    """What waits at a desk. To be shown: the ``numbers`` of its ordinary mails and how many steps of ordinary
    ``folders``, each no further than a hundred. To decide by, and to be told nowhere: whether there is anything at all,
    or any folder, the confidential included."""

    numbers: tuple[str, ...] = ()
    folders: int = 0
    holds_work: bool = False
    holds_folders: bool = False


class Workload(Protocol):
    """What waits at a place, of mail and of folders."""

    def any_at_desk(self, desk_id: str) -> bool:
        """Whether anything waits at a desk, the most confidential included."""

    def waiting_at(self, desk_id: str) -> Waiting:
        """What waits there."""

    def any_at_entity(self, entity_id: str) -> bool:
        """Whether anything waits in the entity's own basket, the most confidential included."""


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
