"""The operator's use cases: see what is stuck, set it going, or give it up."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.operations.model import Kind, Overview, Stuck
from chalicelib.operations.ports import Abandonable, DeadLetterQueues, Record, Work


@dataclass(frozen=True)
class OperationsService:
    """What waits for an operator."""

    work: Mapping[Kind, Work]
    abandonables: Mapping[Kind, Abandonable]
    queues: DeadLetterQueues
    record: Record
    uploads_scanned: bool

    def overview(self) -> Overview:
        """Everything that waits, now."""
        stuck = {kind: tuple(work.stuck()) for kind, work in self.work.items()}
        return Overview(
            stuck[Kind.DEPOSIT],
            stuck[Kind.FOLDER],
            stuck[Kind.NOTICE],
            tuple(self.queues.filled()),
            stuck[Kind.RELAY],
            stuck[Kind.FILE],
            self.uploads_scanned,
        )

    def retry(self, kind: str, item_id: str, operator: Actor) -> None:
        """Sets one thing going again."""
        if kind not in set(Kind):
            raise NotFoundError("not_found")
        self.work[Kind(kind)].retry(item_id)
        self.record("RetryAsked", operator, {"kind": kind, "item_id": item_id})

    def abandonable(self, kind: str, item_id: str) -> Stuck:
        """What may be given up; ``NotFoundError`` for kinds that never may."""
        return self._abandonable(kind).find(item_id)

    def abandon(self, kind: str, item_id: str, reason: str, operator: Actor) -> None:
        """Gives one thing up, with a reason that those it concerns will read."""
        self._abandonable(kind).abandon(item_id, reason, operator)

    def _abandonable(self, kind: str) -> Abandonable:
        found = self.abandonables.get(Kind(kind)) if kind in set(Kind) else None
        if found is None:
            raise NotFoundError("not_found")
        return found

    def put_back(self, queue: str, operator: Actor) -> int:
        """Hands dead letters to their function again; returns how many."""
        moved = self.queues.put_back(queue)
        self.record("DeadLettersReturned", operator, {"queue": queue, "moved": moved})
        return moved
