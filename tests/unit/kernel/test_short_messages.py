"""What a text costs as short messages: by 3GPP's alphabets, letter by letter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.kernel.short_messages import in_default_alphabet, is_in_default_alphabet, parts, without_marks

ARABIC = "ش"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("€" * 80, 1),
        ("€" * 81, 2),
        (ARABIC * 70, 1),
        (ARABIC * 71, 2),
        (ARABIC * 134, 2),
        (ARABIC * 135, 3),
        ("a" * 152 + "€" + "a" * 152, 3),  # the two places of the sign do not fit into what is left of the first part
        ("a" * 152 + "€" + "a" * 151, 2),
        (ARABIC * 66 + "😀" + ARABIC * 66, 3),
        ("😀" * 35, 1),
    ],
    ids=lambda it: str(it) if isinstance(it, int) else f"{len(it)}-{it[:1]}",
)
def test_parts_are_counted_as_they_are_paid_for(text: str, expected: int) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Récépissé n° 12 à Fès", "Récépissé no 12 à Fès"),
        ("Façade de l’hôpital « Ibn Sina » – Tétouan…", 'Facade de l\'hopital " Ibn Sina " - Tétouan...'),
        ("cœur", "coeur"),
        ("\u2068https://a.test/t/1\u2069", "https://a.test/t/1"),
    ],
    ids=["kept", "typography", "ligature", "marks"],
)
def test_french_is_written_in_the_alphabet_that_costs_less(written: str, sent: str) -> None:
    assert in_default_alphabet(written) == sent
    assert is_in_default_alphabet(sent)


def test_arabic_stays_as_it_is_and_loses_its_unseen_marks() -> None:
    assert without_marks("رمز \u20681234\u2069") == "رمز 1234"
    assert in_default_alphabet("رمز التتبع") == "رمز التتبع"


@settings(deadline=None)
@given(st.text(max_size=400))
def test_a_text_is_never_dearer_in_the_default_alphabet_and_never_free(text: str) -> None:
    written = in_default_alphabet(text)
    assert in_default_alphabet(written) == written
    if is_in_default_alphabet(written):
        assert parts(written) <= parts("ش" + written)
    assert (parts(text) == 0) == (text == "")
