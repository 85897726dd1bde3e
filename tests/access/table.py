"""The table of access (``routes.txt``), read. Nothing here knows any rule: what is expected was written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("routes.txt")
COLUMNS = {
    "registrar": ("own", "below", "other", "foreign"),
    "handler": ("desk", "own", "below", "other", "foreign"),
    "head": ("desk", "own", "below", "other", "foreign"),
    "signatory": ("desk", "own", "below", "other", "foreign"),
    "auditor": ("own", "below", "other", "foreign"),
    "administrator": ("own", "below", "other", "foreign"),
    "operator": ("",),
    "depositor": ("",),
    "finder": ("",),
    "anonymous": ("",),
    "program": ("whole", "lacking", "foreign"),
}
"""Who may stand where, in the order of the letters; programs at last, whose column many a line goes without."""
LETTERS = frozenset("+o~-.?>")


@dataclass(frozen=True)
class Cell:
    """One caller at one line, and the letter that is expected."""

    role: str
    relation: str
    expected: str

    @property
    def caller(self) -> str:
        """The caller's name in the world."""
        return f"{self.role}-{self.relation}" if self.relation else self.role


@dataclass(frozen=True)
class Row:
    """A line of the table: a route (with a query, where it reads one), the thing it is tried on, and its cells."""

    method: str
    path: str
    thing: str
    cells: tuple[Cell, ...]

    @property
    def route(self) -> str:
        """As the map of addresses names it."""
        return f"{self.method} {self.path.partition('?')[0]}"

    def __str__(self) -> str:
        return f"{self.method} {self.path} [{self.thing}]"


def rows() -> list[Row]:
    """Every line, in the order of the file; ``ValueError`` names one that cannot be read."""
    return list(_rows(FILE.read_text(encoding="utf-8")))


def _rows(text: str) -> Iterator[Row]:
    for line in text.splitlines():
        words = line.partition("#")[0].split()
        if not words:
            continue
        method, path, thing, *columns = words
        if len(columns) == len(COLUMNS) - 1:
            columns.append(_of_programs(path, columns[-1]))
        if len(columns) != len(COLUMNS):
            raise ValueError(f"{line}: {len(columns)} columns in the place of {len(COLUMNS)}")
        cells = [cell for role, letters in zip(COLUMNS, columns, strict=True) for cell in _cells(line, role, letters)]
        yield Row(method, path, thing, tuple(cells))


def _of_programs(path: str, anonymous: str) -> str:
    """What is expected of programs where a line says nothing of them."""
    return "-" if path.startswith("/api/v1/") else anonymous


def _cells(line: str, role: str, letters: str) -> Iterator[Cell]:
    relations = COLUMNS[role]
    each = letters * len(relations) if len(letters) == 1 else letters
    if len(each) != len(relations) or not LETTERS.issuperset(each):
        raise ValueError(f"{line}: {letters!r} for a {role}")
    yield from (Cell(role, relation, letter) for relation, letter in zip(relations, each, strict=True))
