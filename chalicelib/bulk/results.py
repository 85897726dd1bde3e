"""What became of a batch's lines, read from their deposits as they are now."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.bulk.batch import LINES_A_PART, Batch, BatchLine, LineState, part_of
from chalicelib.bulk.ports import DepositFacts, Deposits, Wanted
from chalicelib.bulk.records import Records
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.paging import Page

PARTS_A_PAGE = 2
LINES_A_PAGE = PARTS_A_PAGE * LINES_A_PART
BATCHES_A_PAGE = 25


@dataclass(frozen=True)
class Result:
    """A line and what became of it; ``deposit`` is None where there is none. ``earlier`` is the same letter's deposit
    before, as it is now."""

    it: BatchLine
    state: LineState
    deposit: DepositFacts | None
    earlier: DepositFacts | None = None


@dataclass(frozen=True)
class BatchResults:
    """Reads batches: for their sender's programs, or for whoever holds a batch's id."""

    records: Records
    deposits: Deposits

    def of_sender(self, sender: str, cursor: str | None) -> Page[Batch]:
        """The sender's batches, the newest first."""
        return self.records.batches.of_sender(sender, cursor, BATCHES_A_PAGE)

    def get(self, batch_id: str) -> Batch:
        """The batch, for whoever holds its id; ``NotFoundError`` ``bulk.unknown``."""
        return self.records.batch(batch_id)

    def own(self, sender: str, batch_id: str) -> Batch:
        """A batch of that sender; ``NotFoundError`` for another's, as if there were none."""
        batch = self.records.batch(batch_id)
        if batch.sender != sender:
            raise NotFoundError("bulk.unknown")
        return batch

    def page(self, batch: Batch, cursor: str | None) -> Page[Result]:
        """Fifty lines, in their order, with the files that are missing."""
        page = self.records.batches.page_of_parts(batch, cursor, PARTS_A_PAGE)
        lines = [it for part in page.items for it in part.lines]
        return Page(tuple(self._results(batch, lines, with_files=True)), page.next_cursor)

    def refused(self, batch: Batch, limit: int) -> list[Result]:
        """The first lines that were refused."""
        refused = [it for it in self._lines(batch) if it.is_refused]
        return self._results(batch, refused[:limit], with_files=False)

    def all(self, batch: Batch) -> list[Result]:
        """Every line."""
        return self._results(batch, self._lines(batch), with_files=False)

    def totals(self, batch: Batch) -> Mapping[LineState, int]:
        """How many lines are in each state, in the order of states; those without any left out."""
        counted = Counter(result.state for result in self.all(batch))
        return {state: counted[state] for state in LineState if counted[state]}

    def wanted(self, batch: Batch, lines: Iterable[int]) -> dict[int, Wanted]:
        """How the files that are missing of those lines are sent, by line; lines that wait for none are left out."""
        asked = sorted(set(lines))
        parts = self.records.batches.parts(batch.id, sorted({part_of(line) for line in asked}))
        chosen = [it for part in parts for it in part.lines if it.line.number in asked]
        found = self._results(batch, chosen, with_files=False)
        waiting = [it for it in found if it.state is LineState.AWAITING_FILES and it.deposit]
        return {it.it.line.number: self.deposits.wanted(it.deposit.id) for it in waiting if it.deposit}

    def receipt_url(self, batch: Batch, line: int, occasion: int) -> str:
        """A link of five minutes to one of a line's sealed receipts; ``NotFoundError`` where there is none."""
        if not 1 <= line <= batch.lines:
            raise NotFoundError("bulk.no_such_line")
        return self.deposits.receipt_url(batch.deposit_id(line), occasion)

    def _lines(self, batch: Batch) -> list[BatchLine]:
        parts = self.records.batches.parts(batch.id, range(1, batch.parts + 1))
        return [it for part in parts for it in part.lines]

    def _results(self, batch: Batch, lines: Sequence[BatchLine], with_files: bool) -> list[Result]:
        ids = {it.line.number: batch.deposit_id(it.line.number) for it in lines if it.is_drafted}
        earlier = {it.line.number: it.earlier.deposit_id for it in lines if it.earlier}
        wanted = {*ids.values(), *earlier.values()} - {""}
        facts = self.deposits.facts(sorted(wanted), with_files) if wanted else {}
        found = [_result(it, facts.get(ids.get(it.line.number, ""))) for it in lines]
        return [replace(it, earlier=facts.get(earlier.get(it.it.line.number, ""))) for it in found]


def _result(it: BatchLine, deposit: DepositFacts | None) -> Result:
    if it.is_refused:
        return Result(it, LineState.REFUSED, None)
    if deposit is None:  # made and taken away since, as drafts are that nobody finishes; or not made yet
        return Result(it, LineState.EXPIRED if it.is_drafted else LineState.PREPARING, None)
    if deposit.state == "draft":
        return Result(it, LineState.AWAITING_FILES if deposit.waits else LineState.EXPIRED, deposit)
    return Result(it, LineState(deposit.state), deposit)
