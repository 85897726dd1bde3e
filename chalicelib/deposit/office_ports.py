"""What the deposit needs to know of the office that has the letter: what it wrote, and what it read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class OfficeMessage:
    """What the office wrote. ``seq`` is the act's place in the mail's chain; ``kind`` is ``message`` or ``completion``,
    which names the missing ``pieces``; ``files`` are ids."""

    seq: int
    kind: str
    at: datetime
    text: str
    pieces: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class OfficeFacts:
    """``readings``: up to which of the depositor's messages somebody of the office read, by number, and when."""

    messages: tuple[OfficeMessage, ...] = ()
    readings: tuple[tuple[int, datetime], ...] = ()


class Office(Protocol):
    """The office that has the letter."""

    def facts(self, mail_id: str) -> OfficeFacts:
        """As they are now; nothing for mail that has no number yet."""
