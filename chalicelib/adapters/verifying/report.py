"""What verification says of a signed PDF: what is wrong with it, its signatures, and the verdict that follows."""

from dataclasses import dataclass
from enum import StrEnum

from chalicelib.evidence.verification.signatures import SignatureReport, Verdict


class Fault(StrEnum):
    """What does not hold; any one is enough."""

    NOT_A_PDF = "not_a_pdf"
    UNREADABLE = "unreadable"
    """Too damaged, too far from the standard or too heavy to be checked."""
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


@dataclass(frozen=True)
class Trust:
    """Whom to trust: DER roots; DER certificates and CRLs that help; and the SHA-256 (hexadecimal) of the certificates
    that may sign at all, or none to admit every one under the roots."""

    roots: tuple[bytes, ...]
    others: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    signers: frozenset[str] = frozenset()


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
        if self.only_timestamps:
            return Verdict.NOT_JUDGED
        trusted = all(signature.trusted for signature in self.signatures)
        return Verdict.HOLDS if trusted else Verdict.UNVOUCHED

    @property
    def only_timestamps(self) -> bool:
        """It proves when it was there, and nobody's consent: anyone can have anything timestamped."""
        return bool(self.signatures) and all(signature.is_timestamp for signature in self.signatures)

    @property
    def timestamped(self) -> bool:
        """Every signature bears a trusted timestamp."""
        return bool(self.signatures) and all(signature.timestamped_at for signature in self.signatures)
