"""Inspection looks at the bytes, in a child process that may not do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chalicelib.adapters.pdf_inspection import PikepdfInspector
from tests import pdf_samples


def look(data: bytes, folder: Path) -> tuple[int, tuple[str, ...]]:
    path = folder / "file"
    path.write_bytes(data)
    return PikepdfInspector().look(path)


def test_a_sound_letter_is_clean_and_its_pages_are_counted(tmp_path: Path) -> None:
    assert look(pdf_samples.letter(pages=3), tmp_path) == (3, ())


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"PK\x03\x04 a zip called .pdf", "not_a_pdf"),
        (lambda: b"<html>%PDF-1.7", "not_a_pdf"),
        (lambda: b"%PDF-1.7\nnothing more", "damaged"),
        (pdf_samples.truncated, "damaged"),
        (pdf_samples.encrypted, "encrypted"),
        (lambda: pdf_samples.encrypted(user=""), "encrypted"),
        (pdf_samples.without_pages, "no_pages"),
        (pdf_samples.with_javascript, "javascript"),
        (pdf_samples.with_launch, "launch"),
        (pdf_samples.with_embedded_file, "embedded_files"),
        (pdf_samples.with_xfa, "xfa"),
        (pdf_samples.packed_twice, "too_heavy"),
        (pdf_samples.bomb, "too_heavy"),
        (pdf_samples.cross_reference_bomb, "damaged"),
    ],
)
def test_what_no_letter_needs_is_refused_with_its_reason(
    make: Callable[[], bytes], reason: str, tmp_path: Path
) -> None:
    assert look(make(), tmp_path)[1] == (reason,)
