"""Which names can stand in Tifinagh on a paper."""

import pytest

from chalicelib.adapters.typesetting import fonts
from chalicelib.kernel.tifinagh import LETTERS, is_tifinagh
from chalicelib.organisation.structure.places import places


@pytest.mark.parametrize("name", [place.tifinagh for place in places() if place.tifinagh])
def test_the_published_names_of_places_are_in_tifinagh(name: str) -> None:
    assert is_tifinagh(name)


@pytest.mark.parametrize("name", ["ⴰⵙⵓⵜⵔ", "ⴰⵙⵓⵜⵔ ⵏ ⵜⵓⵔⴰⴳⵜ", "ⴰⵙⵓⵜⵔ-ⵏ 12", "ⴰⴳⵯⵎⴰⵔ"])
def test_letters_digits_and_single_blanks_or_hyphens_make_a_name(name: str) -> None:
    assert is_tifinagh(name)


@pytest.mark.parametrize(
    "name",
    ["", " ", "2026", "Commune", "جماعة", "ⴰⵙⵓⵜⵔ Rabat", "ⴰⵙⵓⵜⵔ ", "-ⴰⵙⵓⵜⵔ", "ⴰⵙⵓⵜⵔ--ⵏ", "ⴰ\u202eⵙ", "ⴰ.", "ⴰ\n", "ⴰ١"],
)
def test_nothing_else_does(name: str) -> None:
    assert not is_tifinagh(name)


@pytest.mark.parametrize("letter", ["\u2d66", "\u2d67", "\u2d70", "\u2d7f"])
def test_a_letter_that_would_be_a_box_on_paper_is_not_taken(letter: str) -> None:
    assert not is_tifinagh(f"ⴰ{letter}ⴰ")


def test_every_letter_that_is_taken_is_drawn() -> None:
    assert fonts.coverage() >= LETTERS
