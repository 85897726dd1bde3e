"""What verification says of a signed PDF: one verdict, what is wrong, and each signature's own story."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What does not hold; any one is enough."""

    NOT_A_PDF = "not_a_pdf"
    UNREADABLE = "unreadable"
    """Too damaged or too heavy to be checked."""
    ENCRYPTED = "encrypted"
    UNSIGNED = "unsigned"
    ALTERED = "altered"
    """Bytes under a signature were changed: a flipped byte, a rewritten file."""
    CHANGED_AFTER_SIGNING = "changed_after_signing"
    """Something was added that the signatures do not allow: a page, a text, a form, bytes at the end."""
    MALFORMED = "malformed"
    """A signature is not built as the standards ask: what it covers, or that it signs at all, cannot be told."""
    WEAK = "weak"
    """A signature rests on an algorithm that can be forged."""
    REVOKED = "revoked"
    """The signer's certificate was revoked before the instant that is proved."""


NOT_JUDGED = frozenset({Fault.NOT_A_PDF, Fault.ENCRYPTED, Fault.UNSIGNED})


class Verdict(StrEnum):
    """What becomes of the whole file."""

    HOLDS = "holds"
    UNVOUCHED = "unvouched"
    """It holds, but who signed or dated it is vouched for by no root that is trusted here."""
    DOES_NOT_HOLD = "does_not_hold"
    NOT_JUDGED = "not_judged"
    """There is nothing to judge: no PDF, no signature, or a protection that keeps us from reading."""


class Standing(StrEnum):
    """How far a certificate is vouched for."""

    KNOWN = "known"
    UNKNOWN_ROOT = "unknown_root"
    EXPIRED = "expired"
    """Out of its period, and no trusted timestamp proves that it signed within it."""
    UNFIT = "unfit"
    """It leads to a known root, but is not made for this use, or not one of those expected."""
    REVOKED = "revoked"


class Level(StrEnum):
    """How much a signature proves by itself (ETSI EN 319 142-1), as reached and not as claimed."""

    BASIC = "basic"
    """Sound, but outside the European profile: the certificate is not signed along with the document."""
    B = "B"
    T = "T"
    LT = "LT"
    LTA = "LTA"


class Kind(StrEnum):
    """What is added to a document after a signature. The last four are never allowed."""

    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    VALIDATION_DATA = "validation_data"
    FORM = "form"
    METADATA = "metadata"
    PAGES = "pages"
    ANNOTATION = "annotation"
    FIELD = "field"
    CONTENT = "content"


NEVER_ALLOWED = frozenset({Kind.PAGES, Kind.ANNOTATION, Kind.FIELD, Kind.CONTENT})


@dataclass(frozen=True)
class Addition:
    """One thing that came after a signature; ``name`` is the field's where there is one."""

    kind: Kind
    allowed: bool
    name: str = ""


@dataclass(frozen=True)
class Trust:
    """Whom to trust: DER roots; DER certificates and CRLs that help; and the SHA-256 (hexadecimal) of the certificates
    that may sign at all, or none to admit every one under the roots."""

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    signers: frozenset[str] = frozenset()


@dataclass(frozen=True)
class SignatureReport:
    """One signature or document timestamp. ``signer`` and ``issuer`` are the certificate's own words; ``claimed_at`` is
    the signer's word, ``timestamped_at`` a trusted authority's (RFC 3339). ``dated_by`` is the timestamp's standing, or
    None where there is none. ``certifies`` is the permission of a certification, 1 to 3. ``additions`` are what came
    after it."""

    field: str
    signer: str
    issuer: str
    certificate_sha256: str
    standing: Standing
    claimed_at: str | None
    timestamped_at: str | None
    dated_by: Standing | None
    level: Level
    intact: bool
    covers_whole_file: bool
    is_timestamp: bool = False
    certifies: int | None = None
    additions: tuple[Addition, ...] = ()

    @property
    def trusted(self) -> bool:
        """Vouched for by the roots, and so is its timestamp if it bears one."""
        return self.standing is Standing.KNOWN and self.dated_by in (None, Standing.KNOWN)


@dataclass(frozen=True)
class Report:
    """What a PDF shows. ``earlier_states`` are the SHA-256 of its earlier revisions, the oldest first."""

    faults: tuple[Fault, ...]
    signatures: tuple[SignatureReport, ...] = ()
    earlier_states: tuple[str, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The gravest that is true."""
        if NOT_JUDGED.intersection(self.faults):
            return Verdict.NOT_JUDGED
        if self.faults or not self.signatures:
            return Verdict.DOES_NOT_HOLD
        trusted = all(signature.trusted for signature in self.signatures)
        return Verdict.HOLDS if trusted else Verdict.UNVOUCHED

    @property
    def timestamped(self) -> bool:
        """Every signature bears a trusted timestamp."""
        return bool(self.signatures) and all(signature.timestamped_at for signature in self.signatures)
