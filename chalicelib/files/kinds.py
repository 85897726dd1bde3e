"""The kinds of file that are taken. A kind is read from the bytes, never from the name or from what was declared."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """``label`` is what papers and pages call it in any language; ``inline`` where a browser shows it by itself, with
    nothing in it that could run."""

    code: str
    label: str
    media_type: str
    extension: str
    inline: bool = False

    def named(self, name: str) -> str:
        """The name under which such a file is handed out: with its true ending, whatever it came with."""
        endings = (self.extension, *_OTHER_ENDINGS.get(self.code, ()))
        return name if name.lower().endswith(endings) else name + self.extension


_OOXML = "application/vnd.openxmlformats-officedocument"
_ODF = "application/vnd.oasis.opendocument"
_OTHER_ENDINGS = {"jpeg": (".jpeg", ".jpe"), "tiff": (".tif",)}

PDF = Kind("pdf", "PDF", "application/pdf", ".pdf", inline=True)
OFFICE = (
    Kind("docx", "DOCX", f"{_OOXML}.wordprocessingml.document", ".docx"),
    Kind("xlsx", "XLSX", f"{_OOXML}.spreadsheetml.sheet", ".xlsx"),
    Kind("pptx", "PPTX", f"{_OOXML}.presentationml.presentation", ".pptx"),
    Kind("odt", "ODT", f"{_ODF}.text", ".odt"),
    Kind("ods", "ODS", f"{_ODF}.spreadsheet", ".ods"),
    Kind("odp", "ODP", f"{_ODF}.presentation", ".odp"),
)
IMAGES = (
    Kind("jpeg", "JPEG", "image/jpeg", ".jpg", inline=True),
    Kind("png", "PNG", "image/png", ".png", inline=True),
    Kind("webp", "WebP", "image/webp", ".webp", inline=True),
    Kind("tiff", "TIFF", "image/tiff", ".tiff"),
)
KINDS = {kind.code: kind for kind in (PDF, *OFFICE, *IMAGES)}

PDF_ALONE = frozenset({PDF.code})
SCANS = PDF_ALONE | {kind.code for kind in IMAGES}
ALL = frozenset(KINDS)
_TAKEN = {"deposit": ALL, "exchange": ALL, "message": ALL, "intake": SCANS}


def taken_from(owner: str) -> frozenset[str]:
    """The codes of the kinds that ``kind/ID`` may send: letters and messages may be any, paper is scanned, what
    is signed or rested on is a PDF."""
    return _TAKEN.get(owner.partition("/")[0], PDF_ALONE)


def not_taken(taken: frozenset[str]) -> str:
    """The reason to refuse a kind that is none of these, or none that we know."""
    return {PDF_ALONE: "not_a_pdf", SCANS: "not_a_scan"}.get(taken, "kind_not_taken")
