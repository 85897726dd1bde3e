"""The language of an answer."""

import pytest

from chalicelib.kernel.languages import Language
from chalicelib.web.languages import chosen

AR, FR = Language.ARABIC, Language.FRENCH


@pytest.mark.parametrize(
    ("asked", "remembered", "accepted", "expected"),
    [
        ("fr", "ar", "ar", FR),
        ("", "fr", "ar", FR),
        ("", "", "fr-FR,fr;q=0.9,ar;q=0.8", FR),
        ("", "", "en, ar;q=0.5, fr;q=0.7", FR),
        ("", "", "fr;q=0, en", AR),
        ("", "", "", AR),
        ("de", "xx", "zh", AR),
        ("", "", "fr;q=rubbish,,;;=", AR),
    ],
)
def test_what_was_asked_goes_before_what_was_chosen_before_what_the_browser_says(
    asked: str, remembered: str, accepted: str, expected: Language
) -> None:
    assert chosen(asked, remembered, accepted) is expected
