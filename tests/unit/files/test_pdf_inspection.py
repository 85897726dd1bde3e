"""Inspection looks at the bytes, in a child process that may not do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chalicelib.adapters.pdf_inspection import PikepdfInspector
from chalicelib.files.model import Structure
from tests import pdf_samples


def look(data: bytes, folder: Path) -> Structure:
    path = folder / "file"
    path.write_bytes(data)
    return PikepdfInspector().look(path)


def test_a_sound_letter_is_clean_and_its_pages_are_counted(tmp_path: Path) -> None:
    assert look(pdf_samples.letter(pages=3), tmp_path) == Structure(pages=3)


@pytest.mark.parametrize(
    ("make", "signed"),
    [
        (pdf_samples.letter, False),
        (pdf_samples.with_signature_field, False),
        (lambda: pdf_samples.with_signature_field(signed=True), True),
        (lambda: pdf_samples.letter(text="/ByteRange [0 1 2 3]"), False),
    ],
    ids=["plain", "an empty field", "signed", "only speaks of it"],
)
def test_a_signature_of_anybodys_is_seen_and_no_reason_to_refuse_the_file(
    make: Callable[[], bytes], signed: bool, tmp_path: Path
) -> None:
    assert look(make(), tmp_path) == Structure(pages=1, signed=signed)


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
    assert look(make(), tmp_path).reasons == (reason,)
