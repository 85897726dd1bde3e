"""What a form or a program says of entities and desks, read into what the use cases take."""

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import TypeVar

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.desks import DeskGiven
from chalicelib.organisation.entities import EntityGiven
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.people import PersonGiven

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


def entity_given(name_ar: str, name_fr: str, code: str, kind: str, place: str) -> EntityGiven:
    """``InvalidError`` for a kind that is none; the rest is judged by the use case."""
    name = name_given(name_ar, name_fr)
    return EntityGiven(name, clean_line(code).upper(), chosen(EntityKind, "kind", kind), place)


def desk_given(name_ar: str, name_fr: str, entity_id: str, roles: Iterable[str], clearance: str) -> DeskGiven:
    """``InvalidError`` for a role or a clearance that is none; the rest is judged by the use case."""
    given = frozenset(chosen(Role, "roles", role) for role in roles)
    return DeskGiven(name_given(name_ar, name_fr), entity_id, given, chosen(Confidentiality, "clearance", clearance))


def person_given(name_ar: str, name_fr: str, email: str) -> PersonGiven:
    """A person's names on one line each, and their address."""
    return PersonGiven(name_given(name_ar, name_fr), clean_line(email))


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
