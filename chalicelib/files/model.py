"""A file on its way in: expected, uploaded, then clean or refused. Nobody reads it before it is clean."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.files.parts import MAX_FILE_BYTES, Parts
from chalicelib.kernel.digests import is_sha256
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.log import Chain
from chalicelib.kernel.text import clean_file_name

MIN_SIZE_BYTES = 1
MAX_SIZE_BYTES = 20 * 1024 * 1024
"""Of a file that is sent by one form; larger ones are sent in parts."""
FORM_LIFETIME = timedelta(minutes=15)
READ_LIFETIME = timedelta(minutes=5)
UNNAMED = "document.pdf"


class FileState(StrEnum):
    """Where a file stands. ``STUCK`` means that inspection itself failed: it is tried again, and shown."""

    EXPECTED = "expected"
    UPLOADED = "uploaded"
    CLEAN = "clean"
    REFUSED = "refused"
    STUCK = "stuck"
    REMOVED = "removed"


@dataclass(frozen=True)
class Arrival:
    """One stored version of an object in quarantine."""

    key: str
    version_id: str
    size_bytes: int
    arrived_at: datetime

    @property
    def file_name(self) -> str:
        """The name that the depositor's browser gave, where the form let it."""
        return clean_file_name(self.key) or UNNAMED


@dataclass(frozen=True)
class Declaration:
    """What the sender says of a file before sending it; each part may be unknown. ``sha256`` is in hexadecimal."""

    name: str | None = None
    size_bytes: int | None = None
    sha256: str | None = None

    def checked(self, limit_bytes: int = MAX_SIZE_BYTES) -> "Declaration":
        """The same, cleaned; ``InvalidError`` with every problem at once."""
        problems = [*self._size_problems(limit_bytes), *self._digest_problems()]
        if problems:
            raise InvalidError(problems)
        name = clean_file_name(self.name) if self.name else None
        return replace(self, name=name or None, sha256=self.sha256.lower() if self.sha256 else None)

    def with_sha256(self, sha256: str) -> "Declaration":
        """Declared once the whole file was read; ``InvalidError`` if it is no digest."""
        problems = replace(self, sha256=sha256)._digest_problems()
        if problems:
            raise InvalidError(problems)
        return replace(self, sha256=sha256.lower())

    def _size_problems(self, limit_bytes: int) -> list[Problem]:
        if self.size_bytes is None or MIN_SIZE_BYTES <= self.size_bytes <= limit_bytes:
            return []
        if self.size_bytes < MIN_SIZE_BYTES:
            return [Problem("size_bytes", "files.empty")]
        if self.size_bytes > MAX_FILE_BYTES:
            return [Problem("size_bytes", "files.too_large", limit_mb=MAX_FILE_BYTES // 2**20)]
        return [Problem("size_bytes", "files.needs_parts", limit_mb=limit_bytes // 2**20)]

    def _digest_problems(self) -> list[Problem]:
        if self.sha256 is None or is_sha256(self.sha256):
            return []
        return [Problem("sha256", "files.bad_digest")]


@dataclass(frozen=True)
class Structure:
    """What a look into a PDF found: its pages, why it cannot be taken, whether it bears anybody's signature or seal."""

    pages: int = 0
    reasons: tuple[str, ...] = ()
    signed: bool = False


@dataclass(frozen=True)
class Inspection:
    """What inspection found in the stored bytes: no ``reasons`` means clean."""

    sha256: str
    structure: Structure

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the file is refused."""
        return self.structure.reasons


@dataclass(frozen=True)
class UploadedFile:
    """One file. ``owner`` is ``deposit/ID``, ``intake/ID`` or ``mail/ID``; ``key`` and ``version_id`` name the one
    version in quarantine that counts, the first to arrive; ``document_key`` is where the clean copy stands. ``signed``
    comes with the verdict: whether the PDF bears anybody's signature or seal.

    ``place_of`` is the agent whose page holds it open for whatever file they will send; empty for all others. ``parts``
    says how it is cut where it is sent in parts; None where one form sends it.
    """

    id: str
    administration_id: str
    owner: str
    declared: Declaration
    opened_at: datetime
    chain: Chain
    place_of: str = ""
    parts: Parts | None = None
    state: FileState = FileState.EXPECTED
    version: int = 0
    name: str | None = None
    size_bytes: int | None = None
    key: str | None = None
    version_id: str | None = None
    uploaded_at: datetime | None = None
    decided_at: datetime | None = None
    sha256: str | None = None
    pages: int | None = None
    reasons: tuple[str, ...] = field(default=())
    signed: bool = False

    @property
    def shown_name(self) -> str:
        """The name to show: the declared one, else the one that came with the bytes."""
        return self.declared.name or self.name or UNNAMED

    @property
    def prefix(self) -> str:
        """Every quarantine key of this file begins so."""
        return f"uploads/{self.administration_id}/{self.id}/"

    @property
    def parts_key(self) -> str:
        """The quarantine key under which its parts are gathered."""
        return self.prefix + UNNAMED

    @property
    def limit_bytes(self) -> int:
        """The largest size, by the way that it is sent."""
        return MAX_FILE_BYTES if self.parts else MAX_SIZE_BYTES

    @property
    def document_key(self) -> str:
        """The clean copy's key in the documents bucket."""
        return f"files/{self.administration_id}/{self.id}.pdf"

    @property
    def is_decided(self) -> bool:
        """Inspection has nothing more to say."""
        return self.state in (FileState.CLEAN, FileState.REFUSED, FileState.REMOVED)

    @property
    def is_awaited(self) -> bool:
        """Nothing has arrived yet."""
        return self.state is FileState.EXPECTED

    def arrived(self, arrival: Arrival) -> "UploadedFile":
        """With this version as the one that counts; unchanged if one counts already."""
        if self.state is not FileState.EXPECTED:
            return self
        return replace(
            self,
            state=FileState.UPLOADED,
            name=self.declared.name or arrival.file_name,
            size_bytes=arrival.size_bytes,
            key=arrival.key,
            version_id=arrival.version_id,
            uploaded_at=arrival.arrived_at,
        )

    def gathered_by(self, parts: Parts) -> "UploadedFile":
        """Its parts come together in another upload of storage's."""
        return replace(self, parts=parts)

    def judged(self, found: Inspection, at: datetime) -> "UploadedFile":
        """Clean or refused, for good."""
        return replace(
            self,
            state=FileState.REFUSED if found.reasons else FileState.CLEAN,
            sha256=found.sha256,
            pages=None if found.reasons else found.structure.pages,
            reasons=found.reasons,
            signed=found.structure.signed,
            decided_at=at,
        )

    def stuck(self) -> "UploadedFile":
        """Inspection failed for a reason of ours."""
        return replace(self, state=FileState.STUCK)

    def removed(self) -> "UploadedFile":
        """Taken back by its sender before submission."""
        return replace(self, state=FileState.REMOVED)


def file_of_key(key: str) -> tuple[str, str] | None:
    """The administration and file ids in a quarantine key; None if the key is none of ours."""
    parts = key.split("/", 3)
    if len(parts) != 4 or parts[0] != "uploads" or not all(parts[1:3]):  # a form sent without a file names none
        return None
    return parts[1], parts[2]
