"""What evidence needs from outside."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from chalicelib.evidence.audit.rows import Asked, Named, Place
from chalicelib.evidence.model import (
    Authenticity,
    Claims,
    Logged,
    Receipt,
    ReceiptFacts,
    Sealed,
    SealedFile,
    TrustLevel,
    Verification,
)
from chalicelib.evidence.occasions import Occasion
from chalicelib.evidence.tokens import TokenClaims
from chalicelib.evidence.verification.checks import Check, Examination, UploadForm
from chalicelib.kernel.access import Caller
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Chain, LogRecord
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work


class Bus(Protocol):
    """Where events are published."""

    def put(self, records: Sequence[LogRecord]) -> list[LogRecord]:
        """Publishes the records; returns those that were taken."""


class AuditRecords(Protocol):
    """The log as an auditor searches it."""

    def places(self, administration_id: str, asked: Asked, cursor: str | None, limit: int) -> Page[Place]:
        """The newest first, at most ``limit``: fewer where the look ended before."""

    def at(self, places: Sequence[tuple[str, int]]) -> list[LogRecord]:
        """The records at these places (object, number), in their order."""


class Readable(Protocol):
    """Who may know of what a record is about."""

    def of(self, caller: Caller, records: Sequence[LogRecord]) -> list[LogRecord]:
        """Those of the records that tell the caller of nothing they may not know of, in their order."""


class AuditNames(Protocol):
    """An administration's people and desks."""

    def root(self, administration_id: str) -> str:
        """The entity that all others are below; ``NotFoundError`` where there is none."""

    def of(self, administration_id: str) -> Named:
        """Their names by id."""


class Outbox(Protocol):
    """The records that the bus has not taken."""

    def unpublished(self, before: datetime, grace_seconds: int) -> list[LogRecord]:
        """Those that were written ``grace_seconds`` before that instant or earlier, the oldest first."""

    def mark_published(self, records: Iterable[LogRecord]) -> None:
        """The bus has them now."""


class ReceiptSource(Protocol):
    """What the registry, the deposit and the organisation know of a registered letter."""

    def of(self, occasion: Occasion) -> ReceiptFacts:
        """The facts of the receipt that it calls for; ``NotFoundError`` if there is no such mail."""


class Administrations(Protocol):
    """The bodies that seal."""

    def name(self, administration_id: str) -> Bilingual:
        """``NotFoundError`` if there is none."""


class Tokens(Protocol):
    """Tokens that the platform signs."""

    def keys(self) -> list[dict[str, str]]:
        """The public keys as JWKs (RFC 7517)."""

    def read(self, token: str) -> Claims | None:
        """What an acknowledgement says and whether it is ours; None for what is none."""

    def read_receipt(self, token: str) -> tuple[Authenticity, TokenClaims | None] | None:
        """Of a receipt's token likewise; its claims where it is ``ISSUED``."""


class Records(Protocol):
    """The log, to read."""

    def of_object(self, object_id: str) -> Iterable[LogRecord]:
        """The object's whole chain in order."""


class Registrations(Protocol):
    """The registers."""

    def registered_at(self, mail_id: str) -> datetime:
        """The instant that stands beside a mail's number; ``NotFoundError`` if there is no such mail."""


class Typesetter(Protocol):
    """Makes the page."""

    def receipt(self, facts: ReceiptFacts, trust: TrustLevel, issued_at: datetime) -> bytes:
        """A PDF/A of the receipt, Arabic and French, with its QR and the trust level in words; not yet sealed."""


class Sealer(Protocol):
    """Seals in an administration's name."""

    def expected(self, key_id: str) -> TrustLevel:
        """What a seal with this key should be able to claim; ``UNSEALED`` when the key has no certificate."""

    def seal(self, pdf: bytes, key_id: str) -> Sealed:
        """The same PDF with a PAdES seal that certifies it against any change (DocMDP: no changes), and what that seal
        can claim now that it is made."""


class EvidenceFiles(Protocol):
    """The store of sealed files: written once, locked for their period."""

    def put_once(self, key: str, file: SealedFile) -> SealedFile:
        """Stores the file unless there is one of its number; returns what is stored, with its key: the first wins."""

    def read(self, key: str) -> SealedFile:
        """The stored file; ``NotFoundError`` if there is none."""

    def trust(self, key: str) -> TrustLevel:
        """What the stored file's seal can claim; ``NotFoundError`` if there is no file."""


class Verifications(Protocol):
    """Receipts and what can be verified, as stored."""

    def receipt(self, mail_id: str, seq: int = 1) -> Receipt | None:
        """The receipt that an act on a mail called for, by default its registration; read consistently."""

    def add_receipt(self, work: Work, receipt: Receipt, chain: Chain) -> None:
        """Committing raises ``StaleError`` if the act has one."""

    def add_verification(self, work: Work, verification: Verification) -> None:
        """Adds it and the way from each of its digests; committing raises ``StaleError`` if the id is taken."""

    def add_void(self, mail_id: str, at: datetime) -> None:
        """Notes that the mail's number was voided; the first instant is kept."""

    def get(self, verification_id: str) -> Verification | None:
        """What stands under the id, with the voiding of its number if there was one."""

    def of_digest(self, sha256: str) -> list[Verification]:
        """What has a revision with this digest."""


class LogTree(Protocol):
    """The tree over the log."""

    def logged(self, mail_id: str) -> Logged | None:
        """Under which head the record of a mail's registration is; None until one holds it."""


class Examiner(Protocol):
    """Looks into a stranger's file, in a child process with bounds."""

    def examine(self, data: bytes) -> Examination:
        """What the file shows; a file that breaks the examination is ``UNREADABLE``, never an exception."""


class ScratchFiles(Protocol):
    """Visitors' files on their way through a check, by the check's id."""

    def form(self, check_id: str, redirect_to: str | None) -> UploadForm:
        """A form that takes one PDF of at most 25 MiB. One that leads a browser back takes any size: the check then
        says in words what storage could only refuse."""

    def size(self, check_id: str) -> int | None:
        """The file's bytes, counted; None when it is gone."""

    def read(self, check_id: str) -> bytes | None:
        """The file, or None when it is gone."""

    def delete(self, check_id: str) -> None:
        """Removes the file; harmless when it is gone."""

    def older_than(self, instant: datetime) -> list[str]:
        """Checks whose file arrived before that instant and is still there."""


class Checks(Protocol):
    """Checks, kept an hour."""

    def get(self, check_id: str) -> Check | None:
        """The check, or None."""

    def put(self, check: Check) -> None:
        """Stores the check as it stands now."""
