"""Numbering: pending rows become mails with consecutive numbers, a batch in one transaction.

The transaction holds only if the counter and every pending row are as they were read and no mail has its number
yet: whoever else numbers the same register, one of the two commits and the other reads again. Nothing is taken
before it is used, so that no number can be lost.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Protocol

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.log import Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registry.clocks.standing import aimed, clock_of
from chalicelib.registry.model import Mail, PendingRow, Register, Status
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Counters, Directory, Mails, PendingRows, Registers, Sheets, WorkingDays
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.entries import register_mail
from chalicelib.registry.registers.years import Years
from chalicelib.registry.relaying.model import Relayed
from chalicelib.registry.sheet import Sheet

BATCH = 30
"""Three items a number and the counter stay below the hundred of one transaction."""
MAX_BATCHES = 40
"""Batches of one call: what is left beyond 1,200 numbers is for the next wake-up."""
ATTEMPTS = 25
"""Tries of one batch before the caller is told; with registrars woken in turn one is enough."""


class Relays(Protocol):
    """Mails that come from other administrations."""

    def of_sources(self, sources: Sequence[str]) -> Mapping[str, Relayed]:
        """What stands behind each ``relay/MAIL`` among them; nothing for other sources."""


@dataclass
class Numbered:
    """What one call numbered, how many transactions it tried to that end, and the sources it found no sheet for."""

    mails: list[Mail] = field(default_factory=list)
    attempts: int = 0
    drained: bool = True
    without_sheet: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Numbering:
    """Gives numbers. Any number of these may run at once over the same register."""

    registers: Registers
    counters: Counters
    pending: PendingRows
    mails: Mails
    sheets: Sheets
    directory: Directory
    log: Log
    transactions: Transactions
    clock: Clock
    days: WorkingDays
    relays: Relays
    continuity: Continuity
    batch: int = BATCH

    def number_pending(self, register_id: str) -> Numbered:
        """Numbers every ready row of the register, at most 1,200.

        Raises ``NotFoundError`` if there is no such register, ``HeldError`` for one that waits to be reconciled,
        ``StaleError`` if others were first in every try: nothing is lost then, and calling again is right.
        """
        register, done = self.registers.get(register_id), Numbered()
        self.continuity.demand(register)
        offices = cache(lambda: Offices.of(self.directory, register.administration_id))
        for _ in range(MAX_BATCHES):
            mails = decide_again(lambda: self._number_batch(register, offices, done), ATTEMPTS)
            done.mails.extend(mails)
            if len(mails) < self.batch:
                return done
        done.drained = False
        return done

    def _number_batch(self, register: Register, offices: Callable[[], Offices], done: Numbered) -> list[Mail]:
        rows = self.pending.ready(register.id, self.batch)
        if not rows:
            return []
        relayed = self.relays.of_sources([row.source for row in rows])
        own = self.sheets.of_sources([row.source for row in rows if row.source not in relayed])
        sheets = {**own, **{source: self._dated(register, it) for source, it in relayed.items()}}
        done.without_sheet |= {row.source for row in rows} - sheets.keys()
        done.attempts += 1
        found = [(row, sheets[row.source], relayed.get(row.source)) for row in rows if row.source in sheets]
        return self._commit(register, offices, found)

    def _commit(
        self,
        register: Register,
        offices: Callable[[], Offices],
        batch: Sequence[tuple[PendingRow, Sheet, Relayed | None]],
    ) -> list[Mail]:
        now = self.clock.now()
        counter, mails = Years(self.counters, self.transactions, self.continuity).current(register, now), []
        counter = replace(counter, last_at=max(now, counter.last_at))
        self.continuity.cover(register, counter.year, counter.serial, len(batch))
        with self.transactions() as work:
            for row, sheet, relayed in batch:
                mail, record, counter = register_mail(register, counter, row, sheet, relayed)
                mail = offices().receive(mail) if mail.status is Status.TO_QUALIFY else mail
                mail = self._with_clock(mail, now)
                self.log.append(work, record)
                self.mails.add(work, mail)
                self.pending.remove_ready(work, row)
                mails.append(mail)
            if mails:
                self.counters.advance(work, counter)
        return mails

    def _dated(self, register: Register, relayed: Relayed) -> Sheet:
        """What came from elsewhere is answered by this administration's working days, counted from its first day."""
        sheet, procedure = relayed.sheet, relayed.sheet.procedure
        if not procedure.reply_within:
            return sheet
        calendar = self.days.calendar_of(register.administration_id)
        return replace(sheet, due_on=procedure.due_on(sheet.received_on, calendar))

    def _with_clock(self, mail: Mail, now: datetime) -> Mail:
        """A delay that was fixed with the sheet runs from the beginning."""
        if mail.due_on is None or not mail.is_undecided:
            return mail
        calendar = self.days.calendar_of(mail.administration_id)
        course = clock_of(mail, calendar).set_anew(mail.course, civil_date(now))
        return aimed(replace(mail, course=course), lambda: calendar)
