"""One pass over a year's entries, in the order of their numbers: which fall into a period, and what is missing.

Nothing of the entries is kept: a register of any size is read in pages.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from chalicelib.kernel.clock import civil_date
from chalicelib.registry.closing.model import Closing
from chalicelib.registry.model import Mail
from chalicelib.registry.registers.gap import Gap

UNEXPLAINED = "unexplained"
"""The reason of a gap that nobody annotated: there is none, unless the register is damaged."""


@dataclass
class Survey:
    """Looks while the entries pass. ``gaps`` are the year's annotated ones; each counts in the period of its day."""

    closing: Closing
    gaps: list[Gap]
    missing: list[Gap] = field(default_factory=list)
    """Serials, up to the year's last, that neither stand nor are explained, whatever the period."""
    _next: int = 1
    _day: date | None = None
    _missing_within: list[Gap] = field(default_factory=list)

    def of_period(self, entries: Iterable[Mail]) -> Iterator[Mail]:
        """The entries that fall into the period; every entry of the year passes, up to its last serial."""
        for mail in entries:
            if mail.number.serial > self.closing.last_serial:
                break
            self._skip_to(mail.number.serial)
            self._day = civil_date(mail.registered_at)
            if self._day in self.closing.period:
                yield mail
        self._skip_to(self.closing.last_serial + 1)

    @property
    def gaps_within(self) -> list[Gap]:
        """Those of the period, once every entry has passed."""
        within = [gap for gap in self.gaps if civil_date(gap.at) in self.closing.period]
        return sorted([*within, *self._missing_within], key=lambda gap: gap.first)

    def _skip_to(self, serial: int) -> None:
        """What lies between two entries belongs to the day of the one before."""
        for run in self._unexplained(range(self._next, serial)):
            gap = Gap(self.closing.register_id, self.closing.period.year, *run, UNEXPLAINED, self.closing.asked_at)
            self.missing.append(gap)
            if (self._day or self.closing.period.first_day) in self.closing.period:
                self._missing_within.append(gap)
        self._next = serial + 1

    def _unexplained(self, serials: range) -> Iterator[tuple[int, int]]:
        """Runs of these serials that no gap explains: first and last of each."""
        start, stop = serials.start, serials.stop
        for gap in self.gaps:
            if gap.last < start or gap.first >= stop:
                continue
            if gap.first > start:
                yield start, gap.first - 1
            start = gap.last + 1
        if start < stop:
            yield start, stop - 1
