"""Copies of what is held about a person, made for that person: what is written of their letters, and their papers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from chalicelib.bundles.archive import plain_pieces
from chalicelib.bundles.making import Made
from chalicelib.bundles.model import safe_name
from chalicelib.bundles.people_readme import readme
from chalicelib.bundles.ports import Shelf
from chalicelib.bundles.spool import Workplace
from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.digests import canonical_json

MOST_BYTES = 2 * 1024**3
"""Of papers in one copy: some minutes' work. Those beyond are named, and stay behind their letter's page."""
VERSION = 1
SCHEMA = Path(__file__).parent / "personal.schema.json"
_PIECE_BYTES = 1 << 20

Opened = Callable[[], Iterable[bytes]]


@dataclass(frozen=True)
class Paper:
    """A file or a receipt of a letter. ``said`` is what is written of it; ``opened`` is None where its bytes are not to
    be had (refused, or taken back)."""

    said: Mapping[str, Any]
    name: str
    size_bytes: int
    opened: Opened | None


@dataclass(frozen=True)
class HeldLetter:
    """What is held of one letter: JSON values, and its papers."""

    said: Mapping[str, Any]
    files: Sequence[Paper]
    receipts: Sequence[Paper]


class HeldLetters(Protocol):
    """What is held about whoever has proved an address."""

    def of(self, address_digest: str) -> Iterator[HeldLetter]:
        """Of every letter deposited with it, the newest first."""


@dataclass(frozen=True)
class CopyMaker:
    """Makes them. Twice is harmless: the same key is written again, whole."""

    letters: HeldLetters
    shelf: Shelf
    workplace: Workplace
    clock: Clock
    host: str

    def make(self, subject: str, key: str) -> Made:
        """The copy of ``person/DIGEST``, under that key; what is written grows on disk, papers go through in pieces."""
        with self.workplace() as folder:
            data, enclosed = folder / "data.json", Enclosed()
            count = self._write(data, subject.partition("/")[2], enclosed)
            files: list[tuple[str, Opened]] = [
                ("README.txt", lambda: (readme(self.host),)),
                ("data.schema.json", lambda: (SCHEMA.read_bytes(),)),
                ("data.json", partial(_pieces, data)),
                *enclosed.papers,
            ]
            size_bytes = self.shelf.put(key, plain_pieces(files))
        return Made(key, size_bytes, count)

    def _write(self, path: Path, address_digest: str, enclosed: "Enclosed") -> int:
        count = 0
        with path.open("wb") as file:
            begun = {"version": VERSION, "platform": self.host, "made_at": to_iso(self.clock.now())}
            file.write(canonical_json(begun)[:-1] + b',"letters":[')
            for letter in self.letters.of(address_digest):
                count += 1
                file.write((b",\n" if count > 1 else b"\n") + canonical_json(enclosed.take(letter, count)))
            file.write(b"\n]}\n")
        return count


class Enclosed:
    """The papers that go along, as long as there is room."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self.papers: list[tuple[str, Opened]] = []
        self._left = most_bytes

    def take(self, letter: HeldLetter, place: int) -> Mapping[str, Any]:
        """What is written of a letter, with the path of each of its papers; null for one that is not enclosed."""
        groups = {"files": letter.files, "receipts": letter.receipts}
        return {
            **letter.said,
            **{
                group: [
                    {
                        **paper.said,
                        "path": self._enclose(
                            f"letters/{place:04d}/{group}/{number:02d}-{safe_name(paper.name)}", paper
                        ),
                    }
                    for number, paper in enumerate(papers, 1)
                ]
                for group, papers in groups.items()
            },
        }

    def _enclose(self, path: str, paper: Paper) -> str | None:
        if paper.opened is None or paper.size_bytes > self._left:
            return None
        self._left -= paper.size_bytes
        self.papers.append((path, paper.opened))
        return path


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece
