"""Bundles of registers: what a closing was made of, and the stretch of the register's chain that shows it is all.

The stretch begins with a record of before the period, so that nothing of the period can lie before it, and ends where
the closing was frozen. So it is as long as its period, whatever the register holds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from chalicelib.bundles.log_members import STRETCH, LogRecord, log_members
from chalicelib.bundles.making import Made, bind
from chalicelib.bundles.model import Kind, Member, Role
from chalicelib.bundles.ports import Platform, Shelf
from chalicelib.bundles.readme import readme
from chalicelib.bundles.register_ports import Closed, Closings, Paper, RegisterChains, TreeAtHead
from chalicelib.bundles.spool import Workplace, spooled
from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.digests import canonical_json
from chalicelib.kernel.errors import ConflictError, UnavailableError

MOST_RECORDS = 150_000
"""What one run makes in its time, and the verifier reads: longer periods are closed in parts."""
EARLY = timedelta(days=1)
"""So long before its first day a record is of before the period, whatever a clock or the legal time said."""
_LOOKED_BACK, _STEP = 1000, 50


@dataclass(frozen=True)
class RegisterMaker:
    """Makes them. Twice is harmless: the same key is written again, whole."""

    closings: Closings
    chains: RegisterChains
    tree: TreeAtHead
    platform: Platform
    shelf: Shelf
    workplace: Workplace
    clock: Clock

    def make(self, subject: str, key: str) -> Made:
        """The bundle of ``closing/REGISTER/PERIOD``, under that key.

        ``UnavailableError``: ``bundles.not_in_tree_yet`` while index or newest head lack a record, for which a head is
        asked; ``bundles.member_changed``. ``ConflictError`` ``bundles.too_long``. ``NotFoundError`` for what is none.
        """
        closed = self.closings.closed(subject)
        first = self._first(closed)
        count = closed.last_seq - first + 1
        if count > MOST_RECORDS:
            raise ConflictError("bundles.too_long", most=MOST_RECORDS)
        size, head = self.tree.head() or (0, b"")
        with self.workplace() as folder:
            members = [
                Member.of("README.txt", Role.README, readme(Kind.REGISTER, self.platform.issuer)),
                *log_members(self._stretches(closed, first), partial(self._proven, size), folder),
                Member.of("log/head.json", Role.HEAD, head),
                *(_kept(paper, folder) for paper in closed.papers),
                Member.of("keys/keys.json", Role.KEYS, canonical_json(self.platform.keys())),
                *closed.material,
            ]
            size_bytes = bind(self, Kind.REGISTER, closed.register_id, members, key)
        return Made(key, size_bytes, count)

    def _first(self, closed: Closed) -> int:
        """The place of the last record that is surely of before the period and may be shown; 1 where there is none."""
        before = datetime.combine(closed.since, time(), UTC) - EARLY
        found = self._last_before(closed, before)
        lowest = max(0, found - _LOOKED_BACK)
        for last in range(found, lowest, -_STEP):
            first = max(lowest + 1, last - _STEP + 1)
            records = list(enumerate(self._stretch(closed, first, last), first))
            for seq, record in reversed(records):
                if record.shown and record.body["at"] < to_iso(before):
                    return seq
        return lowest + 1

    def _last_before(self, closed: Closed, instant: datetime) -> int:
        """By halves: acts follow one another in the chain as in time, or nearly."""
        low, high = 0, closed.last_seq
        while low < high:
            middle = (low + high + 1) // 2
            found = self.chains.instant(closed.register_id, middle)
            if found is None:
                raise self._not_yet()
            low, high = (middle, high) if found < instant else (low, middle - 1)
        return low

    def _stretches(self, closed: Closed, first: int) -> Iterator[Sequence[LogRecord]]:
        for begin in range(first, closed.last_seq + 1, STRETCH):
            yield self._stretch(closed, begin, min(begin + STRETCH - 1, closed.last_seq))

    def _stretch(self, closed: Closed, first: int, last: int) -> list[LogRecord]:
        found = list(self.chains.stretch(closed.register_id, first, last))
        if len(found) != last - first + 1:
            raise self._not_yet()
        return found

    def _proven(self, size: int, hashes: Sequence[str]) -> Sequence[Mapping[str, Any]]:
        proofs = self.tree.under(size, hashes)
        if proofs is None:
            raise self._not_yet()
        return proofs

    def _not_yet(self) -> UnavailableError:
        self.tree.ask_for_head()
        return UnavailableError("bundles.not_in_tree_yet")


def _kept(paper: Paper, folder: Path) -> Member:
    member = spooled(folder, paper.path, paper.role, paper.opened())
    if member.sha256 != paper.sha256:
        raise UnavailableError("bundles.member_changed", path=paper.path)
    return member
