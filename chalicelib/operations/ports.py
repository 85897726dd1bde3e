"""What operations need from outside."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from chalicelib.kernel.log import Actor
from chalicelib.operations.model import DeadLetters, Stuck

Record = Callable[[str, Actor, Mapping[str, Any]], None]
"""Records an act of an operator: its event, who, and ids."""


class Work(Protocol):
    """One kind of work that can get stuck."""

    def stuck(self) -> Sequence[Stuck]:
        """What waits for an operator, the oldest first; at most a hundred."""

    def retry(self, item_id: str) -> None:
        """Sets it going again; ``NotFoundError`` or ``ConflictError`` when there is nothing to set going."""


class Abandonable(Protocol):
    """Work that an operator may give up, so that what it holds goes back to people."""

    def find(self, item_id: str) -> Stuck:
        """What can be given up; ``NotFoundError`` or ``ConflictError`` when it is not there or cannot."""

    def abandon(self, item_id: str, reason: str, operator: Actor) -> None:
        """Gives it up; raises as :meth:`find`, and ``InvalidError`` without a reason."""


class DeadLetterQueues(Protocol):
    """The queues of what functions gave up."""

    def filled(self) -> Sequence[DeadLetters]:
        """The queues that hold something."""

    def put_back(self, queue: str) -> int:
        """Hands up to a hundred messages to their function again; returns how many. ``NotFoundError`` for no queue."""
