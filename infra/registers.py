"""``python -m infra registers``: after a restored backup, which registers are held, and their reconciliation."""

from collections.abc import Iterable
from dataclasses import dataclass

from chalicelib.kernel.log import Actor
from chalicelib.registry.model import Register
from chalicelib.registry.registers.gap import Gap
from chalicelib.registry.registers.number import RegistryNumber
from chalicelib.registry.registers.restoring import Restoring
from infra.stack import Stack

OPERATOR = Actor("operator")
"""Whoever has the stack's credentials; CloudTrail says who that was."""


@dataclass(frozen=True)
class Registers:
    """What an operator does to registers; each prints what it did and returns the exit status."""

    restoring: Restoring

    def held(self) -> int:
        """Those that wait to be reconciled; 1 if there are any."""
        found = [register.id for register in self.restoring.held()]
        print("\n".join(found) if found else "No register is held.")
        return 1 if found else 0

    def hold(self, register_ids: Iterable[str]) -> int:
        """Has them number no more until they are reconciled; all of the platform's, where none is named."""
        for register in self._named(register_ids):
            self.restoring.continuity.registers.hold(register)
            print(f"{register.id}: held")
        return 0

    def reconcile(self, register_ids: Iterable[str]) -> int:
        """Raises their counters above every number that may have been given, and has them number again."""
        for register in self._named(register_ids):
            if self.restoring.continuity.is_held(register):
                gaps = self.restoring.reconcile(register.id, OPERATOR)
                print(f"{register.id}: {'; '.join(map(_told, gaps)) or 'nothing was lost'}")
        return 0

    def _named(self, register_ids: Iterable[str]) -> Iterable[Register]:
        registers = self.restoring.continuity.registers
        ids = list(register_ids) or [register.id for register in registers.all()]
        return (registers.get(register_id) for register_id in ids)


def of_stack(stack_name: str) -> Registers:
    """The registers of a deployed stack."""
    return Registers(Stack.deployed(stack_name).restoring)


def _told(gap: Gap) -> str:
    first, last = (RegistryNumber.of(gap.register_id, gap.year, serial) for serial in (gap.first, gap.last))
    return f"{first} to {last} are never used"
