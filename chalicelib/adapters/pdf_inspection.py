"""The port ``Inspector`` by pikepdf, in a child process: the bytes come from strangers."""

from pathlib import Path

from chalicelib.adapters.child_process import BoundsExceededError, run_bounded
from chalicelib.files.model import Structure

MEMORY_MB = 768
SECONDS = 20
_HEADER = b"%PDF-"
_BLANKS = b"\xef\xbb\xbf \t\r\n"


class PikepdfInspector:
    """Says how many pages a PDF has, whether it is signed, and why it cannot be taken, if so."""

    def look(self, path: Path) -> Structure:
        """What the PDF is made of.

        A file that needs more time or memory than any letter does is ``too_heavy``. A child that died of anything
        else is our failure, not the sender's: its ``BoundsExceededError`` escapes, so that the file is tried again
        and shown.
        """
        with path.open("rb") as file:
            if not file.read(64).lstrip(_BLANKS).startswith(_HEADER):
                return Structure(reasons=("not_a_pdf",))
        try:
            found = run_bounded("chalicelib.adapters.pdf_structure:look", path, memory_mb=MEMORY_MB, seconds=SECONDS)
        except BoundsExceededError as error:
            if error.reason in ("time", "memory"):
                return Structure(reasons=("too_heavy",))
            raise
        return Structure(found["pages"], tuple(found["reasons"]), found["signed"])
