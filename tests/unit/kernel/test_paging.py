"""A list that is read whole is shown page by page."""

from dataclasses import dataclass

import pytest

from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.paging import page_of


@dataclass(frozen=True)
class Thing:
    id: str


def things(ids: str) -> list[Thing]:
    return [Thing(it) for it in ids]


@pytest.mark.parametrize(("ids", "pages"), [("", [""]), ("ab", ["ab"]), ("abc", ["ab", "c"]), ("abcd", ["ab", "cd"])])
def test_every_page_leads_to_the_next_and_none_is_empty_but_that_of_nothing(ids: str, pages: list[str]) -> None:
    shown, page = [], page_of(things(ids), None, 2)
    shown.append(page)
    while page.next_cursor is not None:
        page = page_of(things(ids), page.next_cursor, 2)
        shown.append(page)
    assert ["".join(it.id for it in page.items) for page in shown] == pages


def test_what_comes_in_before_a_page_moves_nothing() -> None:
    first = page_of(things("abcd"), None, 2)
    assert page_of(things("xyabcd"), first.next_cursor, 2).items == (Thing("c"), Thing("d"))


def test_a_cursor_that_names_nothing_in_the_list_is_refused() -> None:
    with pytest.raises(InvalidError) as refused:
        page_of(things("ab"), "z", 2)
    assert [problem.code for problem in refused.value.problems] == ["paging.cursor_unreadable"]
