"""The organisation's neighbours, in its own words."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.organisation.model import Administration
from chalicelib.registry import ports
from chalicelib.registry.model import Register


@dataclass(frozen=True)
class RegistersOfOrganisation:
    """The port ``Registers``."""

    registers: ports.Registers
    clock: Clock

    def open(self, administration: Administration, letters: Sequence[str]) -> None:
        """One register for each letter; those that are open stay as they are."""
        for letter in letters:
            register_id = f"{administration.code}-{letter}"
            self.registers.open(Register(register_id, administration.id, administration.entity_id, self.clock.now()))
