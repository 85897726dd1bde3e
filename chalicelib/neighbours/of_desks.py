"""What waits at an agent's desks, counted across contexts."""

from collections import Counter
from dataclasses import dataclass

from chalicelib.kernel.access import Caller
from chalicelib.registry.reading import ReadingService
from chalicelib.signing.desk import FolderDesk


@dataclass(frozen=True)
class DeskCounts:
    """Shown beside the names of the baskets, on every page of the desks."""

    registry: ReadingService
    folders: FolderDesk

    def of(self, caller: Caller) -> dict[str, int]:
        """How many wait in each sort of basket: ``qualify``, ``mine``, ``sign``."""
        counts = Counter({"sign": self.folders.count(caller)})
        for basket in self.registry.baskets(caller):
            counts["qualify" if basket.kind == "qualify" else "mine"] += basket.count
        return dict(counts)
