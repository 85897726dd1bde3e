"""Files stand in their depositor's order, each as what it was said to be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.deposit.drafts.arrangement import Arrangement, FileNature, Place, arranged, moved, named, natures_of
from chalicelib.kernel.errors import InvalidError

IDS = st.lists(st.sampled_from("abcdefghij"), unique=True, min_size=1)


def ids(arrangement: Arrangement) -> str:
    return "".join(place.file_id for place in arrangement)


def natures(arrangement: Arrangement) -> list[str]:
    return [place.nature for place in arrangement]


def test_the_first_file_is_the_letter_and_others_are_annexes_until_somebody_says_otherwise() -> None:
    assert natures(arranged("abc", ())) == ["letter", "annex", "annex"]


def test_a_file_that_came_later_stands_last_and_is_an_annex() -> None:
    placed = (Place("b", "identity"), Place("a", "letter"))
    after = arranged("abc", placed)
    assert (ids(after), natures(after)) == ("bac", ["identity", "letter", "annex"])


def test_the_first_file_that_comes_after_the_letter_was_taken_out_is_the_letter() -> None:
    placed = (Place("a", "letter"), Place("b", "annex"), Place("c", "identity"))
    assert natures(arranged("bcde", placed)) == ["annex", "identity", "letter", "annex"]


@pytest.mark.parametrize(
    ("said", "are"),
    [
        (["", "", "identity"], ["letter", "annex", "identity"]),
        (["identity", "", ""], ["identity", "letter", "annex"]),
        (["", "letter"], ["annex", "letter"]),
        (["annex", "other"], ["annex", "other"]),
        ([], []),
    ],
)
def test_where_nothing_is_said_the_first_file_is_the_letter_unless_another_is(said: list[str], are: list[str]) -> None:
    assert list(natures_of(said)) == are


def test_a_file_that_was_taken_out_leaves_no_gap() -> None:
    assert ids(arranged("ac", (Place("c", "annex"), Place("b", "annex"), Place("a", "letter")))) == "ca"


@pytest.mark.parametrize(("position", "order"), [(1, "cab"), (2, "acb"), (3, "abc"), (99, "abc"), (0, "cab")])
def test_a_file_moves_to_a_position_or_to_the_nearest_end(position: int, order: str) -> None:
    assert ids(moved(arranged("abc", ()), "c", position)) == order


@given(IDS, st.integers(-3, 13), st.data())
def test_moving_loses_and_renames_nothing(of: list[str], position: int, data: st.DataObject) -> None:
    before = arranged(of, ())
    after = moved(before, data.draw(st.sampled_from(of)), position)
    assert set(after) == set(before) and len(after) == len(before)
    assert moved(after, after[0].file_id, 1) == after


@pytest.mark.parametrize("nature", list(FileNature))
def test_a_file_is_what_it_is_said_to_be_and_the_others_stay(nature: FileNature) -> None:
    assert natures(named(arranged("ab", ()), "b", nature.value)) == ["letter", nature]


@pytest.mark.parametrize("nature", ["", "Letter", "invoice", "<b>"])
def test_a_word_that_is_no_nature_is_refused(nature: str) -> None:
    with pytest.raises(InvalidError) as refused:
        named(arranged("a", ()), "a", nature)
    assert [problem.code for problem in refused.value.problems] == ["deposit.unknown_nature"]
