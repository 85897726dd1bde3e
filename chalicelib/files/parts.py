"""How a large file is cut into parts (S3 user guide, "Multipart upload"), and what storage holds of them."""

from collections.abc import Iterable
from dataclasses import dataclass

MAX_FILE_BYTES = 200 * 1024 * 1024
SMALLEST_PART_BYTES = 5 * 1024 * 1024
"""S3 takes no smaller part but the last; a larger file of 200 MB then has forty parts at most."""


@dataclass(frozen=True)
class HeldPart:
    """One part as storage holds it. ``sha256`` is in hexadecimal, over the part; ``etag`` is storage's own mark."""

    number: int
    size_bytes: int
    sha256: str
    etag: str


@dataclass(frozen=True)
class Parts:
    """A file of ``size_bytes`` cut into parts of ``part_bytes``, the last one smaller; numbers begin at 1.

    ``upload_id`` names what gathers them in storage; empty until that was begun.
    """

    size_bytes: int
    part_bytes: int
    upload_id: str = ""

    @property
    def count(self) -> int:
        """How many parts there are."""
        return -(-self.size_bytes // self.part_bytes)

    def has(self, number: int) -> bool:
        """Whether there is a part of this number."""
        return 1 <= number <= self.count

    def size_of(self, number: int) -> int:
        """The size of one part, in bytes."""
        return self.part_bytes if number < self.count else self.size_bytes - self.part_bytes * (self.count - 1)

    def lacking(self, held: Iterable[HeldPart]) -> list[int]:
        """The numbers of the parts that storage does not hold, or not in their size."""
        there = {part.number for part in held if self.has(part.number) and part.size_bytes == self.size_of(part.number)}
        return [number for number in range(1, self.count + 1) if number not in there]
