"""How a file is cut: every byte in one part, and no part smaller than storage takes, but the last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.files.parts import MAX_FILE_BYTES, SMALLEST_PART_BYTES, HeldPart, Parts

SIZES = st.integers(1, MAX_FILE_BYTES)
PART_SIZES = st.integers(SMALLEST_PART_BYTES, 100 * 2**20)


@given(SIZES, PART_SIZES)
def test_the_parts_are_the_whole_file(size_bytes: int, part_bytes: int) -> None:
    parts = Parts(size_bytes, part_bytes)
    sizes = [parts.size_of(number) for number in range(1, parts.count + 1)]
    assert sum(sizes) == size_bytes
    assert sizes[:-1] == [part_bytes] * (parts.count - 1)
    assert 1 <= sizes[-1] <= part_bytes


@given(SIZES, PART_SIZES)
def test_there_are_never_more_parts_than_forty(size_bytes: int, part_bytes: int) -> None:
    assert Parts(size_bytes, part_bytes).count <= 40


@pytest.mark.parametrize(("number", "there"), [(0, False), (-1, False), (1, True), (3, True), (4, False)])
def test_a_part_has_one_of_the_files_numbers(number: int, there: bool) -> None:
    assert Parts(2 * SMALLEST_PART_BYTES + 1, SMALLEST_PART_BYTES).has(number) is there


def test_what_storage_holds_in_another_size_is_lacking_too() -> None:
    parts = Parts(2 * SMALLEST_PART_BYTES + 1, SMALLEST_PART_BYTES)
    held = [HeldPart(1, SMALLEST_PART_BYTES, "", ""), HeldPart(3, 2, "", ""), HeldPart(4, 1, "", "")]
    assert parts.lacking(held) == [2, 3]
    assert parts.lacking([]) == [1, 2, 3]
