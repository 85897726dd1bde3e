"""A file on its way in: expected, uploaded, then clean or refused. Nobody reads it before it is clean."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.files.kinds import KINDS, PDF, Kind
from chalicelib.files.parts import MAX_FILE_BYTES, Parts
from chalicelib.files.scan import Scan
from chalicelib.kernel.digests import is_sha256
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.log import Chain
from chalicelib.kernel.text import clean_file_name

MIN_SIZE_BYTES = 1
MAX_SIZE_BYTES = 20 * 1024 * 1024
"""Of a file that is sent by one form; larger ones are sent in parts."""
FORM_LIFETIME = timedelta(minutes=15)
READ_LIFETIME = timedelta(minutes=5)
EXPECTED_FOR = timedelta(days=7)
"""How long a file is waited for, until it counts as given up."""
DECIDED_WITHIN = timedelta(minutes=2)
"""What takes longer is looked after."""
UNNAMED = "document.pdf"


class FileState(StrEnum):
    """Where a file stands. ``STUCK`` means that inspection or scan itself failed: it is tried again, and shown."""

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
    """What a look into a file found: its pages (0 where it has none to count), why it cannot be taken, whether it bears
    anybody's signature or seal, its kind by its bytes (:mod:`chalicelib.files.kinds`), what its readers should know."""

    pages: int = 0
    reasons: tuple[str, ...] = ()
    signed: bool = False
    kind: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Inspection:
    """What inspection found in the stored bytes: no ``reasons`` of the structure means that they may be taken."""

    sha256: str
    structure: Structure


@dataclass(frozen=True)
class UploadedFile:
    """One file. ``owner`` is ``deposit/ID``, ``intake/ID`` or ``mail/ID``; ``key`` and ``version_id`` name the one
    version in quarantine that counts, the first to arrive; ``document_key`` is where the clean copy stands. What was
    found in it comes with ``inspected``; ``signed`` is whether a PDF bears anybody's signature or seal, ``notes`` are
    codes of what its readers should know, ``scan`` the malware scan's word on that version, if it has come.
    ``cleared_away`` is set once the copy of a removed file stands behind a delete marker, where it ends in a week.

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
    inspected: bool = False
    kind: str = ""
    notes: tuple[str, ...] = ()
    scan: Scan | None = None
    cleared_away: bool = False

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
        return f"files/{self.administration_id}/{self.id}{self.true_kind.extension}"

    @property
    def true_kind(self) -> Kind:
        """Its kind by its bytes; before others were taken, every clean file was a PDF."""
        return KINDS.get(self.kind, PDF)

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

    def stuck(self) -> "UploadedFile":
        """Inspection failed for a reason of ours."""
        return replace(self, state=FileState.STUCK)

    def removed(self) -> "UploadedFile":
        """Taken back by its sender before submission."""
        return replace(self, state=FileState.REMOVED)

    def erased(self) -> "UploadedFile":
        """Without its bytes, its name, and the salt by which a guess at the name could be tried; the digest stays."""
        return replace(
            self,
            state=FileState.REMOVED,
            declared=Declaration(),
            parts=None,
            name=None,
            key=None,
            version_id=None,
            notes=(),
            cleared_away=True,
            chain=self.chain.resalted(),
        )

    @property
    def is_erased(self) -> bool:
        """Whether nothing is left to erase."""
        return (
            self.state is FileState.REMOVED and self.cleared_away and not (self.name or self.declared.name or self.key)
        )


def file_of_key(key: str) -> tuple[str, str] | None:
    """The administration and file ids in a quarantine key; None if the key is none of ours."""
    parts = key.split("/", 3)
    if len(parts) != 4 or parts[0] != "uploads" or not all(parts[1:3]):  # a form sent without a file names none
        return None
    return parts[1], parts[2]
