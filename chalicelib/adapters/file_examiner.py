"""Examines a visitor's file by strict PDF verification in a child process; what it found, in evidence's words."""

from collections.abc import Iterator
from dataclasses import dataclass

from chalicelib.adapters.pdf_check import Fault, Report, Trust, check
from chalicelib.adapters.receipt_seal import Certificates, der
from chalicelib.evidence.checks import Examination, Finding

_NAMED = {
    Fault.NOT_A_PDF: Finding.NOT_A_PDF,
    Fault.UNREADABLE: Finding.UNREADABLE,
    Fault.ENCRYPTED: Finding.UNREADABLE,
    Fault.UNSIGNED: Finding.NO_SIGNATURE,
    Fault.ALTERED: Finding.ALTERED,
    Fault.CHANGED_AFTER_SIGNING: Finding.ADDED_AFTER,
    Fault.FOREIGN_SIGNATURE: Finding.FOREIGN_SIGNATURE,
}


@dataclass(frozen=True)
class PdfExaminer:
    """Evidence's ``Examiner``: signatures are measured against the deployment's trusted roots."""

    certificates: Certificates

    def examine(self, data: bytes) -> Examination:
        """What the file shows by itself, offline."""
        report = check(data, Trust(tuple(der(pem) for pem in self.certificates.roots())))
        return Examination(tuple(dict.fromkeys(_findings(report))), report.earlier_states)


def _findings(report: Report) -> Iterator[Finding]:
    yield from (_NAMED[fault] for fault in report.faults)
    if not report.signatures or Fault.ALTERED in report.faults:
        return  # what an altered file still shows of trust and time would only reassure wrongly
    yield Finding.INTACT
    if Fault.FOREIGN_SIGNATURE not in report.faults and all(signature.trusted for signature in report.signatures):
        yield Finding.TRUSTED
    yield Finding.TIMESTAMPED if report.timestamped else Finding.NO_TIMESTAMP
