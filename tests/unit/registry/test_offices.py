"""Whose office looks after a mail that waits to be qualified."""

from dataclasses import replace

import pytest

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.facts import DeskFacts, EntityFacts
from chalicelib.registry.offices import Offices

NAME = Bilingual("مصلحة", "Service")
SECRET = Confidentiality.SECRET
TREE = {"commune": "", "planning": "commune", "permits": "planning", "affairs": "commune"}


def offices(**roles: Role) -> Offices:
    """The tree above; each keyword is an entity with one desk of that role."""
    entities = [EntityFacts(entity, entity[:3].upper(), NAME, parent) for entity, parent in TREE.items()]
    desks = [DeskFacts(f"{entity}-desk", entity, NAME, frozenset({role})) for entity, role in roles.items()]
    return Offices(entities, desks)


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.HEAD])
def test_an_entity_with_a_registrar_or_a_head_looks_after_its_own(role: Role) -> None:
    assert offices(commune=Role.REGISTRAR, planning=role).nearest("planning") == "planning"


@pytest.mark.parametrize("role", [Role.HANDLER, Role.SIGNATORY, Role.AUDITOR, Role.ADMINISTRATOR])
def test_an_entity_whose_desks_do_not_qualify_is_looked_after_by_the_nearest_above(role: Role) -> None:
    found = offices(commune=Role.REGISTRAR, planning=Role.HEAD, permits=role)
    assert found.nearest("permits") == "planning"
    assert offices(commune=Role.REGISTRAR, planning=role, permits=role).nearest("permits") == "commune"


def test_where_nobody_above_qualifies_the_registry_office_does_wherever_it_stands() -> None:
    assert offices(affairs=Role.REGISTRAR, planning=Role.HANDLER).nearest("planning") == "affairs"
    assert offices(affairs=Role.HEAD).nearest("planning") == "planning"


def test_a_tree_that_bites_its_tail_ends_too() -> None:
    round_about = [EntityFacts("one", "ONE", NAME, "two"), EntityFacts("two", "TWO", NAME, "one")]
    assert Offices(round_about, []).nearest("one") == "one"


def test_what_is_confidential_waits_with_the_nearest_who_may_know_of_it() -> None:
    found = offices(commune=Role.REGISTRAR, planning=Role.HEAD)
    cleared = [replace(d, clearance=SECRET) if d.entity_id == "commune" else d for d in found.desks]
    assert Offices(found.entities, cleared).nearest("planning", SECRET) == "commune"
    assert Offices(found.entities, cleared).nearest("planning") == "planning"
