"""Works on batches, a turn at a time: makes drafts of lines; looks after those whose files were to come.

Where a batch is stands in the batch itself, and each line's draft has an id that is drawn from it: a turn may stop
anywhere, or be had twice, and a line is one deposit all the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from chalicelib.bulk.batch import PREPARED_WITHIN, Batch, BatchLine, BatchState, Part, Place
from chalicelib.bulk.ports import BatchCall, DepositFacts, Deposits, Opening
from chalicelib.bulk.records import Records, Said
from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.kernel.work import StaleError, Work

PARTS_A_TURN = 4
"""A hundred drafts, two or three files each: some ten seconds."""
GIVEN_UP_A_TURN = 200
DUE_AT_ONCE = 100


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
        """What a lost event should have done is done; once the time is over, what is not there is given up."""
        now = self.records.clock.now()
        facts = self._facts(batch)
        waiting = [it.id for it in facts.values() if it.waits]
        is_over = now >= batch.files_until
        for deposit_id in waiting[:GIVEN_UP_A_TURN] if is_over else waiting:
            self.deposits.pursue(deposit_id)
            if is_over:
                self.deposits.give_up(deposit_id)
        if is_over and len(waiting) > GIVEN_UP_A_TURN:
            self.call.wake(batch.id)
            return
        facts = self._facts(batch) if waiting else facts
        if any(it.waits for it in facts.values()):
            self.records.keep_batch(replace(batch, due_at=batch.next_look(now)))
        else:
            self._close(batch, facts)

    def _close(self, batch: Batch, facts: Mapping[str, DepositFacts]) -> None:
        expired = sum(it.state == "draft" for it in facts.values())
        counts = {"deposited": len(facts) - expired, "expired": expired, "refused": batch.refused}
        after = replace(batch, state=BatchState.CLOSED, counts=counts, due_at=None, closed_at=self.records.clock.now())
        self.records.keep_batch(after, Said("BatchClosed", counts))

    def _facts(self, batch: Batch) -> Mapping[str, DepositFacts]:
        parts = self.records.batches.parts(batch.id, range(1, batch.parts + 1))
        drafted = [it.line.number for part in parts for it in part.lines if it.is_drafted]
        return self.deposits.facts([batch.deposit_id(number) for number in drafted], with_files=False)


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
