"""What making signatures last needs from outside."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.work import Work
from chalicelib.lasting.model import Lasting, Seen


class Archivist(Protocol):
    """Makes documents last, and judges what they are.

    All raise ``UnavailableError`` when a server does not answer as it should, :class:`RevokedError` and
    :class:`TooEarlyError`; what they return holds.
    """

    def seen(self, pdf: bytes, now: datetime) -> Seen:
        """What the file is by itself at that instant."""

    def with_proofs(self, pdf: bytes, now: datetime) -> bytes:
        """The file with what it needs to be validated without anybody: for its signatures, or once it bears document
        timestamps for the last of them."""

    def with_timestamp(self, pdf: bytes, digest: str) -> bytes:
        """The file under one more document timestamp, over a digest of that kind."""


class RevokedError(Exception):
    """An authority took back a certificate that the document stands on; ``at`` says since when."""

    def __init__(self, at: datetime) -> None:
        super().__init__(f"revoked at {at}")
        self.at = at


class TooEarlyError(Exception):
    """The authorities have said nothing yet since the signature; ``until`` is when they should have."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"nothing was said yet, ask again at {until}")
        self.until = until


class Files(Protocol):
    """Sealed files: written once, locked."""

    def pdf(self, key: str) -> bytes:
        """The stored file."""

    def put_version(self, key: str, original: str, pdf: bytes, at: datetime) -> bytes:
        """Stores a version of the file under ``original`` unless there is one; returns what is stored."""


class Documents(Protocol):
    """The documents that are followed."""

    def get(self, document_id: str) -> Lasting | None:
        """The document, read consistently."""

    def save(self, work: Work, document: Lasting) -> None:
        """As the next version of the item; committing raises ``StaleError`` if it is not."""

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """The ids of those whose next step is due, at most so many."""

    def ending(self, suite: str, before: datetime, limit: int) -> Sequence[str]:
        """The ids of those under a timestamp of that suite that ends before then, the first to end first."""

    def count_late(self, limit: int) -> int:
        """How many have been tried often, counted up to a limit."""

    def count_stopped(self, since: datetime, limit: int) -> int:
        """How many were found revoked since then, counted up to a limit."""


class Recognition(Protocol):
    """What anyone may verify: it recognises every version, and says what level was reached."""

    def tell(self, work: Work, document: Lasting) -> None:
        """What the document is now, in the same unit of work."""


class Calls(Protocol):
    """Messages to the function that takes the steps."""

    def wake(self, document_ids: Sequence[str]) -> None:
        """Asks for the next step of each."""

    def renew_more(self) -> None:
        """Asks for another turn through what is to be renewed."""
