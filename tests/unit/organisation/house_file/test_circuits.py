"""Circuits in the file of a house."""

from typing import Any

import pytest

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Circuit
from tests.house_files import circuit, file, step
from tests.unit.organisation.house import House
from tests.unit.organisation.house_file.rehearsals import done, exported, rehearsed, wrong


@pytest.fixture
def house() -> House:
    return House()


def test_a_circuit_is_drawn_anew_where_the_file_says_it_otherwise(house: House) -> None:
    old = [
        circuit("reply"),
        step("reply", 1, "visa", "roads-desk", needed="1"),
        step("reply", 1, "visa", "president"),
        step("reply", 2, "signature", "president", hours="72"),
    ]
    (drawn,) = rehearsed(house, file(*old)).steps
    assert (drawn.kind, drawn.change) == ("circuit", "added")
    drawn_once = Circuit("reply", "rabat", 1, Bilingual("م reply", "reply"), _REPLY)
    house.plans = [drawn_once]
    assert done(rehearsed(house, file(*exported(house)))) == []
    kept = rehearsed(house, file(*old[:1], *old[2:]))
    assert done(kept) == [("circuit", "changed", "reply")]
    closed = [{**row, "state": "closed"} if row["key"] == "roads-desk" else row for row in exported(house)]
    assert [code for *_, code in wrong(rehearsed(house, file(*closed)))] == ["in_a_circuit"]
    left = [row for row in closed if row["row"] != "step" or row["desk"] != "roads-desk"]
    assert wrong(rehearsed(house, file(*({**row, "needed": ""} for row in left)))) == []


_VISAS = [{"kind": "visa", "desk_id": desk_id} for desk_id in ("roads-desk", "president")]
_REPLY: tuple[dict[str, Any], ...] = (
    {"steps": _VISAS, "needed": 1, "deadline_hours": 48},
    {"steps": [{"kind": "signature", "desk_id": "president"}], "deadline_hours": 72},
)


def test_every_error_of_a_circuit_stands_at_its_step(house: House) -> None:
    rehearsal = rehearsed(
        house,
        file(
            circuit("a", name_fr=""),
            step("a", 1, "signature", "roads-desk"),
            step("a", 1, "visa", "nowhere", needed="9", hours="x"),
            step("a", 2, "mail", "president", hours="0"),
            step("a", 3, "visa", "president", needed="0"),
            step("b", 1, "visa", "president"),
            circuit("c"),
            circuit("d", state="closed"),
        ),
    )
    assert wrong(rehearsal) == [
        (2, "name_fr", "name_missing"),
        (3, "desk", "step_unfit"),
        (4, "desk", "step_of_no_desk"),
        (4, "hours", "not_a_number"),
        (5, "desk", "step_unfit"),
        (5, "group", "group_hours"),
        (6, "group", "group_needs"),
        (7, "parent", "step_of_no_circuit"),
        (8, "key", "circuit_empty"),
        (9, "state", "circuit_stays"),
    ]
