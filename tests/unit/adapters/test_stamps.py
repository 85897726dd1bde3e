"""Frames of the signature page: on the page, apart from each other, the seal last."""

from datetime import UTC, datetime
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pikepdf
import pytest

from chalicelib.adapters.typesetting.stamps import (
    PAGE_HEIGHT,
    PAGE_WIDTH,
    SEAL_TITLE,
    Box,
    FieldSpec,
    SealStamp,
    SignatureStamp,
    frames,
    seal_stamp,
    signature_pages,
    signature_stamp,
)
from chalicelib.kernel.languages import Bilingual
from tests import pdf_tools, samples
from tests.receipts import VERIFICATION_URL

NAME = Bilingual("جماعة", "Commune")
TIFINAGH = samples.SUBJECTS["Tifinagh"] + " "
AT = datetime(2026, 11, 22, 13, 5, 42, tzinfo=UTC)

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


@pytest.mark.parametrize("words", [1, 40])
def test_a_stamp_is_one_page_however_long_the_names(words: int) -> None:
    long = Bilingual("رئيس قسم الشؤون القانونية " * words, "Chef de la division juridique " * words)
    signature = signature_stamp(SignatureStamp("يوسف بناني " * words, long, AT))
    sealed = seal_stamp(SealStamp(long, "ENK-D-2026-0000001", AT, VERIFICATION_URL, TIFINAGH * words))
    (page,) = signature_pages(frames([FieldSpec("Signature-1-1", long), SEAL]), "ENK-A-2026-0000001", AT)
    for pdf in (signature, sealed, page):
        with pikepdf.open(BytesIO(pdf)) as document:
            assert len(document.pages) == 1


def test_the_seal_says_the_name_in_tifinagh_where_there_is_one(tmp_path: Path) -> None:
    stamps = [SealStamp(NAME, "ENK-D-2026-0000001", AT, VERIFICATION_URL, name) for name in ("", TIFINAGH)]
    assert [TIFINAGH.strip() in pdf_tools.text_of(seal_stamp(stamp), tmp_path) for stamp in stamps] == [False, True]
    assert pdf_tools.standard_failures(seal_stamp(stamps[1]), "2b") == []


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width < other.x
        or other.x + other.width < one.x
        or one.y + one.height < other.y
        or other.y + other.height < one.y
    )
