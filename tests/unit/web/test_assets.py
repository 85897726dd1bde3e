"""Static files under names that change with their content."""

import re

import pytest

from chalicelib.web import assets

# What builds code or markup out of text.
FORBIDDEN = r"\beval\(|new Function|(?:inner|outer)HTML\s*\+?=[^=]|insertAdjacentHTML|document\.write"


def test_a_name_carries_the_hash_of_its_content() -> None:
    sheet = assets.asset("wasl.css")
    assert re.fullmatch(r"wasl\.[0-9a-f]{16}\.css", sheet.hashed_name)
    assert assets.requested(sheet.hashed_name) == (sheet, True)


def test_a_plain_or_an_old_name_is_served_but_not_for_ever() -> None:
    assert assets.requested("wasl.css") == (assets.asset("wasl.css"), False)
    assert assets.requested("wasl.0123456789abcdef.css") == (assets.asset("wasl.css"), False)


@pytest.mark.parametrize("name", ["..", "base.html", "../web.py", "wasl", ".css", "nothing.js"])
def test_nothing_else_can_be_read(name: str) -> None:
    with pytest.raises(KeyError):
        assets.requested(name)


def test_our_scripts_and_styles_hold_nothing_that_the_policy_forbids() -> None:
    for path in assets.FOLDER.glob("*.js"):
        assert not re.search(FORBIDDEN, path.read_text(encoding="utf-8")), path


def test_our_style_sheet_has_no_left_and_no_right() -> None:
    rules = (assets.FOLDER / "wasl.css").read_text(encoding="utf-8")
    physical = re.findall(
        r"[{;]\s*(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|width|height|float)\s*:"
        r"(?!\s*none)[^;}]*",
        rules,
    )
    assert physical == []
