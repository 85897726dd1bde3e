"""Judges each signature of a parsed PDF with pyHanko, under a policy of our own."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel, StandardDiffPolicy
from pyhanko.sign.diff_analysis.form_rules_api import FormUpdatingRule
from pyhanko.sign.diff_analysis.rules.file_structure_rules import (
    CatalogModificationRule,
    ObjectStreamRule,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.rules.form_field_rules import (
    DSSCompareRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
)
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel, SignatureStatus
from pyhanko_certvalidator import ValidationContext

from chalicelib.adapters.pdf_check import SignatureReport
from chalicelib.kernel.clock import to_iso

# pyHanko's default without its rules for other form fields, document information and metadata.
SIGNATURES_ONLY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),  # type: ignore[no-untyped-call]  # pyHanko's signature
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]  # pyHanko's signature
            SigFieldModificationRule(),
        ]
    ),
)


@dataclass(frozen=True)
class Judged:
    """A signature, and whether what was added after it goes beyond what it allows."""

    seen: SignatureReport
    changed_after: bool


class Judge:
    """Judges the signatures of one document. Raises whatever pyHanko raises for a document it cannot follow."""

    def __init__(
        self,
        reader: PdfFileReader,
        roots: Sequence[bytes],
        others: Sequence[bytes],
        crls: Sequence[bytes],
        signers: frozenset[str],
        now: datetime,
    ) -> None:
        self.signatures: list[Any] = list(reader.embedded_regular_signatures)
        self._reader, self._signers, self._now, self._crls = reader, signers, now, list(crls)
        self._roots = [x509.Certificate.load(der) for der in roots]
        self._others = [x509.Certificate.load(der) for der in others]

    def judged(self, signature: Any) -> Judged:
        """The verdict on one signature, its certificate taken at the instant of its timestamp where that holds."""
        status = self._status(signature, self._now)
        stamped = status.timestamp_validity
        at = stamped.timestamp if stamped is not None and stamped.trusted else None
        if at is not None and not status.trusted:
            status = self._status(signature, at)
        digest = hashlib.sha256(status.signing_cert.dump()).hexdigest()
        seen = SignatureReport(
            field=signature.field_name,
            signer=status.signing_cert.subject.native.get("common_name", ""),
            certificate_sha256=digest,
            claimed_at=_iso(signature.self_reported_timestamp),
            timestamped_at=_iso(at),
            intact=_intact(status) and (stamped is None or _intact(stamped)),
            trusted=bool(status.trusted) and (stamped is None or at is not None) and self._expected(digest),
            covers_whole_file=status.coverage is SignatureCoverageLevel.ENTIRE_FILE,
        )
        return Judged(seen, _changed_after(status))

    def _expected(self, certificate_sha256: str) -> bool:
        return not self._signers or certificate_sha256 in self._signers

    def undeclared(self) -> bool:
        """Whether a certified document bears a signature in a field that its certification did not declare."""
        first = min(self.signatures, key=lambda one: one.signed_revision, default=None)
        if first is None or first.docmdp_level is None:
            return False
        certified = self._reader.get_historical_resolver(first.signed_revision)
        declared = {name for name, _, _ in enumerate_sig_fields(certified)}
        return any(signature.field_name not in declared for signature in self.signatures)

    def _status(self, signature: Any, moment: datetime) -> PdfSignatureStatus:
        return validate_pdf_signature(
            signature, self._context(moment), self._context(self._now), diff_policy=SIGNATURES_ONLY
        )

    def _context(self, moment: datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=self._roots,
            other_certs=self._others,
            crls=self._crls,
            moment=moment,
            allow_fetching=False,
            revocation_mode="soft-fail",
        )


def _intact(status: SignatureStatus) -> bool:
    return bool(status.intact and status.valid)


def _changed_after(status: PdfSignatureStatus) -> bool:
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return False
    level = status.modification_level
    return not status.docmdp_ok or level is None or level > ModificationLevel.FORM_FILLING


def _iso(instant: datetime | None) -> str | None:
    return None if instant is None else to_iso(instant)
