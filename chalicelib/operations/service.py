"""The operator's use cases: see what is stuck, set it going."""

from collections.abc import Mapping
from dataclasses import dataclass

from chalicelib.kernel.errors import NotFoundError
from chalicelib.operations.model import Kind, Overview
from chalicelib.operations.ports import DeadLetterQueues, Work


@dataclass(frozen=True)
class OperationsService:
    """What waits for an operator."""

    work: Mapping[Kind, Work]
    queues: DeadLetterQueues

    def overview(self) -> Overview:
        """Everything that waits, now."""
        stuck = {kind: tuple(work.stuck()) for kind, work in self.work.items()}
        return Overview(stuck[Kind.DEPOSIT], stuck[Kind.FOLDER], stuck[Kind.NOTICE], tuple(self.queues.filled()))

    def retry(self, kind: str, item_id: str) -> None:
        """Sets one thing going again."""
        if kind not in set(Kind):
            raise NotFoundError("not_found")
        self.work[Kind(kind)].retry(item_id)

    def put_back(self, queue: str) -> int:
        """Hands dead letters to their function again; returns how many."""
        return self.queues.put_back(queue)
