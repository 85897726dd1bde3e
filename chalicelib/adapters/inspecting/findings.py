"""What a look into a file gathers, inside the child process that looks."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

TAIL_BYTES = 65_536 + 22  # how far from its end a ZIP archive may say where it begins (APPNOTE 4.3.16)
HEAD_BYTES = 1024  # how far into a file readers of PDF look for its header
_END_OF_ARCHIVE = b"PK\x05\x06"


class TooHeavyError(Exception):
    """The file unpacks to more than any letter needs."""


class RefusedError(Exception):
    """The file is refused without a further look; ``args[0]`` is the reason's code."""


@dataclass
class Found:
    """``reasons`` are codes for which the file is refused, ``notes`` codes of what its readers should know."""

    kind: str
    pages: int = 0
    signed: bool = False
    reasons: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    def as_json(self) -> dict[str, Any]:
        """With reasons and notes in a fixed order."""
        return {**vars(self), "reasons": sorted(self.reasons), "notes": sorted(self.notes)}


def ends_as_archive(path: Path) -> bool:
    """Whether the file ends as a ZIP archive does: what readers of ZIP would open, whatever stands at its beginning."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL_BYTES))
        tail = file.read()
    at = tail.rfind(_END_OF_ARCHIVE)
    if at < 0 or len(tail) - at < 22:
        return False
    return at + 22 + int.from_bytes(tail[at + 20 : at + 22], "little") == len(tail)


def head_of(path: Path) -> bytes:
    """The file's first kilobyte."""
    with path.open("rb") as file:
        return file.read(HEAD_BYTES)
