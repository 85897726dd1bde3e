"""Works on batches, a turn at a time: makes drafts of lines; looks after those whose files were to come.

Where a batch is stands in the batch itself, and each line's draft has an id that is drawn from it: a turn may stop
anywhere, or be had twice, and a line is one deposit all the same.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from chalicelib.bulk.batch import PREPARED_WITHIN, Batch, BatchLine, BatchState, Part, Place
from chalicelib.bulk.ports import BatchCall, DepositFacts, Deposits, Opening
from chalicelib.bulk.records import Records, Said
from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.kernel.work import StaleError, Work

PARTS_A_TURN = 4
"""A hundred drafts, two or three files each: some ten seconds."""
PARTS_LOOKED_AFTER_A_TURN = 8
"""Two hundred letters: what a turn costs does not depend on how many wait."""
DUE_AT_ONCE = 100
WAITING, DEPOSITED, EXPIRED = "waiting", "deposited", "expired"


@dataclass(frozen=True)
class BatchTurns:
    """What the function for batches does."""

    records: Records
    deposits: Deposits
    call: BatchCall

    def turn(self, batch_id: str) -> None:
        """One turn; nothing for a batch that is closed."""
        batch = self.records.batch(batch_id)
        try:
            if batch.state is BatchState.PREPARING:
                self._prepare(batch)
            elif batch.state is BatchState.OPEN:
                self._look(batch)
        except StaleError:
            self.call.wake(batch_id)  # another turn was faster, or an answer was lost: decide again, from what is there

    def wake_due(self) -> int:
        """Wakes whoever works on the batches that are due; how many."""
        due = self.records.batches.due(self.records.clock.now(), DUE_AT_ONCE)
        for batch_id in due:
            self.call.wake(batch_id)
        return len(due)

    def _prepare(self, batch: Batch) -> None:
        until = min(batch.prepared + PARTS_A_TURN, batch.parts)
        for part in self.records.batches.parts(batch.id, range(batch.prepared + 1, until + 1)):
            drafted = replace(part, lines=tuple(self._drafted(batch, line) for line in part.lines))
            batch = self._keep(batch, drafted, newly_refused=drafted.refused - part.refused)
        if batch.state is BatchState.PREPARING:
            self.call.wake(batch.id)

    def _keep(self, batch: Batch, part: Part, newly_refused: int) -> Batch:
        """The part as it now is; with the last one the batch is open."""
        now, more = self.records.clock.now(), part.number < batch.parts
        after = replace(
            batch,
            prepared=part.number,
            refused=batch.refused + newly_refused,
            state=BatchState.PREPARING if more else BatchState.OPEN,
            due_at=now + PREPARED_WITHIN if more else batch.next_look(now),
        )

        def write(work: Work, it: Batch) -> None:
            self.records.batches.save(work, it)
            self.records.batches.save_part(work, it, part)

        return self.records.keep_batch(after, write=write)

    def _drafted(self, batch: Batch, it: BatchLine) -> BatchLine:
        """The line with its draft made; refused where the mail office no longer takes it."""
        if it.is_refused:
            return it
        place = Place(batch.id, it.line.number)
        try:
            earlier = self.deposits.open(_opening(batch, it, place))
        except InvalidError as error:
            return it.refused(error.problems)
        except DomainError as error:
            return it.refused([Problem("administration", error.code, **error.params)])
        reference = it.line.letter.reference
        first = self.records.batches.claim_reference(batch, place, reference) if reference else place
        return replace(it, is_drafted=True, earlier=earlier, used_at=None if first == place else first)

    def _look(self, batch: Batch) -> None:
        """Some parts are looked after: what a lost event should have done is done; once the time is over, what is not
        there is given up. With the last ones it is known what became of all."""
        now, until = self.records.clock.now(), min(batch.looked + PARTS_LOOKED_AFTER_A_TURN, batch.parts)
        found = self._looked_after(batch, range(batch.looked + 1, until + 1), is_over=now >= batch.files_until)
        counts = Counter(batch.counts) + Counter(map(_fate, found.values()))
        if until < batch.parts:
            self.records.keep_batch(replace(batch, looked=until, counts=counts, due_at=now + PREPARED_WITHIN))
            self.call.wake(batch.id)
        elif counts[WAITING]:
            self.records.keep_batch(replace(batch, looked=0, counts={}, due_at=batch.next_look(now)))
        else:
            self._close(batch, counts)

    def _looked_after(self, batch: Batch, numbers: Iterable[int], is_over: bool) -> Mapping[str, DepositFacts]:
        parts = self.records.batches.parts(batch.id, numbers)
        facts = self._facts(batch, parts)
        waiting = [it.id for it in facts.values() if it.waits]
        for deposit_id in waiting:
            self.deposits.pursue(deposit_id)
            if is_over:
                self.deposits.give_up(deposit_id)
        return self._facts(batch, parts) if waiting else facts

    def _close(self, batch: Batch, found: Counter[str]) -> None:
        counts = {DEPOSITED: found[DEPOSITED], EXPIRED: found[EXPIRED], "refused": batch.refused}
        after = replace(batch, state=BatchState.CLOSED, counts=counts, due_at=None, closed_at=self.records.clock.now())
        self.records.keep_batch(after, Said("BatchClosed", counts))

    def _facts(self, batch: Batch, parts: Iterable[Part]) -> Mapping[str, DepositFacts]:
        drafted = [it.line.number for part in parts for it in part.lines if it.is_drafted]
        return self.deposits.facts([batch.deposit_id(number) for number in drafted], with_files=False)


def _fate(deposit: DepositFacts) -> str:
    if deposit.state != "draft":
        return DEPOSITED
    return WAITING if deposit.waits else EXPIRED


def _opening(batch: Batch, it: BatchLine, place: Place) -> Opening:
    return Opening(
        deposit_id=batch.deposit_id(place.line),
        place=place,
        sender="" if batch.address_digest else batch.sender,
        address_digest=batch.address_digest,
        language=batch.language,
        depositor=batch.depositor,
        letter=it.line.letter,
    )
