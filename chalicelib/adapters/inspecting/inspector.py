"""The port ``Inspector``, in a child process: the bytes come from strangers."""

from pathlib import Path

from chalicelib.adapters.child_nursery import Nursery
from chalicelib.adapters.child_process import BoundsExceededError
from chalicelib.files.model import Structure

MEMORY_MB = 1024
SECONDS = 40
_READERS = "chalicelib.adapters.inspecting.file_structure"
_OF_THE_FILE = {"time": "too_heavy", "memory": "too_heavy", "fault": "damaged"}


class BoundedInspector:
    """Says what a file is, how many pages it has, whether it is signed, and why it cannot be taken, if so."""

    def __init__(self) -> None:
        self._nursery = Nursery(_READERS)

    def close(self) -> None:
        """Ends what stands ready for the next file."""
        self._nursery.close()

    def look(self, path: Path, taken: frozenset[str]) -> Structure:
        """What the file is made of; ``taken`` are the codes of the kinds that may be.

        A file that needs more time or memory than any letter does is ``too_heavy``; one at which a reader breaks is
        ``damaged``. A child that died of anything else is our failure, not the sender's: its ``BoundsExceededError``
        escapes, so that the file is tried again and shown.
        """
        try:
            found = self._nursery.run(
                f"{_READERS}:look",
                path,
                memory_mb=MEMORY_MB,
                seconds=SECONDS,
                taken=sorted(taken),
            )
        except BoundsExceededError as error:
            if error.reason in _OF_THE_FILE:
                return Structure(reasons=(_OF_THE_FILE[error.reason],))
            raise
        return Structure(found["pages"], tuple(found["reasons"]), found["signed"], found["kind"], tuple(found["notes"]))
