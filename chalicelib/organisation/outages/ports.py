"""What announcing outages needs from outside."""

from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.organisation.outages.model import Announced


class OutageStore(Protocol):
    """What is announced, as stored."""

    def announced(self, owner_id: str, latest: bool = False) -> Announced:
        """As it was a moment ago, or as it is now; nothing where nothing was announced yet."""

    def put_announced(self, announced: Announced, work: Work) -> None:
        """Stores it."""
