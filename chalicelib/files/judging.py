"""From what was found to what becomes of the file: clean only when structure and scan both say so."""

from dataclasses import replace
from datetime import datetime

from chalicelib.files.model import FileState, Inspection, UploadedFile
from chalicelib.files.scan import Scan, stronger


def with_inspection(file: UploadedFile, found: Inspection) -> UploadedFile:
    """With what inspection found in the stored bytes; of a decided file nothing changes."""
    if file.is_decided:
        return file
    looked = found.structure
    return replace(
        file,
        inspected=True,
        sha256=found.sha256,
        pages=looked.pages or None,
        reasons=looked.reasons,
        signed=looked.signed,
        kind=looked.kind,
        notes=looked.notes,
    )


def with_scan(file: UploadedFile, said: Scan) -> UploadedFile:
    """With this word of the malware scan, unless a stronger one is known."""
    return replace(file, scan=stronger(file.scan, said))


def without_bytes(file: UploadedFile) -> UploadedFile:
    """Its bytes left quarantine before the scan said anything: they are to be sent again."""
    return file if file.is_decided else replace(file, reasons=("bytes_gone",))


def decided(file: UploadedFile, at: datetime, scanned: bool) -> UploadedFile:
    """Clean, refused or stuck as far as what is known allows; ``scanned`` if a clean file needs the scan's word.

    A threat that is heard of late takes back what was clean: the one change that a decided file undergoes.
    """
    if file.state in (FileState.REFUSED, FileState.REMOVED):
        return file
    if file.scan is Scan.THREATS_FOUND:
        return _refused(file, at, ("malware", *file.reasons))
    if file.state is FileState.CLEAN or not file.inspected:
        return file
    if file.reasons:
        return _refused(file, at, file.reasons)
    if file.scan is Scan.UNSUPPORTED:
        return _refused(file, at, ("not_scannable",))
    if file.scan is Scan.NO_THREATS_FOUND or not scanned:
        return replace(file, state=FileState.CLEAN, decided_at=at)
    return replace(file, state=FileState.STUCK) if file.scan else file


def _refused(file: UploadedFile, at: datetime, reasons: tuple[str, ...]) -> UploadedFile:
    return replace(file, state=FileState.REFUSED, reasons=reasons, pages=None, decided_at=at)
