"""What people send."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.web.errors import HttpError
from chalicelib.web.forms import clean, read_form


def test_a_field_may_have_several_values_or_none() -> None:
    form = read_form(b"name=a&name=b&empty=&subject=%D8%B7%D9%84%D8%A8")
    assert form.all("name") == ["a", "b"]
    assert form["name"] == "b"
    assert form["empty"] == form["never_sent"] == ""
    assert "empty" in form
    assert "never_sent" not in form
    assert form["subject"] == "طلب"


def test_text_is_cleaned_but_a_password_is_not() -> None:
    form = read_form(b"note=%20a%0D%0Ab%00%07%20&password=%20p%C3%A9%20")
    assert form["note"] == "a\nb"
    assert form.raw("password") == " pé "


@pytest.mark.parametrize("body", [b"a=%FF", b"\xff=1", b"&".join(b"f%d=1" % n for n in range(500))])
def test_what_is_no_form_is_refused_politely(body: bytes) -> None:
    with pytest.raises(HttpError) as refused:
        read_form(body)
    assert refused.value.status == 400


@given(st.binary(max_size=200))
def test_no_bytes_at_all_break_the_reading(body: bytes) -> None:
    try:
        read_form(body)
    except HttpError as refused:
        assert refused.status == 400


@given(st.text(max_size=100))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
