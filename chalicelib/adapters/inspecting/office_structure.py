"""What an office file is and holds. Strangers' files are looked at only inside a bounded child process."""

from io import BytesIO
from pathlib import Path

from chalicelib.adapters.inspecting import odf_structure, ooxml_parts, ooxml_structure
from chalicelib.adapters.inspecting.findings import Found, RefusedError
from chalicelib.adapters.inspecting.office_archive import OfficeArchive

DEEPEST = 2
"""Charts carry the workbook that they were drawn from, and that is all that office files need of each other."""


def kind_of(path: Path) -> str:
    """The kind's code, empty for an archive that is no office file; raises as :class:`OfficeArchive`."""
    return _kind(OfficeArchive(path, path.stat().st_size))


def look(path: Path, kind: str) -> Found:
    """What is in the file; ``RefusedError`` and ``TooHeavyError`` for what cannot be looked at further."""
    found = Found(kind)
    _look(OfficeArchive(path, path.stat().st_size), found, depth=0)
    return found


def _kind(archive: OfficeArchive) -> str:
    if ooxml_parts.CONTENT_TYPES in archive.names:
        return ooxml_structure.kind_of(archive)
    if odf_structure.MIMETYPE in archive.names:
        return odf_structure.kind_of(archive)
    return ""


def _look(archive: OfficeArchive, found: Found, depth: int) -> None:
    if odf_structure.MIMETYPE in archive.names:
        odf_structure.look(archive, found)
        return
    for content in ooxml_structure.look(archive, found):
        _look_within(content, found, depth + 1)


def _look_within(content: bytes, found: Found, depth: int) -> None:
    """A workbook behind a chart: by the same rules, and nothing else."""
    try:
        archive = OfficeArchive(BytesIO(content), len(content))
        if depth > DEEPEST or not _kind(archive):
            raise RefusedError("embedded_files")
    except RefusedError as refusal:
        found.reasons.add("macros" if refusal.args[0] == "macros" else "embedded_files")
        return
    _look(archive, found, depth)
