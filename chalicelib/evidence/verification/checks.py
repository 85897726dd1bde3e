"""What a visitor's file is found to be, in codes that the pages put into words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.evidence.verification.signatures import SignatureReport, Verdict

LIFETIME = timedelta(hours=1)
FORM_LIFETIME = timedelta(minutes=15)
MAX_BYTES = 25 * 1024 * 1024


class Finding(StrEnum):
    """One thing that holds or does not. The first group is said of the whole file, the rest of its signatures."""

    PUBLISHED = "published"
    """The file is, byte for byte, one that was published here."""
    CHANGED_SINCE = "changed_since"
    """It begins with a published file, and something was added after it."""
    UNKNOWN = "unknown"
    """Neither the file nor any earlier state of it was published here."""
    TOO_LARGE = "too_large"
    """Larger than what is checked: it was not looked at."""
    NOT_A_PDF = "not_a_pdf"
    UNREADABLE = "unreadable"
    """A PDF by its first bytes, too damaged, too far from the standard or too heavy to be checked."""
    ENCRYPTED = "encrypted"
    NO_SIGNATURE = "no_signature"
    ONLY_TIMESTAMPS = "only_timestamps"
    """Nobody signed it: timestamps prove when it was there."""
    INTACT = "intact"
    """Every signature matches the bytes it covers."""
    ALTERED = "altered"
    """Bytes under a signature were changed after it."""
    ADDED_AFTER = "added_after"
    """Something that the signatures do not allow (a page, a text, a form) was added after one of them."""
    MALFORMED = "malformed"
    """A signature is not built as the standards ask."""
    WEAK = "weak"
    """A signature rests on an algorithm that can be forged."""
    REVOKED = "revoked"
    """A certificate was revoked, and nothing proves that it signed before."""
    TRUSTED = "trusted"
    """Every certificate leads to a root that this platform trusts."""
    UNVOUCHED = "unvouched"
    """A certificate, a signer's or a timestamp's, is vouched for by no root that this platform trusts."""
    TIMESTAMPED = "timestamped"
    """Every signature bears a timestamp of a trusted authority."""
    NO_TIMESTAMP = "no_timestamp"


BAD = frozenset(
    {
        Finding.CHANGED_SINCE,
        Finding.TOO_LARGE,
        Finding.NOT_A_PDF,
        Finding.UNREADABLE,
        Finding.ALTERED,
        Finding.ADDED_AFTER,
        Finding.MALFORMED,
        Finding.WEAK,
        Finding.REVOKED,
    }
)
GOOD = frozenset({Finding.PUBLISHED, Finding.INTACT, Finding.TRUSTED, Finding.TIMESTAMPED})


@dataclass(frozen=True)
class Examination:
    """What a PDF shows by itself. ``revisions`` are the SHA-256 of its earlier states, the oldest first: the file's
    bytes up to each end-of-file mark but the last."""

    findings: tuple[Finding, ...]
    revisions: tuple[str, ...] = ()
    verdict: Verdict = Verdict.NOT_JUDGED
    signatures: tuple[SignatureReport, ...] = ()


class CheckState(StrEnum):
    """Where a check stands."""

    EXPECTED = "expected"
    DONE = "done"


@dataclass(frozen=True)
class Check:
    """A file sent to be checked. ``verification_ids`` are the published documents that it is, or comes from."""

    id: str
    state: CheckState
    expires_at: datetime
    sha256: str = ""
    findings: tuple[Finding, ...] = ()
    verification_ids: tuple[str, ...] = ()
    verdict: Verdict = Verdict.NOT_JUDGED
    signatures: tuple[SignatureReport, ...] = ()
    checked_at: datetime | None = None

    @property
    def sound(self) -> bool:
        """Byte for byte what was published here: then nothing else can speak against it."""
        return Finding.PUBLISHED in self.findings


@dataclass(frozen=True)
class UploadForm:
    """A pre-signed POST: every field goes before the file."""

    url: str
    fields: dict[str, str]
    lifetime_seconds: int
