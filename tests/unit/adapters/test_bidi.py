"""Typed text is made safe to set: no controls, a direction of its own, only glyphs that exist."""

import pytest

from chalicelib.adapters.typesetting.bidi import direction, shown


def test_bidi_controls_are_taken_out() -> None:
    assert shown("مبلغ \u202e0001\u202c درهم\u2066x\u2069\u200f").text == "مبلغ 0001 درهمx"


def test_control_characters_become_one_space() -> None:
    assert shown("a\x00\tb\r\n\u2028c").text == "a b c"


def test_letters_that_no_font_draws_are_replaced() -> None:
    assert shown("قرار 😀").text == "قرار \N{REPLACEMENT CHARACTER}"


def test_joiners_of_arabic_stay() -> None:
    assert shown("ن\u200cم").text == "ن\u200cم"


def test_long_runs_may_be_broken() -> None:
    text = shown("x" * 100).text
    assert max(map(len, text.split("\N{ZERO WIDTH SPACE}"))) == 24
    assert text.replace("\N{ZERO WIDTH SPACE}", "") == "x" * 100


@pytest.mark.parametrize(("text", "expected"), [("12 طلب", "rtl"), ("12 Plan", "ltr"), ("2026/17", "ltr"), ("", "ltr")])
def test_the_first_strong_letter_decides(text: str, expected: str) -> None:
    assert direction(text) == expected
