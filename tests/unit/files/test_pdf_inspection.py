"""Inspection looks at the bytes, in a child process that may not do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from chalicelib.adapters.inspecting.inspector import BoundedInspector
from chalicelib.files.kinds import ALL
from chalicelib.files.model import Structure
from tests import pdf_samples

Look = Callable[[bytes], Structure]


@pytest.fixture
def look(inspector: BoundedInspector, tmp_path: Path) -> Look:
    """What the inspector says of a file of these bytes."""

    def looked(data: bytes) -> Structure:
        path = tmp_path / "file"
        path.write_bytes(data)
        return inspector.look(path, ALL)

    return looked


def test_a_sound_letter_is_clean_and_its_pages_are_counted(look: Look) -> None:
    assert look(pdf_samples.letter(pages=3)) == Structure(pages=3, kind="pdf")


@pytest.mark.parametrize(
    ("make", "signed", "notes"),
    [
        (pdf_samples.letter, False, ()),
        (pdf_samples.with_signature_field, False, ()),
        (lambda: pdf_samples.with_signature_field(signed=True), True, ()),
        (lambda: pdf_samples.letter(text="/ByteRange [0 1 2 3]"), False, ()),
        (pdf_samples.with_form, False, ("form",)),
        (pdf_samples.with_layers, False, ("layers",)),
        (lambda: pdf_samples.with_embedded_file("facture.xml", b"<Invoice/>"), False, ("attachments",)),
        (pdf_samples.with_harmless_names, False, ()),
        (pdf_samples.with_long_runs, False, ()),
    ],
    ids=["plain", "an empty field", "signed", "only speaks of it", "form", "layers", "invoice", "names", "runs"],
)
def test_what_readers_should_know_is_noted_and_no_reason_to_refuse_the_file(
    make: Callable[[], bytes], signed: bool, notes: tuple[str, ...], look: Look
) -> None:
    assert look(make()) == Structure(1, signed=signed, kind="pdf", notes=notes)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: b"PK\x03\x04 a zip called .pdf", "damaged"),
        (lambda: b"<html>%PDF-1.7", "kind_not_taken"),
        (lambda: b"%PDF-1.7\nnothing more", "damaged"),
        (pdf_samples.truncated, "damaged"),
        (pdf_samples.encrypted, "encrypted"),
        (lambda: pdf_samples.encrypted(user=""), "restricted"),
        (pdf_samples.without_pages, "no_pages"),
        (pdf_samples.with_javascript, "javascript"),
        (pdf_samples.with_escaped_javascript, "javascript"),
        (pdf_samples.with_launch, "launch"),
        (lambda: pdf_samples.with_embedded_file("facture.xml", b"MZ"), "embedded_files"),
        (pdf_samples.with_huge_picture, "too_heavy"),
        (pdf_samples.with_embedded_file, "embedded_files"),
        (pdf_samples.with_xfa, "xfa"),
        (pdf_samples.packed_twice, "too_heavy"),
        (pdf_samples.bomb, "too_heavy"),
        (pdf_samples.cross_reference_bomb, "damaged"),
    ],
)
def test_what_no_letter_needs_is_refused_with_its_reason(make: Callable[[], bytes], reason: str, look: Look) -> None:
    assert look(make()).reasons == (reason,)
