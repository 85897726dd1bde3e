"""Registry numbers."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"([A-Z0-9]{2,12})-([ADI])-(\d{4})-(\d{7})")


class Direction(StrEnum):
    """Which way a mail goes; the value is the letter in its number (arrivée, départ, interne)."""

    INCOMING = "A"
    OUTGOING = "D"
    INTERNAL = "I"


@dataclass(frozen=True, order=True)
class RegistryNumber:
    """``{ENTITY}-{A|D|I}-{YYYY}-{NNNNNNN}``: unique, gapless in its register and civil year, never reused."""

    entity_code: str
    direction: Direction
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.entity_code}-{self.direction}-{self.year}-{self.serial:07d}"

    @property
    def short(self) -> str:
        """As people say it in the office: ``123/2026``."""
        return f"{self.serial}/{self.year}"

    @property
    def register_id(self) -> str:
        """The register it stands in."""
        return f"{self.entity_code}-{self.direction}"

    @classmethod
    def parse(cls, text: str) -> "RegistryNumber":
        """Reads what ``str`` wrote; ``ValueError`` on anything else."""
        match = _NUMBER.fullmatch(text.strip())
        if match is None or int(match[4]) == 0:
            raise ValueError(f"{text!r} is not a registry number")
        return cls(match[1], Direction(match[2]), int(match[3]), int(match[4]))

    @classmethod
    def of(cls, register_id: str, year: int, serial: int) -> "RegistryNumber":
        """The number with this serial in that register."""
        entity_code, _, letter = register_id.rpartition("-")
        return cls(entity_code, Direction(letter), year, serial)
