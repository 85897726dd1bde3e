"""Drafts that nobody finished: after thirty days nothing of them is kept, neither words nor files."""

from datetime import datetime, timedelta
from functools import partial

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import Files
from chalicelib.deposit.records import Records
from chalicelib.kernel.work import decide_again

KEPT_FOR = timedelta(days=30)
"""From its opening on; its page says so. After that nothing is submitted any more."""
SWEPT_AFTER = KEPT_FOR + timedelta(hours=1)
"""A submission that began in time has long ended by then: no file is taken from under it."""


def is_over(deposit: Deposit, now: datetime) -> bool:
    """Whether the time of a draft is over."""
    return now - deposit.opened_at >= KEPT_FOR


class DraftSweep:
    """Takes away what was begun and left."""

    def __init__(self, records: Records, files: Files) -> None:
        self._records = records
        self._files = files

    def sweep(self) -> int:
        """How many drafts were taken away; what a crash leaves, the next sweep finds again."""
        left = self._records.store.drafts_opened_before(self._records.now() - SWEPT_AFTER)
        return sum(decide_again(partial(self._take_away, deposit_id)) for deposit_id in left)

    def erase(self, deposit_id: str) -> None:
        """Takes a draft away at its owner's word; again, it changes nothing. ``ConflictError`` once it is submitted."""
        if not decide_again(partial(self._take_away, deposit_id)):
            deposit = self._records.store.get(deposit_id)
            if deposit is not None:
                deposit.must_be_draft()

    def _take_away(self, deposit_id: str) -> bool:
        deposit = self._records.store.get(deposit_id)
        if deposit is None or not deposit.is_draft:
            return False
        for file in self._files.of_owner(deposit.source):
            self._files.remove(file.id)
        self._records.drop(deposit)
        return True
