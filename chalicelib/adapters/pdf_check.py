"""Strict verification of signed PDFs, offline, as data.

Stricter than pyHanko's default, which accepts published form-filling forgeries: after a signature only further
signatures in declared fields may be added; every signature must hold; the file ends where its last revision ends; and
whatever raises is a rejection. A stranger's file is checked in a bounded child process (:func:`check`).
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from io import BytesIO
from typing import Any

from chalicelib.adapters.child_process import BoundsExceededError, run_bounded
from chalicelib.adapters.pdf_ranges import earlier_states, ends_at_its_mark, signed_ranges

MEMORY_MB, SECONDS = 1024, 30


class Fault(StrEnum):
    """What does not hold."""

    NOT_A_PDF = "not_a_pdf"
    UNREADABLE = "unreadable"
    """Too damaged or too heavy to be checked."""
    ENCRYPTED = "encrypted"
    UNSIGNED = "unsigned"
    ALTERED = "altered"
    """Bytes under a signature were changed: a flipped byte, a rewritten file."""
    CHANGED_AFTER_SIGNING = "changed_after_signing"
    """Something was added that the signatures do not allow: a page, a text, a form, bytes at the end."""
    FOREIGN_SIGNATURE = "foreign_signature"
    """A signature or a timestamp whose certificate leads to no root we trust, or is none of those we expect."""


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
    """One signature. ``claimed_at`` is the signer's word, ``timestamped_at`` a trusted authority's (RFC 3339);
    ``covers_whole_file`` is true of the last signature only."""

    field: str
    signer: str
    certificate_sha256: str
    claimed_at: str | None
    timestamped_at: str | None
    intact: bool
    trusted: bool
    covers_whole_file: bool


@dataclass(frozen=True)
class Report:
    """What a PDF shows. ``earlier_states`` are the SHA-256 of its earlier revisions, the oldest first."""

    faults: tuple[Fault, ...]
    signatures: tuple[SignatureReport, ...] = ()
    earlier_states: tuple[str, ...] = ()

    @property
    def timestamped(self) -> bool:
        """Every signature bears a trusted timestamp."""
        return bool(self.signatures) and all(signature.timestamped_at for signature in self.signatures)


def check(pdf: bytes, trust: Trust) -> Report:
    """As :func:`verify`, in a child process with bounds; what breaks the child is ``UNREADABLE``."""
    given = {
        "roots": [b64encode(der).decode() for der in trust.roots],
        "others": [b64encode(der).decode() for der in trust.others],
        "crls": [b64encode(der).decode() for der in trust.crls],
        "signers": sorted(trust.signers),
    }
    try:
        found = run_bounded(f"{__name__}:verify_as_data", pdf, memory_mb=MEMORY_MB, seconds=SECONDS, **given)
    except BoundsExceededError:
        return Report((Fault.UNREADABLE,), earlier_states=earlier_states(pdf))
    return Report(
        tuple(Fault(code) for code in found["faults"]),
        tuple(SignatureReport(**signature) for signature in found["signatures"]),
        tuple(found["earlier_states"]),
    )


def verify_as_data(
    pdf: bytes, roots: Sequence[str], others: Sequence[str], crls: Sequence[str], signers: Sequence[str]
) -> dict[str, Any]:
    """:func:`verify` in JSON's terms, for the child process; certificates in base 64."""
    trust = Trust(_decoded(roots), _decoded(others), _decoded(crls), frozenset(signers))
    return asdict(verify(pdf, trust))


def _decoded(texts: Sequence[str]) -> tuple[bytes, ...]:
    return tuple(b64decode(text) for text in texts)


def verify(pdf: bytes, trust: Trust, now: datetime | None = None) -> Report:
    """What the PDF shows, in this process. Never raises for what the file holds."""
    if b"%PDF-" not in pdf[:1024]:
        return Report((Fault.NOT_A_PDF,))
    ranges = signed_ranges(pdf)
    from_bytes = [Fault.ALTERED] if any(found.is_altered() for found in ranges) else []
    try:
        faults, signatures = _from_structure(pdf, trust, now or datetime.now(UTC), len(ranges))
    except Exception:  # noqa: BLE001  # a hostile file may raise anything, and all of it means rejection
        faults, signatures = ([] if from_bytes else [Fault.UNREADABLE]), ()
    if from_bytes:
        faults = [fault for fault in faults if fault is not Fault.UNSIGNED]
    return Report(tuple(dict.fromkeys([*from_bytes, *faults])), signatures, earlier_states(pdf))


def _from_structure(
    pdf: bytes, trust: Trust, now: datetime, ranges: int
) -> tuple[list[Fault], tuple[SignatureReport, ...]]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    from chalicelib.adapters.pdf_signatures import Judge

    reader = PdfFileReader(BytesIO(pdf))
    if reader.encrypted:
        return [Fault.ENCRYPTED], ()
    judge = Judge(reader, trust.roots, trust.others, trust.crls, trust.signers, now)
    if not judge.signatures and not ranges:
        return [Fault.UNSIGNED], ()
    judged = [judge.judged(signature) for signature in judge.signatures]
    reports = tuple(one.seen for one in judged)
    hidden = len(judge.signatures) != ranges or not ends_at_its_mark(pdf) or judge.undeclared()
    changed = hidden or any(one.changed_after for one in judged) or not any(r.covers_whole_file for r in reports)
    return list(_faults(reports, changed)), reports


def _faults(reports: Sequence[SignatureReport], changed: bool) -> Iterator[Fault]:
    if not all(report.intact for report in reports):
        yield Fault.ALTERED
    if any(report.intact and not report.trusted for report in reports):
        yield Fault.FOREIGN_SIGNATURE
    if changed:
        yield Fault.CHANGED_AFTER_SIGNING
