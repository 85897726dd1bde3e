"""Opens a signed PDF for judging, a little more patiently than pyHanko's strict reader, and no less safely."""

from io import BytesIO

from pyhanko.pdf_utils.misc import PdfStrictReadError
from pyhanko.pdf_utils.reader import PdfFileReader


class UnsafeStructureError(Exception):
    """The file's cross-references would let something pass as new that replaces what was signed."""


def open_signed(pdf: bytes) -> PdfFileReader:
    """A reader of the file.

    Common writers break two rules without harm: Poppler gives new objects a generation of 1, and Word points to its
    objects twice (hybrid references). What else strictness protects from is asked here: sections that declare fewer
    objects than they or their forerunners hold, and hybrid references after a signature.
    """
    try:
        reader = PdfFileReader(BytesIO(pdf))
        if not reader.xrefs.hybrid_xrefs_present:
            return reader
    except PdfStrictReadError:
        pass
    reader = PdfFileReader(BytesIO(pdf), strict=False)
    _refuse_unsafe(reader)
    reader.strict = not reader.xrefs.hybrid_xrefs_present
    return reader


def _refuse_unsafe(reader: PdfFileReader) -> None:
    first = min((one.signed_revision for one in reader.embedded_signatures), default=reader.total_revisions)
    size = 0
    for revision in range(reader.total_revisions):
        declared = reader.xrefs.get_xref_container_info(revision).size
        highest = max((ref.idnum for ref in reader.xrefs.explicit_refs_in_revision(revision)), default=0)
        if highest >= declared or declared < size:
            raise UnsafeStructureError(f"revision {revision} declares {declared} objects")
        if revision >= first and reader.xrefs.get_xref_data(revision).hybrid is not None:
            raise UnsafeStructureError(f"revision {revision} is hybrid")
        size = declared
