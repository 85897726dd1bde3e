"""Ranges of the log are read by their heads' sizes, and only between heads."""

import pytest

from chalicelib.bundles.ranges import MOST_RECORDS, Range
from chalicelib.kernel.errors import InvalidError, NotFoundError


class Heads:
    """Two of them."""

    def head_of(self, size: int) -> bytes:
        if size not in (7, 9, 7 + MOST_RECORDS, 8 + MOST_RECORDS):
            raise NotFoundError("transparency.no_such_head")
        return b"{}"


def test_a_subject_is_read_as_it_was_written() -> None:
    assert Range.of(Range(7, 9).subject) == Range(7, 9)


@pytest.mark.parametrize(("old", "new"), [("", "9"), ("7", "-9"), ("7", "٩"), ("7", "1" * 13)])
def test_what_is_no_size_leads_nowhere(old: str, new: str) -> None:
    with pytest.raises(NotFoundError):
        Range.read(old, new)


@pytest.mark.parametrize(("old", "new"), [(9, 7), (7, 7), (0, 7), (7, 8 + MOST_RECORDS)])
def test_an_empty_one_and_a_long_one_are_refused(old: int, new: int) -> None:
    with pytest.raises(InvalidError):
        Range(old, new).demand(Heads())


def test_it_lies_between_signed_heads() -> None:
    Range(7, 9).demand(Heads())
    Range(7, 7 + MOST_RECORDS).demand(Heads())
    with pytest.raises(NotFoundError):
        Range(7, 8).demand(Heads())
