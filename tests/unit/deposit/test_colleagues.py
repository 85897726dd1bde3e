"""Colleagues whom an organisation's letter names: read as they are typed, bounded, never a citizen's."""

import pytest

from chalicelib.deposit.drafts.details import Details
from chalicelib.deposit.own.colleagues import MOST


def _named(typed: str, kind: str = "company") -> Details:
    return Details().with_changes({"kind": kind, "name": "Atlas SARL", "email": "a@atlas.example", "colleagues": typed})


@pytest.mark.parametrize("between", [" ", ", ", ";", "\n", "، "], ids=["blank", "comma", "semicolon", "line", "arabic"])
def test_addresses_are_read_however_they_are_parted_each_once_and_without_ones_own(between: str) -> None:
    typed = between.join(["B@Atlas.Example", "b@atlas.example", "a@atlas.example", "c@atlas.example"])
    assert _named(typed).colleagues == "b@atlas.example c@atlas.example"


def test_a_citizens_letter_is_shared_with_nobody() -> None:
    assert _named("b@atlas.example", "citizen").colleagues == ""


def test_what_is_no_address_or_one_too_many_is_told() -> None:
    codes = [it.code for it in _named("b@atlas.example nobody").depositor_problems()]
    assert codes == ["deposit.colleague_invalid"]
    many = " ".join(f"c{n}@atlas.example" for n in range(MOST + 1))
    assert [it.code for it in _named(many).depositor_problems()] == ["deposit.too_many_colleagues"]


def test_colleagues_are_masked_once_it_is_submitted() -> None:
    assert _named("bouchra@atlas.example").masked().colleagues == "b•••@atlas.example"
