"""Entities are opened, renamed, moved, merged and closed, and history stays."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.policy import may
from chalicelib.organisation.structure.entities import Entities, EntityGiven
from tests.unit.organisation.house import House, name

COAST = EntityGiven(name("coast"), "CST", EntityKind.DEPARTMENT)


@pytest.fixture
def house() -> House:
    return House()


@pytest.fixture
def entities(house: House) -> Entities:
    return Entities(house.store, house.acts, house, house, may, house.clock)


def test_an_entity_is_opened_below_another(house: House, entities: Entities) -> None:
    coast = entities.open(house.caller("nadia"), None, "water", COAST)
    assert house.tree[coast.id] == coast
    assert house.now.is_within(coast.id, "water")
    assert house.events() == ["EntityOpened"]
    assert house.records[0].body["actor"] == {"kind": "agent", "agent_id": "nadia", "desk_id": "general"}


def test_an_administrator_of_a_part_manages_that_part(house: House, entities: Entities) -> None:
    entities.open(house.caller("karim"), None, "water", COAST)
    for elsewhere in ("roads", "root"):
        with pytest.raises(ForbiddenError):
            entities.open(house.caller("karim"), None, elsewhere, COAST)


def test_nobody_else_manages(house: House, entities: Entities) -> None:
    with pytest.raises(ForbiddenError):
        entities.open(house.caller("idrissi"), None, "water", COAST)


def test_old_documents_keep_the_name_of_their_time(house: House, entities: Entities) -> None:
    before = house.clock.now()
    house.clock.pass_(days=1)
    given = EntityGiven(name("waterways"), "WAT", EntityKind.DIVISION)
    renamed = entities.change(house.caller("nadia"), None, "water", given)
    assert renamed.name == name("waterways")
    assert renamed.name_at(before) == name("water")
    assert renamed.name_at(house.clock.now() + timedelta(seconds=1)) == name("waterways")


def test_the_same_again_changes_nothing(house: House, entities: Entities) -> None:
    entities.change(house.caller("nadia"), None, "water", EntityGiven(name("water"), "WAT", EntityKind.DIVISION))
    assert house.events() == []


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (replace(COAST, name=name("")), "name_ar"),
        (replace(COAST, name=name("x" * 151)), "name_fr"),
        (replace(COAST, code=""), "code"),
        (replace(COAST, code="ROA"), "code"),
        (replace(COAST, kind=EntityKind.REGIONAL), "place"),
        (replace(COAST, kind=EntityKind.PROVINCIAL, place="04"), "place"),
        (replace(COAST, place="04"), "place"),
    ],
    ids=["no-name", "long-name", "no-code", "code-taken", "no-region", "a-region-for-a-province", "needless-region"],
)
def test_what_is_wrong_is_named(house: House, entities: Entities, given: EntityGiven, field: str) -> None:
    with pytest.raises(InvalidError) as refused:
        entities.open(house.caller("nadia"), None, "water", given)
    assert field in {problem.field for problem in refused.value.problems}


def test_deconcentrated_entities_lie_in_their_region_or_province(house: House, entities: Entities) -> None:
    regional = replace(COAST, kind=EntityKind.REGIONAL, place="04")
    provincial = replace(COAST, code="PRV", kind=EntityKind.PROVINCIAL, place="04.421")
    parent = entities.open(house.caller("nadia"), None, "root", regional)
    assert entities.open(house.caller("nadia"), None, parent.id, provincial).place == "04.421"


def test_an_entity_moves_with_all_below_it(house: House, entities: Entities) -> None:
    entities.move(house.caller("nadia"), None, "roads", "water")
    assert house.tree["roads"].parent_id == "water"
    assert house.now.is_within("bridges", "water")


def test_an_entity_that_is_there_already_does_not_move_and_nothing_is_recorded(
    house: House, entities: Entities
) -> None:
    assert entities.move(house.caller("nadia"), None, "roads", "water")
    recorded = len(house.records)
    assert not entities.move(house.caller("nadia"), None, "roads", "water")
    assert len(house.records) == recorded


def test_a_cycle_is_refused(house: House, entities: Entities) -> None:
    with pytest.raises(ConflictError, match="cycle"):
        entities.move(house.caller("nadia"), None, "roads", "bridges")


def test_two_moves_at_once_cannot_close_a_cycle(house: House, entities: Entities) -> None:
    house.rivals = [lambda structure: replace(structure.placed("water", "bridges"), version=1)]
    with pytest.raises(ConflictError, match="cycle"):
        entities.move(house.caller("nadia"), None, "roads", "water")


def test_who_comes_second_is_told(house: House, entities: Entities) -> None:
    seen = house.now.version
    entities.move(house.caller("nadia"), seen, "bridges", "water")
    with pytest.raises(ConflictError, match="changed_meanwhile"):
        entities.move(house.caller("nadia"), seen, "bridges", "roads")


def test_an_act_whose_answer_was_lost_is_not_done_twice(house: House, entities: Entities) -> None:
    house.loses_answers = 1
    entities.open(house.caller("nadia"), None, "water", COAST)
    assert house.events() == ["EntityOpened"]


def test_a_merged_entity_gives_its_desks_and_its_work_to_the_other(house: House, entities: Entities) -> None:
    house.tree["bridges"] = replace(house.tree["bridges"], parent_id="root")
    house.now = house.now.placed("bridges", "root")
    entities.merge(house.caller("nadia"), None, "roads", "water")
    assert house.tree["roads"].merged_into == "water"
    assert house.tree["roads"].closed_at == house.clock.now()
    assert house.places_of["roads-desk"].entity_id == "water"
    assert house.now.is_within("roads", "water")


def test_an_entity_that_holds_work_stays_open_and_the_refusal_counts_nothing(house: House, entities: Entities) -> None:
    for house.waiting, house.secret in (({"bridges": 3}, set()), ({}, {"bridges"})):
        with pytest.raises(ConflictError, match="holds_work") as refused:
            entities.close(house.caller("nadia"), None, "bridges")
        assert refused.value.params == {}
    house.secret = set()
    entities.close(house.caller("nadia"), None, "bridges")
    assert house.events() == ["EntityClosed"]


def test_an_entity_with_desks_stays_open(house: House, entities: Entities) -> None:
    with pytest.raises(ConflictError, match="has_desks"):
        entities.close(house.caller("nadia"), None, "water")


@pytest.mark.parametrize("entity_id", ["nowhere", "bridges"])
def test_what_is_not_there_any_more_is_not_found(house: House, entities: Entities, entity_id: str) -> None:
    entities.close(house.caller("nadia"), None, "bridges")
    with pytest.raises(NotFoundError):
        entities.move(house.caller("nadia"), None, entity_id, "water")
