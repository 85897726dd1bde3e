"""Office files and pictures are looked into as PDFs are: what no letter needs is refused with its reason."""

from pathlib import Path

import pytest

from chalicelib.adapters.inspecting.file_structure import look
from chalicelib.adapters.inspecting.inspector import BoundedInspector
from chalicelib.files.kinds import ALL, PDF_ALONE, SCANS, taken_from
from chalicelib.files.model import Structure
from tests import image_samples, office_samples, ole_samples, pdf_samples, renamed_parts

OFFICE = office_samples.SOUND | renamed_parts.SOUND
HOSTILE = {f"office: {name}": it for name, it in (office_samples.HOSTILE | renamed_parts.HOSTILE).items()} | {
    f"picture: {name}": it for name, it in image_samples.HOSTILE.items()
}


def written(content: bytes, folder: Path) -> Path:
    path = folder / "file"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_file_is_what_its_parts_say(name: str, tmp_path: Path) -> None:
    make, kind, notes = OFFICE[name]
    found = look(written(make(), tmp_path), sorted(ALL))
    assert (found["kind"], found["reasons"], found["notes"], found["pages"]) == (kind, [], list(notes), 0)


@pytest.mark.parametrize("name", image_samples.SOUND)
def test_a_picture_is_what_its_bytes_say(name: str, tmp_path: Path) -> None:
    make, kind, pages, notes = image_samples.SOUND[name]
    found = look(written(make(), tmp_path), sorted(ALL))
    assert (found["kind"], found["reasons"], found["notes"], found["pages"]) == (kind, [], list(notes), pages)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_no_letter_needs_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    make, reason = HOSTILE[name]
    found = look(written(make(), tmp_path), sorted(ALL))
    assert found["reasons"] == [reason]


def test_a_tiff_that_goes_in_circles_comes_to_an_end(tmp_path: Path) -> None:
    found = look(written(image_samples.tiff_in_circles(), tmp_path), sorted(ALL))
    assert found["pages"] == 1 or found["reasons"] == ["damaged"]


@pytest.mark.parametrize(
    ("make", "taken", "reason"),
    [
        (office_samples.ooxml, PDF_ALONE, "not_a_pdf"),
        (image_samples.picture, PDF_ALONE, "not_a_pdf"),
        (image_samples.heic, PDF_ALONE, "not_a_pdf"),
        (office_samples.ooxml, SCANS, "not_a_scan"),
    ],
    ids=["a letter for a reply", "a picture for a reply", "a photograph for a reply", "a letter for a scan"],
)
def test_where_only_some_kinds_are_taken_the_reason_says_which(
    make: object, taken: frozenset[str], reason: str, tmp_path: Path
) -> None:
    assert callable(make)
    assert look(written(make(), tmp_path), sorted(taken))["reasons"] == [reason]


def test_letters_and_messages_may_be_any_kind_and_what_is_signed_a_pdf_alone() -> None:
    assert {taken_from(f"{owner}/X") for owner in ("deposit", "exchange", "message")} == {ALL}
    assert taken_from("intake/X") == SCANS
    assert {taken_from(f"{owner}/X") for owner in ("mail", "mandate", "whatever comes")} == {PDF_ALONE}


@pytest.mark.parametrize(
    ("names", "reason"),
    [
        (("EncryptedPackage",), "encrypted"),
        (("WordDocument",), "old_office"),
        (tuple(f"{number}" for number in range(3000)), "damaged"),
    ],
    ids=["a password of Word", "a letter of before 2007", "a directory deeper than its reader"],
)
def test_what_lies_in_an_old_container_is_told_apart(names: tuple[str, ...], reason: str, tmp_path: Path) -> None:
    assert look(written(ole_samples.container(*names), tmp_path), sorted(ALL))["reasons"] == [reason]


def test_the_child_tells_the_same_as_the_look_itself(inspector: BoundedInspector, tmp_path: Path) -> None:
    for content, expected in (
        (office_samples.ooxml(), Structure(kind="docx")),
        (image_samples.pages(), Structure(pages=3, kind="tiff")),
        (image_samples.png_bomb(), Structure(reasons=("too_heavy",), kind="png")),
        (pdf_samples.with_xfa(), Structure(pages=1, reasons=("xfa",), kind="pdf")),
    ):
        assert inspector.look(written(content, tmp_path), ALL) == expected
