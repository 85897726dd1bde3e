"""Tracking codes are long enough to be found by nobody, and forgiving to who types them."""

import pytest

from chalicelib.kernel.ids import ALPHABET, new_tracking_code, read_tracking_code

CODE = "7K3F-9QRT-2M5X-8H4C-0VWD-6NJB-1EAZ"


def test_a_tracking_code_holds_140_random_bits() -> None:
    drawn = {new_tracking_code() for _ in range(200)}
    letters = [code.replace("-", "") for code in drawn]
    assert len(drawn) == 200 and {len(code) for code in letters} == {28}
    assert {letter for code in letters for letter in code} == set(ALPHABET) and len(ALPHABET) == 2**5
    assert all(read_tracking_code(code) == code for code in drawn)


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(),
        CODE.replace("-", " "),
        CODE.replace("-", ""),
        f"  {CODE}. ",
        CODE.replace("0", "o").replace("1", "l"),
    ],
    ids=["small", "spaces", "bare", "around", "misread"],
)
def test_a_tracking_code_is_read_as_people_type_it(typed: str) -> None:
    assert read_tracking_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    ["", "7K3F-9QRT-2M5X", CODE[:-1], f"{CODE}A", CODE.replace("7", "U")],
    ids=["none", "old", "cut", "long", "U"],
)
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_tracking_code(typed) is None
