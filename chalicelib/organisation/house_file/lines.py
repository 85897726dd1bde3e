"""The file of a house as lines of named cells: what a spreadsheet, or a person, may have made of it is read kindly.

Semicolons, commas or tabs; any line ends; with or without a byte order mark; columns in any order. What cannot be read
is told with its line, as a spreadsheet counts them.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Protocol

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.text import clean_line, clean_text
from chalicelib.organisation.house_file.cells import COLUMNS, OF_SEVERAL_LINES, OF_SOME_ROWS, unescaped

MOST_LINES = 20_000
_DELIMITERS = ";,\t"


@dataclass(frozen=True)
class Line:
    """A row of the table by the line it begins on; every column of the file has its cell, which may be empty."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True)
class LineProblem:
    """One thing wrong at a line: the problem's field is the column, empty for the whole line."""

    line: int
    problem: Problem


class _Reader(Protocol):
    """What ``csv.reader`` gives; ``line_num`` is the last line of the row that was read."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


def read_lines(content: bytes) -> tuple[list[Line], list[LineProblem]]:
    """Its lines but for the heads and empty ones, and everything that could not be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [LineProblem(content.count(b"\n", 0, error.start) + 1, Problem("", "organisation.file_not_utf8"))]
    return _read(csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))


def _read(reader: _Reader) -> tuple[list[Line], list[LineProblem]]:
    lines: list[Line] = []
    problems: list[LineProblem] = []
    try:
        heads = [head.strip().casefold() for head in next(iter(reader), [])]
        problems += (LineProblem(1, problem) for problem in _head_problems(heads))
        for number, cells in [] if problems else _numbered(reader):
            lines.append(Line(number, dict(map(_cell, heads, cells)) | _absent(heads, cells)))
            if any(cell.strip() for cell in cells[len(heads) :]):
                problems.append(LineProblem(number, Problem("", "organisation.file_cells_left_over")))
            if len(lines) > MOST_LINES:
                return [], [LineProblem(number, Problem("", "organisation.file_too_long", limit=MOST_LINES))]
    except csv.Error:
        problems.append(LineProblem(reader.line_num, Problem("", "organisation.file_quotes")))
    return lines, problems


def _numbered(reader: _Reader) -> Iterator[tuple[int, list[str]]]:
    """Each row that says something, with the line it begins on: a cell in quotes may hold line ends."""
    begins = reader.line_num + 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield begins, cells
        begins = reader.line_num + 1


def _head_problems(heads: Sequence[str]) -> Iterator[Problem]:
    counted = Counter(heads)
    for column in COLUMNS:
        if column not in counted and column not in OF_SOME_ROWS:
            yield Problem(column, "organisation.file_column_lacking", column=column)
    for head, count in counted.items():
        if head and head not in COLUMNS:
            yield Problem(head[:40], "organisation.file_column_unknown", column=head[:40])
        elif head and count > 1:
            yield Problem(head, "organisation.file_column_twice", column=head)


def _absent(heads: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(heads[len(cells) :], "")


def _cell(head: str, written: str) -> tuple[str, str]:
    cleaned = clean_text if head in OF_SEVERAL_LINES else clean_line
    return head, unescaped(cleaned(written))


def _delimiter(text: str) -> str:
    """The one that parts most of the heads."""
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
