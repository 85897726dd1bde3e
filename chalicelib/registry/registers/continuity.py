"""Does a register go on from where it was? Asked before each numbering, so that no restored backup reuses a number.

A table that goes back to an earlier instant takes the counters with it; what was given meanwhile stands on receipts
that people hold. Two things tell, and nobody has to remember: a backup is always restored into another table, whose
epoch is not the register's; and each block of numbers leaves a mark where no backup reaches, before the first of them
is given.
"""

from dataclasses import dataclass, field
from typing import NoReturn

from chalicelib.kernel.errors import UnavailableError
from chalicelib.kernel.work import StaleError
from chalicelib.registry.model import Register
from chalicelib.registry.ports import Counters, NumberMarks, Registers

BLOCK = 50
"""Numbers that a mark covers: what a crash, or a restored backup, can cost at most beyond what was given."""


class HeldError(UnavailableError):
    """The register waits to be reconciled with the evidence: what is deposited stays pending meanwhile."""

    def __init__(self, register_id: str) -> None:
        super().__init__("registry.register_held", register=register_id)


@dataclass(frozen=True)
class Continuity:
    """Lets a register number, or not."""

    registers: Registers
    counters: Counters
    marks: NumberMarks
    _seen: set[tuple[str, int]] = field(default_factory=set)

    def is_held(self, register: Register) -> bool:
        """Whether it waits to be reconciled."""
        return register.epoch != self.registers.epoch()

    def demand(self, register: Register) -> None:
        """``HeldError`` for a register that waits to be reconciled."""
        if self.is_held(register):
            raise HeldError(register.id)

    def demand_new(self, register: Register) -> None:
        """Before the first counter of a register, which then has no mark: one that was opened anew under its code,
        because the backup knows nothing of it, closes itself. ``StaleError`` where another opened the first meanwhile:
        a counter stands before its marks do."""
        marked = self.marks.highest(register.id)
        if any(self.counters.get(register.id, year) for year in marked):
            raise StaleError(f"{register.id} was begun meanwhile")
        if marked:
            self._hold(register)

    def cover(self, register: Register, year: int, last: int, count: int) -> None:
        """Leaves the marks of the next ``count`` numbers after ``last``, to be called before they are given.

        A mark that the counter's own cannot have left means that the counter went back: the register closes itself.
        Each process looks for one at its first number of a register and year. ``StaleError`` where others gave numbers
        between the counter and the look.
        """
        if (register.id, year) not in self._seen:
            if self.marks.beyond(register.id, year, block_end(last) + BLOCK):
                now = self.counters.get(register.id, year)
                if now is not None and now.serial > last:
                    raise StaleError(f"{register.id}/{year} went on meanwhile")
                self._hold(register)
            self._seen.add((register.id, year))
        for end in range(block_end(last) + BLOCK, block_end(last + count) + BLOCK, BLOCK):
            self.marks.leave(register.id, year, end)

    def _hold(self, register: Register) -> NoReturn:
        self.registers.hold(register)
        raise HeldError(register.id)


def block_end(serial: int) -> int:
    """The last number of the block that this one stands in; 0 before the first."""
    return -(-serial // BLOCK) * BLOCK
