"""Registration models in the file of a house."""

import pytest

from chalicelib.registry.registration_models.starting import starting_models
from tests.house_files import Row, entity, file, model
from tests.unit.organisation.house import RABAT, House
from tests.unit.organisation.house_file.rehearsals import changed, done, exported, rehearsed, wrong


@pytest.fixture
def house() -> House:
    return House()


def test_the_models_that_everyone_begins_with_are_written_and_read_back_change_nothing(house: House) -> None:
    rows = exported(house)
    keys = [row["key"] for row in rows if row["row"] == "model"]
    assert keys == [it.id for it in starting_models(RABAT).models]
    again = rehearsed(house, file(*rows))
    assert (done(again), wrong(again)) == ([], [])


def test_models_are_added_changed_and_retired_and_go_to_entities_that_the_file_opens(house: House) -> None:
    rows = changed(changed(exported(house), "complaint", reply_within="1"), "note", state="closed")
    permit = model("permit", parent="desk of permits", handling="roads", mandatory="pages Addressee", silence="yes")
    rehearsal = rehearsed(house, file(permit, *rows, entity("desk of permits", "root", code="PER")))
    assert wrong(rehearsal) == []
    assert done(rehearsal) == [
        ("entity", "added", "desk of permits"),
        ("model", "added", "permit"),
        ("model", "changed", "Réclamation"),
        ("model", "closed", "Note interne"),
    ]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (model("x", kind="Z"), "kind", "choice_unknown"),
        (model("x", nature="poem"), "nature", "choice_unknown"),
        (model("x", clearance="hidden"), "clearance", "choice_unknown"),
        (model("x", reply_within="soon"), "reply_within", "number_out_of_range"),
        (model("x", mandatory="shoe_size"), "mandatory", "choice_unknown"),
        (model("x", name_ar=""), "name_ar", "model_name_unfit"),
        (model("x", value="x" * 201), "value", "field_too_long"),
        (model("x", text_fr="recours"), "text_ar", "model_remedies_both"),
        (model("x", on_portal="yes", kind="D"), "on_portal", "model_not_for_portal"),
        (model("x", parent="nowhere"), "parent", "entity_unknown"),
        (model("x", handling="nowhere"), "handling", "entity_unknown"),
        (model("", kind="A"), "key", "file_key_missing"),
        (model("complaint", kind="D"), "key", "model_direction_stays"),
    ],
)
def test_every_error_of_a_model_stands_at_its_line_and_column(house: House, row: Row, column: str, code: str) -> None:
    assert wrong(rehearsed(house, file(entity("archive", "root"), row))) == [(3, column, code)]


def test_who_administers_a_part_keeps_the_models_of_that_part(house: House) -> None:
    rehearsal = rehearsed(house, file(model("here", parent="water"), model("everywhere")), "karim")
    assert done(rehearsal) == [("model", "added", "here")]
    assert [(line, code) for line, _, code in wrong(rehearsal)] == [(3, "elsewhere")]
