"""What a form or a program says of entities and desks, read into what the use cases take."""

from collections.abc import Iterable

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.given import chosen, name_given
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.structure.desks import DeskGiven
from chalicelib.organisation.structure.entities import EntityGiven


def entity_given(name_ar: str, name_fr: str, code: str, kind: str, place: str) -> EntityGiven:
    """``InvalidError`` for a kind that is none; the rest is judged by the use case."""
    name = name_given(name_ar, name_fr)
    return EntityGiven(name, clean_line(code).upper(), chosen(EntityKind, "kind", kind), place)


def desk_given(name_ar: str, name_fr: str, entity_id: str, roles: Iterable[str], clearance: str) -> DeskGiven:
    """``InvalidError`` for a role or a clearance that is none; the rest is judged by the use case."""
    given = frozenset(chosen(Role, "roles", role) for role in roles)
    return DeskGiven(name_given(name_ar, name_fr), entity_id, given, chosen(Confidentiality, "clearance", clearance))
