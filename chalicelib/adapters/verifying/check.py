"""Strict verification of signed PDFs, anybody's, offline, as data.

Stricter than pyHanko's default, which accepts published form-filling forgeries: after a signature only further
signatures, timestamps, what proves them for long, and first values of a form may be added; every signature must hold;
the file ends where its last revision ends; and whatever raises is a rejection. A stranger's file is checked in a
bounded child process (:func:`check`).
"""

from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from chalicelib.adapters.child_process import BoundsExceededError, run_bounded
from chalicelib.adapters.verifying.ranges import earlier_states, ends_at_its_mark, signed_ranges
from chalicelib.adapters.verifying.report import NOT_JUDGED, Fault, Report, Trust
from chalicelib.evidence.verification.signatures import SignatureReport, Standing

MEMORY_MB, SECONDS = 1024, 60


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
        tuple(map(SignatureReport.read, found["signatures"])),
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
    ranges = [found.fault() for found in signed_ranges(pdf)]
    from_bytes = [fault for fault in ranges if fault is not None]
    try:
        faults, signatures = _from_structure(pdf, trust, now or datetime.now(UTC), len(ranges))
    except Exception:  # noqa: BLE001  # a hostile file may raise anything, and all of it means rejection
        faults, signatures = ([] if from_bytes else [Fault.UNREADABLE]), ()
    if from_bytes:
        faults = [fault for fault in faults if fault not in NOT_JUDGED]
    return Report(tuple(dict.fromkeys([*from_bytes, *faults])), signatures, earlier_states(pdf))


def _from_structure(
    pdf: bytes, trust: Trust, now: datetime, ranges: int
) -> tuple[list[Fault], tuple[SignatureReport, ...]]:
    from pyhanko.sign.fields import enumerate_sig_fields

    from chalicelib.adapters.verifying.reading import open_signed
    from chalicelib.adapters.verifying.signatures import Judge

    reader = open_signed(pdf)
    if reader.encrypted:
        return [Fault.ENCRYPTED], ()
    filled = sum(1 for _ in enumerate_sig_fields(reader, filled_status=True))
    if not filled and not ranges:
        return [Fault.UNSIGNED], ()
    if filled > ranges:  # a signature that covers nothing
        return [Fault.MALFORMED], ()
    try:
        judge = Judge(reader, trust, now)
    except Exception:  # noqa: BLE001  # a field that is signed by what is no signature
        return [Fault.MALFORMED], ()
    judged = [judge.judged(signature) for signature in judge.signatures]
    reports = tuple(one.seen for one in judged)
    hidden = len(judge.signatures) != ranges or judge.undeclared()
    trailing = not ends_at_its_mark(pdf) and not any(report.covers_whole_file for report in reports)
    changed = hidden or trailing or any(one.changed_after for one in judged)
    faults = list(_faults(reports, changed))
    return faults + ([Fault.WEAK] if any(one.weak for one in judged) else []), reports


def _faults(reports: Sequence[SignatureReport], changed: bool) -> Iterator[Fault]:
    if not all(report.intact for report in reports):
        yield Fault.ALTERED
    if any(report.standing is Standing.REVOKED for report in reports):
        yield Fault.REVOKED
    if changed:
        yield Fault.CHANGED_AFTER_SIGNING
