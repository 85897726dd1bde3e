"""What an acknowledgement says, and what checking one shows."""

from dataclasses import dataclass
from datetime import datetime

from chalicelib.evidence.model import Authenticity, Verification
from chalicelib.kernel.languages import Bilingual


@dataclass(frozen=True)
class AcknowledgedFile:
    """A file as it was announced. ``sha256`` is None where the sender's browser could not take it."""

    name: str
    size_bytes: int
    sha256: str | None


@dataclass(frozen=True)
class Acknowledgement:
    """What the platform acknowledged to a depositor at once, before number and receipt."""

    administration: Bilingual
    verification_id: str
    submitted_at: datetime
    files: tuple[AcknowledgedFile, ...]


@dataclass(frozen=True)
class AcknowledgementCheck:
    """What a token was found to be: the acknowledgement if it is ours, and what was registered afterwards under its
    verification id, if anything was."""

    authenticity: Authenticity
    acknowledgement: Acknowledgement | None = None
    verification: Verification | None = None

    @property
    def same_files(self) -> bool | None:
        """Whether the files registered are those announced; None where that is not known of every one."""
        if self.acknowledgement is None or self.verification is None:
            return None
        registered = {r.label: r.sha256 for r in self.verification.revisions}
        announced = {f"letter.{place}": file.sha256 for place, file in enumerate(self.acknowledgement.files, 1)}
        if any(digest not in (None, registered.get(label)) for label, digest in announced.items()):
            return False
        return None if None in announced.values() else True
