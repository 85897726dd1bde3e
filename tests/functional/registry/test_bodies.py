"""What a program writes into the register is judged as what a person types there."""

from typing import Any

import pytest

from tests.functional.registry.conftest import Office


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"language": "xx"}, "language", "registry.choice_unknown"),
        ({"language": "ar" * 5000}, "language", "registry.choice_unknown"),
        ({"nature": "poem"}, "nature", "body.unknown_choice"),
        ({"due_on": "tomorrow"}, "due_on", "body.unfit"),
    ],
)
def test_a_qualification_takes_only_what_the_form_offers(
    office: Office, given: dict[str, Any], field: str, code: str
) -> None:
    mail, entity_id = office.mail(), office.seeded.administration.entity_id
    told = office.act(mail, "qualification", expect=422, entity_id=entity_id, **given)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [(field, code)]


def test_a_qualification_is_kept_as_it_was_given(office: Office) -> None:
    given: dict[str, Any] = {"nature": "complaint", "priority": "urgent", "language": "zgh", "due_on": "2027-01-15"}
    qualified = office.act(office.mail(), "qualification", entity_id=office.seeded.administration.entity_id, **given)
    sheet = qualified["sheet"]
    assert {**sheet, "due_on": qualified["due_on"]}.items() >= given.items()


@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"language": "en"}, "language", "registry.choice_unknown"),
        ({"channel": "pigeon"}, "channel", "body.unknown_choice"),
        ({"received_on": "2026-13-01"}, "received_on", "body.unfit"),
        ({"document_on": "2999-01-01"}, "document_on", "registry.day_in_future"),
    ],
)
def test_a_sheet_takes_only_what_the_form_offers(office: Office, given: dict[str, Any], field: str, code: str) -> None:
    sheet = {"subject": "رسالة", "sender": "وزارة", "entity_id": office.seeded.administration.entity_id, **given}
    path = f"/registers/{office.seeded.registers['A']}/intakes"
    told = office.journey.call("POST", path, "registrar", 422, json=sheet)
    assert [(error["field"], error["code"]) for error in told["errors"]] == [(field, code)]
