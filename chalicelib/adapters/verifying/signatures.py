"""Judges each signature and document timestamp of a parsed PDF with pyHanko, under a policy of our own."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel

from chalicelib.adapters.verifying.additions import additions
from chalicelib.adapters.verifying.levels import Anchors, has_signed_certificate, level
from chalicelib.adapters.verifying.policy import POLICY
from chalicelib.adapters.verifying.report import Trust
from chalicelib.evidence.verification.signatures import Level, SignatureReport, Standing
from chalicelib.kernel.clock import to_iso

_STANDINGS = {
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: Standing.UNKNOWN_ROOT,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: Standing.EXPIRED,
    AdESIndeterminate.REVOKED_NO_POE: Standing.REVOKED,
    AdESIndeterminate.REVOKED_CA_NO_POE: Standing.REVOKED,
}
_MOST_LETTERS = 160
_FOR_SIGNING = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
# What certificates of signers are made for, where they say it: RFC 5280 (4.2.1.12), RFC 9336, and the purposes that
# Adobe and Microsoft gave documents. A server's certificate may sign, and is none.
_PURPOSES = {
    "1.3.6.1.5.5.7.3.36",
    "adobe_authentic_documents_trust",
    "any_extended_key_usage",
    "client_auth",
    "email_protection",
    "microsoft_document_signing",
}
_WEAK = (AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE)


@dataclass(frozen=True)
class Judged:
    """A signature, whether what was added after it goes beyond what it allows, and whether it rests on what can be
    forged."""

    seen: SignatureReport
    changed_after: bool
    weak: bool


@dataclass(frozen=True)
class _Stamp:
    """A document timestamp: the revision that it closes, and the instant if an authority that is trusted says it."""

    revision: int
    at: datetime | None


class Judge:
    """Judges the signatures of one document. Raises whatever pyHanko raises for a document it cannot follow."""

    def __init__(self, reader: PdfFileReader, trust: Trust, now: datetime) -> None:
        self.signatures: list[Any] = list(reader.embedded_signatures)
        self._reader, self._trust, self._now = reader, trust, now
        self._anchors = Anchors(reader, trust)

    def judged(self, signature: Any) -> Judged:
        """The verdict on one signature or document timestamp."""
        if signature.sig_object_type == "/DocTimeStamp":
            return self._judged_stamp(signature)
        status = self._status(signature, self._now)
        stamped = status.timestamp_validity
        own = stamped.timestamp if stamped is not None and stamped.trusted else None
        at = own or self._proved_by_document(signature)
        if at is not None and not status.trusted:
            status = self._status(signature, at)
        dated_by = None if stamped is None else _standing(stamped)
        seen = self._seen(signature, status, at, dated_by)
        intact = seen.intact and (stamped is None or _intact(stamped))
        reached = self._level(signature, status, at, own is not None)
        return self._complete(signature, status, SignatureReport(**{**vars(seen), "intact": intact, "level": reached}))

    def undeclared(self) -> bool:
        """Whether a certified document bears a signature in a field that its certification did not declare."""
        regular = [one for one in self.signatures if one.sig_object_type == "/Sig"]
        first = min(regular, key=lambda one: one.signed_revision, default=None)
        if first is None or first.docmdp_level is None:
            return False
        certified = self._reader.get_historical_resolver(first.signed_revision)
        declared = {name for name, _, _ in enumerate_sig_fields(certified)}
        return any(signature.field_name not in declared for signature in regular)

    def _judged_stamp(self, signature: Any) -> Judged:
        status = self._stamp_status(signature)
        at = status.timestamp if status.trusted else None
        seen = self._seen(signature, status, at, None)
        return self._complete(signature, status, SignatureReport(**{**vars(seen), "is_timestamp": True}))

    def _seen(self, signature: Any, status: Any, at: datetime | None, dated_by: Standing | None) -> SignatureReport:
        certificate = status.signing_cert
        digest = hashlib.sha256(certificate.dump()).hexdigest()
        standing = _standing(status)
        unexpected = self._trust.signers and digest not in self._trust.signers
        if standing is Standing.KNOWN and (unexpected or not _is_for_documents(signature, certificate)):
            standing = Standing.UNFIT
        return SignatureReport(
            field=_plain(signature.field_name),
            signer=_named(certificate.subject),
            issuer=_named(certificate.issuer),
            certificate_sha256=digest,
            standing=standing,
            claimed_at=_iso(signature.self_reported_timestamp),
            timestamped_at=_iso(at),
            dated_by=dated_by,
            level=Level.BASIC,
            intact=_intact(status),
            covers_whole_file=signature.coverage is SignatureCoverageLevel.ENTIRE_FILE,
            certifies=None if signature.docmdp_level is None else int(signature.docmdp_level.value),
        )

    def _complete(self, signature: Any, status: Any, seen: SignatureReport) -> Judged:
        changed = _changed_after(signature)
        later = [one for one in self.signatures if one.signed_revision > signature.signed_revision]
        added = additions(self._reader, signature, later, changed)
        weak = status.trust_problem_indic in _WEAK
        return Judged(SignatureReport(**{**vars(seen), "additions": added}), changed, weak)

    def _level(self, signature: Any, status: Any, at: datetime | None, has_token: bool) -> Level:
        if signature.sig_object["/SubFilter"] != "/ETSI.CAdES.detached" or not has_signed_certificate(signature):
            return Level.BASIC
        if at is None or (status.timestamp_validity is not None and not has_token):
            return Level.B
        closing = [stamp.revision for stamp in self._stamps if stamp.at and stamp.revision > signature.signed_revision]
        return level(self._anchors, signature, at, closing)

    def _proved_by_document(self, signature: Any) -> datetime | None:
        after = (stamp for stamp in self._stamps if stamp.revision > signature.signed_revision)
        return min((stamp.at for stamp in after if stamp.at is not None), default=None)

    @cached_property
    def _stamps(self) -> list[_Stamp]:
        return list(self._stamps_of_document())

    def _stamps_of_document(self) -> Iterator[_Stamp]:
        for signature in self.signatures:
            if signature.sig_object_type == "/DocTimeStamp":
                status = self._stamp_status(signature)
                yield _Stamp(signature.signed_revision, status.timestamp if status.trusted else None)

    def _status(self, signature: Any, moment: datetime) -> Any:
        context = self._anchors.context(moment)
        return validate_pdf_signature(
            signature, context, self._anchors.context(self._now), POLICY, key_usage_settings=_FOR_SIGNING
        )

    def _stamp_status(self, signature: Any) -> Any:
        status = validate_pdf_timestamp(signature, self._anchors.context(self._now), diff_policy=POLICY)
        if status.trusted:
            return status
        return validate_pdf_timestamp(signature, self._anchors.context(status.timestamp), diff_policy=POLICY)


def _standing(status: Any) -> Standing:
    if status.trusted:
        return Standing.KNOWN
    if status.trust_problem_indic is None:  # never asked, as for what is not intact
        return Standing.UNKNOWN_ROOT
    return _STANDINGS.get(status.trust_problem_indic, Standing.UNFIT)


def _is_for_documents(signature: Any, certificate: Any) -> bool:
    """Whether a signer's certificate is not made for something else; a timestamp's is looked at by pyHanko."""
    purposes = certificate.extended_key_usage_value
    if signature.sig_object_type == "/DocTimeStamp" or purposes is None:
        return True
    return bool(_PURPOSES.intersection(purposes.native))


def _named(name: Any) -> str:
    """What a certificate calls somebody, in one line."""
    native = name.native
    said = [native.get(part) for part in ("common_name", "organization_name")]
    flat = [" ".join(it) if isinstance(it, list) else it for it in said if it]
    return _plain(", ".join(dict.fromkeys(flat)) or str(name.human_friendly))


def _plain(words: str) -> str:
    """A stranger's words, fit to stand beside ours: no controls, which can turn the reading of a line around."""
    return "".join(letter if letter.isprintable() else " " for letter in words)[:_MOST_LETTERS].strip()


def _intact(status: Any) -> bool:
    return bool(status.intact and status.valid)


def _changed_after(signature: Any) -> bool:
    if signature.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return False
    found, permitted = getattr(signature.diff_result, "modification_level", None), signature.docmdp_level
    if found is None or found > ModificationLevel.FORM_FILLING:
        return True
    return permitted is not None and found.value > permitted.value


def _iso(instant: datetime | None) -> str | None:
    return None if instant is None else to_iso(instant)
