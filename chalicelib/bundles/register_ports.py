"""What bundles of registers need of others."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from chalicelib.bundles.log_members import LogRecord
from chalicelib.bundles.model import Member, Role


@dataclass(frozen=True)
class Paper:
    """One file of a closing, as it was kept and is read again."""

    path: str
    role: Role
    sha256: str
    opened: Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Closed:
    """A closing that is done. ``last_seq`` is the place in the register's chain where it was frozen; ``since`` the
    period's first day; ``material`` what the register on paper holds
    for the validation of its seal."""

    register_id: str
    since: date
    last_seq: int
    papers: Sequence[Paper]
    material: Sequence[Member]


class Closings(Protocol):
    """Closings of registers."""

    def closed(self, subject: str) -> Closed:
        """Of ``closing/REGISTER/PERIOD``; ``NotFoundError`` for one that is not there or not done."""


class RegisterChains(Protocol):
    """The log by registers. What an index tells may lag behind."""

    def instant(self, register_id: str, seq: int) -> datetime | None:
        """When what stands in this place of the chain was done; None while the index does not have it."""

    def stretch(self, register_id: str, first: int, last: int) -> Sequence[LogRecord]:
        """The records of these places, both included, in order; fewer while the index does not have all."""


class TreeAtHead(Protocol):
    """The tree over the log, under one head for as many proofs as are needed."""

    def head(self) -> tuple[int, bytes] | None:
        """The newest head's size and file; None before the first."""

    def under(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]] | None:
        """An inclusion in the tree of this size for each record, in their order; None while it lacks one."""

    def ask_for_head(self) -> None:
        """Asks for a head of the tree as it is by now."""
