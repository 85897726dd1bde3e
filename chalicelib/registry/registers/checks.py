"""Is a register whole? Every serial of a year, from 1 to the last given, stands exactly once."""

from collections import Counter as Tally
from dataclasses import dataclass, field

from chalicelib.registry.ports import Counters, Gaps, Mails
from chalicelib.registry.registers.gap import Gap


@dataclass(frozen=True)
class RegisterCheck:
    """What was found in a register's year: its last serial, the serials that are missing or stand twice, and those that
    it never used for a reason, which are not missing."""

    register_id: str
    year: int
    last_serial: int
    missing: tuple[int, ...] = field(default=())
    doubled: tuple[int, ...] = field(default=())
    gaps: tuple[Gap, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """True when every number from 1 to the last stands exactly once, or in a gap that says why it does not."""
        return not self.missing and not self.doubled


@dataclass(frozen=True)
class RegisterChecks:
    """Looks for gaps and doubles."""

    counters: Counters
    mails: Mails
    gaps: Gaps

    def check_register(self, register_id: str, year: int) -> RegisterCheck:
        """What is missing or doubled. The entries are read from an index that may lag by moments: a gap just
        after a numbering is checked again before anybody is alarmed."""
        counter = self.counters.get(register_id, year)
        last = counter.serial if counter else 0
        standing = Tally(self.mails.serials(register_id, year))
        gaps = self.gaps.of_year(register_id, year)
        explained = {serial for gap in gaps for serial in range(gap.first, gap.last + 1)}
        missing = tuple(serial for serial in range(1, last + 1) if serial not in standing and serial not in explained)
        doubled = tuple(sorted(serial for serial, times in standing.items() if times > 1 or serial > last))
        return RegisterCheck(register_id, year, last, missing, doubled, tuple(gaps))
