"""What the organisation asks of the work that waits at its desks and entities."""

from dataclasses import dataclass
from typing import Protocol


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
