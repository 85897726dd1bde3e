"""Reconciles a register with the evidence once a backup was restored, so that it numbers again and reuses nothing.

Every number that was ever given lies at or below a mark in the evidence bucket: so do those on receipts, on sealed
replies and in closing statements. The counter is raised to the highest mark; what lies between is a gap with its
reason, in the register's chain and in each of its reports. Every step may run again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from chalicelib.kernel.clock import Clock, civil_year
from chalicelib.kernel.log import Act, Actor, Chain, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registry.model import Counter, Register
from chalicelib.registry.ports import Counters, Gaps
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.number import RegistryNumber
from chalicelib.registry.registers.years import Years

RESTORED = "restored"


@dataclass(frozen=True)
class Restoring:
    """The operator's act after a restore."""

    continuity: Continuity
    counters: Counters
    gaps: Gaps
    log: Log
    transactions: Transactions
    clock: Clock

    def held(self) -> Iterator[Register]:
        """The registers of the platform that wait to be reconciled."""
        registers = self.continuity.registers
        known = (registers.get(listed.id) for listed in registers.all())
        return (register for register in known if self.continuity.is_held(register))

    def reconcile(self, register_id: str, actor: Actor) -> list[Gap]:
        """Raises the register's counters above all that may have been given, and lets it number again.

        Returns the gaps that this made; nothing for a register that is not held.
        """
        register = self.continuity.registers.get(register_id)
        if not self.continuity.is_held(register):
            return []
        made: list[Gap] = []
        for year, serial in sorted(self.continuity.marks.highest(register_id).items()):
            made += decide_again(partial(self._raise, register, year, serial, actor))
        self.continuity.registers.release(register)
        return made

    def _raise(self, register: Register, year: int, serial: int, actor: Actor) -> list[Gap]:
        """A year that was closed before the backup gave nothing after it, and stays as it is."""
        counter = self.counters.get(register.id, year) or self._opened(register, year)
        if counter is None or counter.closed or counter.serial >= serial:
            return []
        now = self.clock.now()
        gap = Gap(register.id, year, counter.serial + 1, serial, RESTORED, now)
        act = Act("RegisterRestored", now, actor, register.administration_id, _detail(gap))
        record, _ = Chain.start(f"restore/{register.id}/{year}/{gap.first}").append(act, counter.chain)
        raised = replace(counter, serial=serial, last_at=max(now, counter.last_at), chain=counter.chain.follow(record))
        with self.transactions() as work:
            self.log.append(work, record)
            self.counters.advance(work, raised)
            self.gaps.add(work, gap)
        return [gap]

    def _opened(self, register: Register, year: int) -> Counter | None:
        """The counter of a year that the backup does not know; None before one that it does, which took over the chain
        without it."""
        this_year = civil_year(self.clock.now())
        if any(self.counters.get(register.id, later) for later in range(year + 1, this_year + 2)):
            return None
        return Years(self.counters, self.transactions, self.continuity).open(register, year, self.clock.now())


def _detail(gap: Gap) -> dict[str, object]:
    return {
        "register_id": gap.register_id,
        "year": gap.year,
        "first": gap.first,
        "last": gap.last,
        "first_number": str(RegistryNumber.of(gap.register_id, gap.year, gap.first)),
        "last_number": str(RegistryNumber.of(gap.register_id, gap.year, gap.last)),
        "reason": gap.reason,
    }
