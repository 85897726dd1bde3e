"""Carries granted erasures out: first what others hold, last the letter itself, which alone leads to the rest.

A crash anywhere leaves the request due: the next run begins again, and what is gone is gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.deposit.erasure.model import ENDED, without_person
from chalicelib.deposit.erasure.ports import ErasureStore, Holder
from chalicelib.deposit.records import Records, Said
from chalicelib.kernel.work import decide_again

AT_ONCE = 200
"""Letters of one run; an hour later comes the next."""


@dataclass(frozen=True)
class Eraser:
    """Erases what is due. ``holders`` are all who hold something of a letter's person."""

    records: Records
    store: ErasureStore
    holders: Sequence[Holder]

    def run(self) -> int:
        """How many letters were erased."""
        return sum(map(self.erase, self.store.due(self.records.now(), AT_ONCE)))

    def erase(self, deposit_id: str) -> bool:
        """Whether the letter was erased: not before its hour, nor while it is dealt with again since."""
        deposit, found = self.records.find(deposit_id), self.store.get(deposit_id)
        if found is None or not found.is_due(self.records.now()) or deposit.state not in ENDED:
            return False
        for holder in self.holders:
            holder.erase(deposit)
        return decide_again(lambda: self._letter(deposit_id))

    def _letter(self, deposit_id: str) -> bool:
        deposit, found, now = self.records.find(deposit_id), self.store.get(deposit_id), self.records.now()
        if found is None or not found.is_due(now):
            return False
        self.records.commit(
            without_person(deposit),
            Said("DataErased", {"holder": found.administration_id, "ground": found.ground}),
            at=now,
            also=lambda work: self.store.put(work, found, found.done(now)),
        )
        return True
