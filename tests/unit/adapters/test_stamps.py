"""Frames of the signature page: on the page, apart from each other, the seal last."""

from itertools import combinations

import pytest

from chalicelib.adapters.stamps import PAGE_HEIGHT, PAGE_WIDTH, SEAL_TITLE, Box, FieldSpec, frames
from chalicelib.kernel.languages import Bilingual

SEAL = FieldSpec("Seal", SEAL_TITLE, is_seal=True)


def fields(count: int) -> list[FieldSpec]:
    return [FieldSpec(f"Signature-1-{place}", Bilingual("مدير", "Directeur")) for place in range(count)] + [SEAL]


@pytest.mark.parametrize("count", [0, 1, 2, 7, 8, 9, 20])
def test_frames_lie_on_their_page_and_apart(count: int) -> None:
    placed = frames(fields(count))
    assert len(placed) == count + 1
    for frame in placed:
        left, bottom, right, top = frame.box.from_bottom()
        assert 0 < left < right < PAGE_WIDTH
        assert 0 < bottom < top < PAGE_HEIGHT
    for one, other in combinations(placed, 2):
        assert one.page != other.page or apart(one.box, other.box)


def test_the_seal_stands_on_the_last_page() -> None:
    assert [frame.page for frame in frames(fields(9))][-2:] == [1, 1]


def test_the_first_signature_stands_at_the_right() -> None:
    first, second, _ = frames(fields(2))
    assert first.box.x > second.box.x
    assert first.box.y == second.box.y


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width < other.x
        or other.x + other.width < one.x
        or one.y + one.height < other.y
        or other.y + other.height < one.y
    )
