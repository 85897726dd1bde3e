"""Examines a visitor's file by strict PDF verification in a child process; what it found, in evidence's words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from chalicelib.adapters.pades.receipt_seal import Certificates, der
from chalicelib.adapters.verifying.check import check
from chalicelib.adapters.verifying.report import Fault, Report, Trust
from chalicelib.evidence.verification.checks import Examination, Finding
from chalicelib.evidence.verification.signatures import SignatureReport

_NAMED = {
    Fault.NOT_A_PDF: Finding.NOT_A_PDF,
    Fault.UNREADABLE: Finding.UNREADABLE,
    Fault.ENCRYPTED: Finding.ENCRYPTED,
    Fault.UNSIGNED: Finding.NO_SIGNATURE,
    Fault.ALTERED: Finding.ALTERED,
    Fault.CHANGED_AFTER_SIGNING: Finding.ADDED_AFTER,
    Fault.MALFORMED: Finding.MALFORMED,
    Fault.WEAK: Finding.WEAK,
    Fault.REVOKED: Finding.REVOKED,
}
_NOTHING_MORE = {Fault.ALTERED, Fault.MALFORMED, Fault.WEAK}
_MOST_SIGNATURES, _MOST_ADDITIONS = 60, 30


@dataclass(frozen=True)
class PdfExaminer:
    """Evidence's ``Examiner``: signatures are measured against the deployment's trusted roots."""

    certificates: Certificates

    def examine(self, data: bytes) -> Examination:
        """What the file shows by itself, offline."""
        report = check(data, Trust(tuple(der(pem) for pem in self.certificates.roots())))
        told = tuple(map(_told, report.signatures[:_MOST_SIGNATURES]))
        return Examination(tuple(dict.fromkeys(_findings(report))), report.earlier_states, report.verdict, told)


def _findings(report: Report) -> Iterator[Finding]:
    yield from (_NAMED[fault] for fault in report.faults)
    if report.only_timestamps:
        yield Finding.ONLY_TIMESTAMPS
    if not report.signatures or _NOTHING_MORE.intersection(report.faults):
        return  # what an altered file still shows of trust and time would only reassure wrongly
    yield Finding.INTACT
    yield Finding.TRUSTED if all(signature.trusted for signature in report.signatures) else Finding.UNVOUCHED
    yield Finding.TIMESTAMPED if report.timestamped else Finding.NO_TIMESTAMP


def _told(signature: SignatureReport) -> SignatureReport:
    """What a page can show of a signature to which very much was added: what was refused, first."""
    gravest_first = sorted(signature.additions, key=lambda addition: addition.allowed)
    return replace(signature, additions=tuple(gravest_first[:_MOST_ADDITIONS]))
