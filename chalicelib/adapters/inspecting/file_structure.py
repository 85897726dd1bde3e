"""What a stranger's file is and holds. Looked at only inside a bounded child process (:mod:`inspector`)."""

from pathlib import Path
from typing import Any

import olefile

from chalicelib.adapters.inspecting import image_structure, office_structure, pdf_structure
from chalicelib.adapters.inspecting.findings import Found, RefusedError, TooHeavyError, ends_as_archive, head_of
from chalicelib.files.kinds import PDF_ALONE, not_taken

_PDF = b"%PDF-"
_BLANKS = b"\xef\xbb\xbf \t\r\n"
_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1")


def look(path: Path, taken: list[str]) -> dict[str, Any]:
    """``{"kind", "pages", "reasons", "notes", "signed"}`` of the file, of which ``taken`` says what kinds may be.

    Reasons stand in a fixed order; there are none when the file may be taken.
    """
    kind = ""
    try:
        kind = _kind(path, frozenset(taken))
        return _READERS[kind](path, kind).as_json()
    except RefusedError as refusal:
        return Found(kind, reasons={refusal.args[0]}).as_json()
    except TooHeavyError:
        return Found(kind, reasons={"too_heavy"}).as_json()


def _kind(path: Path, taken: frozenset[str]) -> str:
    """The kind's code, by the first bytes; ``RefusedError`` for what is no kind that is taken."""
    head = head_of(path)
    if head[:64].lstrip(_BLANKS).startswith(_PDF):
        kind = "pdf"
    elif taken == PDF_ALONE:
        raise RefusedError(not_taken(taken))
    elif head.startswith(_ARCHIVE):
        kind = office_structure.kind_of(path)
    else:
        kind = _image_kind(head, path)
    if kind not in taken:
        raise RefusedError(not_taken(taken))
    if kind != "pdf" and _PDF in head:
        raise RefusedError("two_in_one")
    if kind in _WITHOUT_ARCHIVE and ends_as_archive(path):
        raise RefusedError("two_in_one")
    return kind


def _image_kind(head: bytes, path: Path) -> str:
    if head.startswith(_OLD_OFFICE):
        raise RefusedError(_old_office(path))
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC:
        raise RefusedError("heic")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp"
    return next((kind for start, kind in _IMAGES if head.startswith(start)), "")


def _old_office(path: Path) -> str:
    """Word, Excel and PowerPoint put a document with a password into the container of before 2007 ([MS-OFFCRYPTO])."""
    try:
        with olefile.OleFileIO(str(path)) as container:
            return "encrypted" if container.exists("EncryptedPackage") else "old_office"
    except (OSError, ValueError, IndexError, TypeError, RecursionError):  # olefile follows directories by recursion
        return "damaged"


def _pdf(path: Path, _: str) -> Found:
    return pdf_structure.look(path)


_READERS = {
    "pdf": _pdf,
    **dict.fromkeys(("docx", "xlsx", "pptx", "odt", "ods", "odp"), office_structure.look),
    **dict.fromkeys(("jpeg", "png", "webp", "tiff"), image_structure.look),
}
_WITHOUT_ARCHIVE = frozenset({"pdf", "jpeg", "png", "webp", "tiff"})
