"""What a form or a program says, read into what the use cases take: names, days, choices; every problem at once."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_line

Choice = TypeVar("Choice", bound=StrEnum)
Read = TypeVar("Read")


class Reading:
    """Reads the fields of a form, one after the other, so that every problem is told at once."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def of(self, read: Callable[[], Read], otherwise: Read) -> Read:
        """What was read; ``otherwise``, to go on with, where it cannot be."""
        try:
            return read()
        except InvalidError as error:
            self._problems += error.problems
            return otherwise

    def demand(self) -> None:
        """``InvalidError`` with what could not be read."""
        if self._problems:
            raise InvalidError(self._problems)


def name_given(ar: str, fr: str) -> Bilingual:
    """A name on one line in each language."""
    return Bilingual(clean_line(ar), clean_line(fr))


def chosen(choices: type[Choice], field: str, typed: str) -> Choice:
    """The choice of that value; ``InvalidError`` at the field where there is no such choice."""
    if typed not in set(choices):
        raise InvalidError([Problem(field, "body.unknown_choice")])
    return choices(typed)


def day_given(field: str, typed: str) -> date:
    """A civil day written ``2026-11-22``; ``InvalidError`` at the field."""
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise InvalidError([Problem(field, "organisation.day_form")]) from error
