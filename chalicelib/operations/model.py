"""What an operator sees: work that does not go on by itself. Ids, codes and instants only; no letter, no person."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What can be stuck."""

    DEPOSIT = "deposit"
    FOLDER = "folder"
    NOTICE = "notice"
    RELAY = "relay"
    """A letter that two administrations send each other: they have to agree, the operator tells them."""
    FILE = "file"


@dataclass(frozen=True)
class Stuck:
    """Something that waits for an operator. ``id`` points at it and opens nothing: where a thing's own id is a key to
    it, a digest of that id. ``reason`` is a code; ``retryable`` is false for what only time ends, ``abandonable`` true
    for what may be given up instead; ``waits`` for what goes on by itself, late."""

    kind: Kind
    id: str
    administration_id: str
    since: datetime
    reason: str
    retryable: bool = True
    abandonable: bool = False
    waits: bool = False


@dataclass(frozen=True)
class DeadLetters:
    """Messages that a function gave up. ``subjects`` are what the first of them are about: event and object."""

    queue: str
    count: int
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Overview:
    """Everything that waits for an operator, now."""

    deposits: tuple[Stuck, ...]
    folders: tuple[Stuck, ...]
    notices: tuple[Stuck, ...]
    dead_letters: tuple[DeadLetters, ...]
    relays: tuple[Stuck, ...] = ()
    files: tuple[Stuck, ...] = ()
    uploads_scanned: bool = True
    """Whether a malware scan is part of this stack."""

    @property
    def quiet(self) -> bool:
        """Nothing waits."""
        waiting = (self.deposits, self.folders, self.notices, self.dead_letters, self.relays, self.files)
        return not any(waiting)
