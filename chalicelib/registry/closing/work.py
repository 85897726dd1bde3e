"""Makes what a closing consists of: the entries as a file, the sealed register, the signed statement.

Every step may run again, whatever crashed: each file is kept once under a key of its own, and what was kept first is
what the next steps go on from and count; one transaction makes the closing done, with its record in the register's
chain.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.errors import NotFoundError, UnavailableError
from chalicelib.kernel.log import SYSTEM, Act, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registry.closing.freezing import ATTEMPTS
from chalicelib.registry.closing.model import ENTRIES, REGISTER, STATEMENT, Closing, ClosingState, Totals
from chalicelib.registry.closing.ports import Bodies, Closings, LockedFiles, RegisterPapers, RegisterSealer, Statements
from chalicelib.registry.model import Mail
from chalicelib.registry.ports import Counters, Directory, Gaps, Mails
from chalicelib.registry.registers import entry_rows
from chalicelib.registry.registers.entries import current_counter
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.survey import Survey

PAGE = 500
"""Entries read at once: a megabyte at most, whatever the register holds."""
SETTLING = timedelta(minutes=10)
"""The index of entries may lag: a number that it does not show is only believed to be missing after so long."""


@dataclass(frozen=True)
class ClosingWork:
    """``workplace`` gives a directory that is gone afterwards."""

    closings: Closings
    counters: Counters
    mails: Mails
    gaps: Gaps
    directory: Directory
    bodies: Bodies
    papers: RegisterPapers
    sealer: RegisterSealer
    statements: Statements
    files: LockedFiles
    workplace: Callable[[], AbstractContextManager[Path]]
    log: Log
    transactions: Transactions
    clock: Clock

    def work(self, register_id: str, closing_id: str, correlation_id: str = "") -> Closing:
        """The closing, done. ``UnavailableError`` while the register's last entries cannot be seen yet."""
        closing = self._get(register_id, closing_id)
        if closing.is_done:
            return closing
        with self.workplace() as place:
            gaps, level = self._entries(closing, place / ENTRIES)
            entries = self.files.put_once(closing.key(ENTRIES), place / ENTRIES, "text/csv; charset=utf-8")
            totals = entry_rows.totals(place / ENTRIES, gaps)
            register, trust = self._register(closing, totals, place)
            statement = self._statement(closing, totals, {ENTRIES: entries, REGISTER: register}, place / STATEMENT)
        sha256 = {ENTRIES: entries, REGISTER: register, STATEMENT: statement}
        made = replace(closing, confidentiality=level, sha256=sha256, trust=trust)
        return decide_again(lambda: self._settle(made, totals, correlation_id), ATTEMPTS)

    def _entries(self, closing: Closing, path: Path) -> tuple[list[Gap], Confidentiality]:
        """Writes them; the gaps among them, and the highest confidentiality that one of them has."""
        survey = Survey(closing, self.gaps.of_year(closing.register_id, closing.period.year))
        entities = {it.id: it for it in self.directory.entities(closing.administration_id)}
        levels: set[Confidentiality] = set()

        def rows() -> Iterator[list[str]]:
            for mail in survey.of_period(self._of_year(closing)):
                levels.add(mail.sheet.confidentiality)
                yield entry_rows.row_of(mail, closing, entities)

        entry_rows.write(path, rows())
        if survey.missing and self.clock.now() < closing.asked_at + SETTLING:
            raise UnavailableError("registry.register_settling")
        highest = next((it for it in reversed(Confidentiality) if it in levels), Confidentiality.ORDINARY)
        return survey.gaps_within, highest

    def _of_year(self, closing: Closing) -> Iterator[Mail]:
        cursor, read = None, 0
        while True:
            page = self.mails.entries(closing.register_id, closing.period.year, cursor, PAGE, newest_first=False)
            yield from page.items
            cursor, read = page.next_cursor, read + len(page.items)
            self.closings.note(closing, min(read, closing.last_serial))
            if cursor is None:
                return

    def _register(self, closing: Closing, totals: Totals, place: Path) -> tuple[str, str]:
        """Set from the file that is kept, so that both say the same."""
        path, body = place / REGISTER, self.bodies.body(closing.administration_id)
        self.papers.typeset(closing, body, totals, entry_rows.read(place / ENTRIES), path)
        trust = self.sealer.seal(path, body.seal_key_id)
        return self.files.put_sealed(closing.key(REGISTER), path, trust, self.clock.now()), trust

    def _statement(self, closing: Closing, totals: Totals, sha256: Mapping[str, str], path: Path) -> str:
        path.write_text(self.statements.sign(self._claims(closing, totals, sha256)))
        return self.files.put_once(closing.key(STATEMENT), path, "application/jose")

    def _claims(self, closing: Closing, totals: Totals, sha256: Mapping[str, str]) -> dict[str, Any]:
        """See ``infra/verify/FORMATS.md``."""
        return {
            "version": 1,
            "issuer": self.statements.issuer,
            "administration": closing.administration_id,
            "register": closing.register_id,
            "direction": closing.register_id.rpartition("-")[2],
            "from": closing.period.first_day.isoformat(),
            "to": closing.period.last_day.isoformat(),
            "first": totals.first,
            "last": totals.last,
            "count": totals.count,
            "voided": list(totals.voided),
            "gaps": [{"first": gap.first, "last": gap.last, "reason": gap.reason} for gap in totals.gaps],
            "chain": {"seq": closing.frozen.seq, "head": closing.frozen.head},
            "entries_sha256": sha256[ENTRIES],
            "register_sha256": sha256[REGISTER],
            "at": to_iso(closing.asked_at),
        }

    def _settle(self, made: Closing, totals: Totals, correlation_id: str) -> Closing:
        closing = self._get(made.register_id, made.id)
        if closing.is_done:
            return closing
        now = self.clock.now()
        counter = current_counter(self.counters, closing.register_id, now)
        done = replace(
            closing,
            state=ClosingState.DONE,
            read=closing.last_serial,
            first=totals.first,
            last=totals.last,
            count=totals.count,
            voided=len(totals.voided),
            gaps=sum(gap.last - gap.first + 1 for gap in totals.gaps),
            confidentiality=made.confidentiality,
            sha256=made.sha256,
            trust=made.trust,
        )
        act = Act("RegisterClosed", now, SYSTEM, done.administration_id, _detail(done), correlation_id=correlation_id)
        record, chain = done.chain.append(act, counter.chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.closings.save(work, replace(done, chain=chain))
            self.counters.advance(work, replace(counter, chain=counter.chain.follow(record)))
        return replace(done, chain=chain, version=done.version + 1)

    def _get(self, register_id: str, closing_id: str) -> Closing:
        closing = self.closings.get(register_id, closing_id)
        if closing is None:
            raise NotFoundError("not_found")
        return closing


def _detail(closing: Closing) -> dict[str, Any]:
    return {
        "register_id": closing.register_id,
        "closing_id": closing.id,
        "from": closing.period.first_day.isoformat(),
        "to": closing.period.last_day.isoformat(),
        "first": closing.first,
        "last": closing.last,
        "count": closing.count,
        "voided": closing.voided,
        "gaps": closing.gaps,
        "key": closing.key(STATEMENT),
        "register_key": closing.key(REGISTER),
        "sha256": dict(closing.sha256),
        "trust": closing.trust,
    }
