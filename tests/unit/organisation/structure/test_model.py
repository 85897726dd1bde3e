"""The tree of entities: who is below whom, and what may be moved, merged and closed."""

from dataclasses import replace

import pytest

from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.organisation.structure.model import Structure

ROOT, ROADS, BRIDGES, WATER = "root", "roads", "bridges", "water"


@pytest.fixture
def ministry() -> Structure:
    """Roads and water below the root, bridges below roads."""
    return replace(Structure.new("ministry"), parents={ROOT: "", ROADS: ROOT, BRIDGES: ROADS, WATER: ROOT})


def test_an_entity_is_within_itself_and_all_above_it(ministry: Structure) -> None:
    assert list(ministry.line(BRIDGES)) == [BRIDGES, ROADS, ROOT]
    assert ministry.is_within(BRIDGES, ROOT)
    assert not ministry.is_within(ROADS, BRIDGES)
    assert not ministry.is_within(WATER, ROADS)


def test_an_unknown_entity_is_within_nothing_but_itself(ministry: Structure) -> None:
    assert not ministry.is_within("elsewhere", ROOT)


def test_what_is_below_moves_with_an_entity(ministry: Structure) -> None:
    moved = ministry.placed(ROADS, WATER)
    assert moved.is_within(BRIDGES, WATER)


@pytest.mark.parametrize("parent", [ROADS, BRIDGES])
def test_an_entity_cannot_come_to_lie_below_itself(ministry: Structure, parent: str) -> None:
    with pytest.raises(ConflictError, match="cycle"):
        ministry.placed(ROADS, parent)


def test_an_entity_needs_a_parent_that_is_there(ministry: Structure) -> None:
    with pytest.raises(NotFoundError):
        ministry.placed("new", "nowhere")


def test_an_entity_with_others_below_it_stays_open(ministry: Structure) -> None:
    with pytest.raises(ConflictError, match="has_entities_below"):
        ministry.without(ROADS)


def test_the_root_stays(ministry: Structure) -> None:
    with pytest.raises(ConflictError, match="root_stays"):
        ministry.without(ROOT)


def test_the_work_of_a_closed_entity_lies_with_the_one_above(ministry: Structure) -> None:
    closed = ministry.without(BRIDGES)
    assert BRIDGES not in closed.parents
    assert closed.is_within(BRIDGES, ROADS)


def test_the_work_of_a_merged_entity_lies_with_the_other_and_moves_with_it(ministry: Structure) -> None:
    merged = ministry.without(BRIDGES, merged_into=WATER)
    assert merged.is_within(BRIDGES, WATER)
    assert not merged.is_within(BRIDGES, ROADS)
    assert merged.placed("coast", ROOT).placed(WATER, "coast").is_within(BRIDGES, "coast")


def test_an_entity_knows_those_whose_work_came_to_it(ministry: Structure) -> None:
    merged = ministry.without(BRIDGES, merged_into=ROADS).without(ROADS, merged_into=WATER)
    assert set(merged.predecessors(WATER)) == {BRIDGES, ROADS}
    assert merged.predecessors(ROOT) == ()
