"""The closing of years, each day for those that ended: one that a run missed is closed by the next, whichever it is."""

from dataclasses import dataclass, field

from chalicelib.kernel.clock import Clock, civil_year
from chalicelib.kernel.log import SYSTEM
from chalicelib.registry.closing.freezing import Freezing
from chalicelib.registry.closing.model import Period
from chalicelib.registry.closing.ports import Closings
from chalicelib.registry.model import Register
from chalicelib.registry.ports import Registers


@dataclass
class Run:
    """How many closings one run began, and the registers that it could not close, each with why."""

    begun: int = 0
    failed: list[tuple[str, Exception]] = field(default_factory=list)


@dataclass(frozen=True)
class YearlyClosing:
    """Run as often as one likes: a year is closed once. Administrations out of service keep their registers."""

    registers: Registers
    closings: Closings
    freezing: Freezing
    clock: Clock

    def close_ended(self) -> Run:
        """Begins the closing of every ended year of every register that has none. One that fails stops no other."""
        run = Run()
        for register in self.registers.all():
            try:
                run.begun += self._close(register)
            except Exception as error:  # noqa: BLE001  # one register's trouble must not keep the others open
                run.failed.append((register.id, error))
        return run

    def _close(self, listed: Register) -> int:
        ended = [Period.of_year(year) for year in self._ended_years(listed)]
        closed = self.closings.ids(listed.id) if ended else frozenset()
        left = [period for period in ended if period.id not in closed]
        register = self.registers.get(listed.id) if left else listed
        for period in left:
            self.freezing.freeze(register, period, SYSTEM)
        return len(left)

    def _ended_years(self, register: Register) -> range:
        return range(civil_year(register.opened_at), civil_year(self.clock.now()))
