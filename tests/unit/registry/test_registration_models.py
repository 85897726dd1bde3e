"""What a registration model gives, demands and counts."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from chalicelib.kernel.access import Caller, Role, Seat
from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.languages import Bilingual
from chalicelib.registry.by_hand.writing import read_sheet
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.registration_models import model as registration_models
from chalicelib.registry.registration_models.given import FIELDS, model_given
from chalicelib.registry.registration_models.model import ModelContent, RegistrationModel
from chalicelib.registry.registration_models.starting import starting_models

NAME = Bilingual("فاتورة", "Facture")
TODAY = date(2026, 11, 26)
SHEET = {"subject": "طلب", "sender": "فاطمة", "entity_id": "root", "received_on": "2026-11-20"}
INCOMING = ModelContent(NAME, Direction.INCOMING)
PARENTS = {"south": "root", "south-west": "south", "north": "root"}


def _is_within(entity_id: str, above_id: str) -> bool:
    return entity_id == above_id or (entity_id in PARENTS and _is_within(PARENTS[entity_id], above_id))


def _registrar(entity_id: str) -> Caller:
    seat = Seat("desk", entity_id, NAME, frozenset({Role.REGISTRAR}))
    return Caller("agent", "a", NAME, "r@a.example", (seat,), _is_within)


def _problems(content: ModelContent) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in content.problems(frozenset({"root"}))]


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"name": Bilingual("", "Facture")}, "name_ar", "model_name_unfit"),
        ({"name": Bilingual("فاتورة", "x" * 121)}, "name_fr", "model_name_unfit"),
        ({"subject": "x" * 201}, "subject", "field_too_long"),
        ({"entity_id": "elsewhere"}, "entity_id", "choice_unknown"),
        ({"handling_id": "elsewhere"}, "handling_id", "choice_unknown"),
        ({"mandatory": frozenset({"shoe_size"})}, "mandatory", "choice_unknown"),
    ],
)
def test_a_model_that_could_not_be_used_is_refused_at_its_field(changed: dict[str, Any], field: str, code: str) -> None:
    assert _problems(INCOMING) == []
    assert _problems(replace(INCOMING, **changed)) == [(field, f"registry.{code}")]


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("direction", "X", "choice_unknown"),
        ("nature", "poem", "choice_unknown"),
        ("priority", "now", "choice_unknown"),
        ("confidentiality", "none", "choice_unknown"),
        ("reply_within", "251", "number_out_of_range"),
        ("reply_within", "-1", "number_out_of_range"),
        ("unit", "weeks", "choice_unknown"),
        ("remind_days", "61", "number_out_of_range"),
        ("completion_days", "soon", "number_out_of_range"),
        ("silence", "perhaps", "choice_unknown"),
    ],
)
def test_what_is_no_choice_and_no_number_is_told_so(field: str, typed: str, code: str) -> None:
    given = {**dict.fromkeys(FIELDS, ""), "direction": "A"}
    with pytest.raises(InvalidError) as refused:
        model_given(given | {field: typed}, [])
    assert [(it.field, it.code) for it in refused.value.problems] == [(field, f"registry.{code}")]
    assert model_given(given | {"reply_within": "٢٠"}, []).procedure.reply_within == 20
    assert model_given(given | {"reply_within": "20", "direction": "D"}, []).procedure.reply_within == 0


def test_a_sheet_lacks_what_its_model_demands() -> None:
    demanded = frozenset({"sender_reference", "document_on", "pages"})
    with pytest.raises(InvalidError) as refused:
        read_sheet(SHEET | {"document_on": "soon"}, Direction.INCOMING, {"root"}, TODAY, demanded)
    assert [(it.field, it.code.partition(".")[2]) for it in refused.value.problems] == [
        ("document_on", "day_unreadable"),
        ("pages", "model_demands"),
        ("sender_reference", "model_demands"),
    ]
    whole = SHEET | {"sender_reference": "7/26", "document_on": "2026-11-19", "pages": "2"}
    assert read_sheet(whole, Direction.INCOMING, {"root"}, TODAY, demanded).pages == 2


def test_a_reply_is_not_due_before_the_letter_came_and_what_leaves_awaits_none() -> None:
    with pytest.raises(InvalidError) as refused:
        read_sheet(SHEET | {"due_on": "2026-11-19"}, Direction.INCOMING, {"root"}, TODAY)
    assert [it.code for it in refused.value.problems] == ["registry.due_before_received"]
    leaving = SHEET | {"due_on": "2026-12-19", "addressee": "الوالي"}
    assert read_sheet(leaving, Direction.OUTGOING, {"root"}, TODAY).due_on is None


@pytest.mark.parametrize(
    ("entity", "offered"), [("root", True), ("south", True), ("south-west", True), ("north", False)]
)
def test_a_model_is_offered_along_its_entity_s_line(entity: str, offered: bool) -> None:
    model = RegistrationModel("m", replace(INCOMING, entity_id="south"))
    models = replace(starting_models("a"), models=(model,))
    assert (model in models.offered(_registrar(entity), Direction.INCOMING)) is offered
    assert models.offered(_registrar(entity), Direction.OUTGOING) == ()


def test_a_retired_model_is_chosen_and_changed_no_more() -> None:
    models = starting_models("a")
    retired = models.putting(replace(models.get("complaint"), retired_at=datetime(2026, 11, 26, tzinfo=UTC)))
    with pytest.raises(InvalidError):
        retired.chosen(_registrar("root"), Direction.INCOMING, "complaint")
    with pytest.raises(ConflictError, match=r"registry\.model_retired"):
        retired.putting(models.get("complaint"))


def test_the_models_that_everyone_begins_with_are_sound_and_serve_each_direction() -> None:
    models = starting_models("a").models
    assert [problem for model in models for problem in model.content.problems(frozenset())] == []
    assert {model.content.direction for model in models} == set(Direction)
    assert not any(model.content.procedure.silence for model in models)


def test_there_is_an_end_to_models(monkeypatch: pytest.MonkeyPatch) -> None:
    models = starting_models("a")
    monkeypatch.setattr(registration_models, "MOST_MODELS", len(models.models))
    with pytest.raises(ConflictError, match=r"registry\.models_too_many"):
        models.adding(RegistrationModel("m", INCOMING))
