"""The civil years of a register: which counter numbers are now taken from, and how a new year takes over the chain."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.log import GENESIS, RegisterChain
from chalicelib.kernel.work import StaleError, Transactions
from chalicelib.registry.model import Counter, Register
from chalicelib.registry.ports import Counters
from chalicelib.registry.registers.continuity import Continuity


@dataclass(frozen=True)
class Years:
    """Opens years; each closes the one before it."""

    counters: Counters
    transactions: Transactions
    continuity: Continuity

    def current(self, register: Register, now: datetime) -> Counter:
        """The counter that numbers are now taken from: this civil year's, or the next one's if our clock lags.

        ``HeldError`` for a register that has no counter, and once had one.
        """
        year = civil_year(now)
        counter = self.counters.get(register.id, year)
        if counter is not None and counter.closed:
            counter = self.counters.get(register.id, year + 1)
        if counter is None and self._last_before(register, year) is None:
            self.continuity.demand_new(register)
        return counter or self.open(register, year, now)

    def open(self, register: Register, year: int, now: datetime) -> Counter:
        """A new civil year: serials begin again, the chain of the register goes on from the year before."""
        previous = self._last_before(register, year)
        if previous is not None and previous.closed:
            raise StaleError(f"{register.id}/{previous.year} was closed meanwhile")
        chain = previous.chain if previous else RegisterChain(register.id, 0, GENESIS)
        counter = Counter(register.id, year, 0, now, chain)
        with self.transactions() as work:
            self.counters.open_year(work, counter, previous)
        return counter

    def _last_before(self, register: Register, year: int) -> Counter | None:
        years = range(year - 1, civil_year(register.opened_at) - 2, -1)
        return next((found for found in (self.counters.get(register.id, y) for y in years) if found), None)
