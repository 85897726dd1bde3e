"""What a link proposes of a letter: cleaned and cut, and only what is the letter's."""

import pytest

from chalicelib.deposit.drafts.details import REFERENCE_LIMIT, SUBJECT_LIMIT, Details
from chalicelib.deposit.drafts.prefill import prefilled


def _of(**given: str) -> dict[str, str]:
    return prefilled(lambda name: given.get(name, ""), lambda: ["complaint"])


def test_subject_nature_and_reference_can_be_proposed_and_nothing_else() -> None:
    given = {"subject": "Demande", "nature": "request", "reference": "2026/1", "email": "x@y.example", "name": "Autre"}
    assert _of(**given) == {"subject": "Demande", "nature": "request", "reference": "2026/1"}


def test_what_is_proposed_is_cleaned_and_never_too_long() -> None:
    proposed = _of(subject="x\u202e\x00 " + "م" * 10**6, reference="9" * 500)
    assert "\u202e" not in proposed["subject"] and "\x00" not in proposed["subject"]
    assert len(proposed["subject"]) == SUBJECT_LIMIT and len(proposed["reference"]) == REFERENCE_LIMIT
    assert Details().with_changes(proposed).letter_problems() == []


@pytest.mark.parametrize(
    ("kind", "proposed"), [("complaint", {"request_kind": "complaint"}), ("invoice", {}), ("", {})]
)
def test_a_kind_of_request_is_proposed_where_it_is_offered(kind: str, proposed: dict[str, str]) -> None:
    assert _of(request_kind=kind) == proposed


@pytest.mark.parametrize("nature", ["reply", "<b>", "", "x" * 5000], ids=["agents-own", "markup", "empty", "long"])
def test_a_nature_that_is_none_is_not_proposed(nature: str) -> None:
    assert "nature" not in _of(nature=nature)
