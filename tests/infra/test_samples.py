"""The samples are what they say they are."""

import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from tests import samples


def test_a_scanned_letter_weighs_what_scans_weigh_and_is_a_sound_pdf_of_pictures() -> None:
    letter = samples.scanned_letter()
    assert 3 * 1024 * 1024 <= len(letter) < 20 * 1024 * 1024
    with pikepdf.open(io.BytesIO(letter)) as pdf:
        assert len(pdf.pages) == 2
        (picture,) = (Image.open(io.BytesIO(image.read_raw_bytes())) for image in pdf.pages[0].get_images().values())
    assert sum(picture.convert("L").histogram()[:110]) > 10_000, "there is ink on the page"


def test_the_bomb_in_an_object_stream_is_otherwise_a_sound_pdf() -> None:
    with pikepdf.open(io.BytesIO(samples.object_stream_bomb(megabytes=1))) as pdf:
        assert len(pdf.pages) == 1


def test_a_scanned_letter_is_the_same_every_time() -> None:
    samples.scanned_letter.cache_clear()
    first = zlib.crc32(samples.scanned_letter(pages=1, seed=7))
    samples.scanned_letter.cache_clear()
    assert zlib.crc32(samples.scanned_letter(pages=1, seed=7)) == first


@pytest.mark.parametrize("build", samples.REFUSED_FILES.values(), ids=samples.REFUSED_FILES)
def test_refused_files_stay_small_enough_to_be_sent(build: Callable[[], bytes]) -> None:
    assert len(build()) < 20 * 1024 * 1024


def test_the_longest_subject_is_exactly_as_long_as_allowed() -> None:
    assert len(samples.SUBJECTS["500 characters in both directions"]) == 500
