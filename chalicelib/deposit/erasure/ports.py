"""What erasing needs: where requests stand, and whoever holds something of a letter's person."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.deposit.erasure.model import Erasure
from chalicelib.deposit.model import Deposit
from chalicelib.kernel.work import Work


class ErasureStore(Protocol):
    """Requests; reads are strongly consistent."""

    def get(self, deposit_id: str) -> Erasure | None:
        """The last one about a letter."""

    def of_many(self, deposit_ids: Iterable[str]) -> Mapping[str, Erasure]:
        """The last one about each of these letters that has one."""

    def put(self, work: Work, before: Erasure | None, after: Erasure) -> None:
        """Stores it in the place of the one that was read; committing fails if that changed."""

    def asked_of(self, administration_id: str, limit: int) -> Sequence[Erasure]:
        """Those that an administration has not decided, the oldest first among those read."""

    def of_mail(self, administration_id: str, mail_id: str) -> Erasure | None:
        """The one that waits for this administration's decision about this mail."""

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """The ids of letters whose granted erasure is due by now, the longest due first."""


class Holder(Protocol):
    """Whoever holds something of the person besides the deposit itself."""

    def erase(self, deposit: Deposit) -> None:
        """Erases it; again, it changes nothing. The deposit is as it was before its own data are erased."""
