"""What the registry needs to know of the depositors of its mail: what they wrote and read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class DepositorMessage:
    """What a depositor wrote: ``kind`` is message, completion, withdrawal or appeal; ``files`` are ids."""

    number: int
    kind: str
    at: datetime
    text: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class DepositorFacts:
    """``readings``: up to which act of the mail, by its place in the chain, the depositor read what was written, and
    when; ``score`` is 1 to 5, 0 before they rated; ``reached`` says whether they can be told that something was
    written: who was helped at a counter need not have given an address."""

    messages: tuple[DepositorMessage, ...] = ()
    readings: tuple[tuple[int, datetime], ...] = ()
    score: int = 0
    comment: str = ""
    reached: bool = False


class Depositors(Protocol):
    """The depositors of mail."""

    def facts(self, source: str, leg: int = 0, until: datetime | None = None) -> DepositorFacts:
        """Of ``deposit/ID``, as they are now, or what was said by that instant; nothing for every other source. ``leg``
        says how many administrations had the letter before the mail whose acts were read or not."""
