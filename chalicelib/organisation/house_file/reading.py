"""What every row of a house's file is read with: its cells, and problems told at their column."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.organisation.given import chosen, day_given
from chalicelib.organisation.house_file.lines import Line, LineProblem

_DAY_OF_SPREADSHEETS = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PLACE = re.compile(r"(\d{1,2})(?:\.(\d{1,3}))?")
Read = TypeVar("Read")


class RowState(StrEnum):
    """What is to become of it: an empty cell says that it stands."""

    OPEN = "open"
    CLOSED = "closed"


class Row(Protocol):
    """What every row bears."""

    @property
    def line(self) -> int:
        """Where it stands."""


@dataclass(frozen=True)
class LineReader:
    """Reads one line; what is wrong with its form goes to ``problems``."""

    line: Line
    problems: list[LineProblem]

    def of(self, read: Callable[[], Read], otherwise: Read, columns: Mapping[str, str] | None = None) -> Read:
        """What was read; ``otherwise``, to go on with, where it cannot be. ``columns`` are those of fields that forms
        call by another name."""
        try:
            return read()
        except InvalidError as error:
            for problem in error.problems:
                column = (columns or {}).get(problem.field, problem.field)
                self.tell(Problem(column, problem.code, **problem.params))
            return otherwise

    def tell(self, problem: Problem) -> None:
        """It is wrong at this line."""
        self.problems.append(LineProblem(self.line.number, problem))

    def is_first(self, known: Mapping[str, Row], key: str, column: str = "key") -> bool:
        """Whether the row has a key, and none before it has the same."""
        if not key:
            self.tell(Problem(column, "organisation.file_key_missing"))
        elif key in known:
            self.tell(Problem(column, "organisation.file_key_twice", line=known[key].line))
        return bool(key) and key not in known

    def has(self, *columns: str) -> bool:
        """Whether the file has the columns that this row needs and others do not."""
        lacking = [column for column in columns if column not in self.line.cells]
        for column in lacking:
            self.tell(Problem(column, "organisation.file_column_lacking", column=column))
        return not lacking

    def closed(self) -> bool:
        """Whether it is to end."""
        state = self.line["state"].casefold() or RowState.OPEN
        return self.of(lambda: chosen(RowState, "state", state), RowState.OPEN) is RowState.CLOSED


def day_of(cell: str) -> str:
    """``2026-11-22``, also where it is ``22/11/2026`` as spreadsheets of this country write it."""
    of_spreadsheet = _DAY_OF_SPREADSHEETS.fullmatch(cell)
    if of_spreadsheet is None:
        return cell
    day, month, year = of_spreadsheet.groups()
    return f"{year}-{month:0>2}-{day:0>2}"


def day_in(column: str, cell: str) -> date | None:
    """The civil day, None for an empty cell; ``InvalidError`` at the column."""
    return day_given(column, day_of(cell)) if cell else None


def place_of(cell: str) -> str:
    """``04`` and ``04.420``, also where a spreadsheet took them for the numbers 4 and 4.42."""
    number = _PLACE.fullmatch(cell.replace(",", "."))
    if number is None:
        return cell
    region, province = number.groups()
    return f"{region:0>2}" + (f".{province:0<3}" if province else "")
