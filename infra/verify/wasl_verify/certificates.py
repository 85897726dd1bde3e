"""From a certificate to a root that the user trusts, and what authorities said of it (RFC 5280, RFC 6960)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from wasl_verify import der
from wasl_verify.report import MALFORMED, FaultError, Report

LONGEST = 8
Certificate = x509.Certificate


def read(data: bytes) -> Certificate:
    """A certificate in DER; one of :data:`wasl_verify.report.MALFORMED` for anything else."""
    der.demand(data)
    return x509.load_der_x509_certificate(data)


@dataclass
class Trust:
    """What certificates are judged by. ``roots`` are the user's; None where there are none to judge by.

    ``others``, ``lists`` and ``answers`` came along with what is checked: they help, and vouch for nothing.
    """

    roots: Sequence[Certificate] | None = None
    others: list[Certificate] = field(default_factory=list)
    lists: list[x509.CertificateRevocationList] = field(default_factory=list)
    answers: list[ocsp.OCSPResponse] = field(default_factory=list)

    def with_others(self, others: Iterable[Certificate]) -> "Trust":
        """With more certificates at hand."""
        return Trust(self.roots, [*self.others, *others], self.lists, self.answers)

    def judge(self, leaf: Certificate, at: datetime, report: Report, place: str) -> None:
        """Tells whether the certificate was good then; :class:`FaultError` where it was not."""
        path, anchored = self._path([leaf])
        for one in path:
            if not one.not_valid_before_utc <= at <= one.not_valid_after_utc:
                raise FaultError("certificate_over", place, who=name(one), at=at.isoformat())
        for place_in, one in enumerate(path[1:]):
            _demand_authority(one, place_in, place)
        self._judge_states(path, at, report, place)
        if self.roots is None:
            report.unjudged("no_roots", place, who=name(path[-1]))
        elif not anchored:
            raise FaultError("untrusted", place, who=name(path[-1]))
        else:
            report.holds("trusted", place, who=name(leaf))

    def demand_known(self, certificates: Iterable[Certificate], report: Report, place: str) -> None:
        """Tells of certificates that nobody at hand issued: nothing protects their bytes."""
        for one in certificates:
            if not any(_issued(one, above) for above in self._all()):
                kind = report.unjudged if self.roots is None else report.fault
                kind("stray_certificate", place, who=name(one))

    def demand_known_states(self, report: Report, place: str) -> None:
        """Tells of revocation data that nobody at hand signed."""
        for number, one in enumerate(self.lists, 1):
            if not any(_signed_list(one, above) for above in self._all()):
                report.fault("stray_state", f"{place} CRL {number}")
        for number, answer in enumerate(self.answers, 1):
            if not any(_signed_answer(answer, above) for above in self._all()):
                report.fault("stray_state", f"{place} OCSP {number}")
            else:
                self.demand_known(answer.certificates, report, f"{place} OCSP {number}")

    def _path(self, path: list[Certificate]) -> tuple[list[Certificate], bool]:
        """The longest way up, without the root; whether it ends under a root (or is one)."""
        if any(path[-1] == root or _issued(path[-1], root) for root in self.roots or ()):
            return path, True
        if len(path) > LONGEST:
            return path, False
        best = path
        for above in self.others:
            if above not in path and _issued(path[-1], above):
                found, anchored = self._path([*path, above])
                if anchored:
                    return found, True
                best = max(best, found, key=len)
        return best, False

    def _judge_states(self, path: Sequence[Certificate], at: datetime, report: Report, place: str) -> None:
        for one in path:
            above = [it for it in self._all() if it != one and _issued(one, it)]
            if any(_revoked_by_list(one, given, above, at) for given in self.lists):
                raise FaultError("revoked", place, who=name(one))
            if any(_revoked_by_answer(one, given, above, at) for given in self.answers):
                raise FaultError("revoked", place, who=name(one))
        if not self.lists and not self.answers:
            report.note("no_states", place)

    def _all(self) -> list[Certificate]:
        return [*(self.roots or ()), *self.others]


def name(certificate: Certificate) -> str:
    """Whose it is, in one line."""
    parts = [str(it.value) for it in certificate.subject if it.oid in (x509.NameOID.COMMON_NAME,)]
    parts += [str(it.value) for it in certificate.subject if it.oid in (x509.NameOID.ORGANIZATION_NAME,)]
    return ", ".join(parts) or certificate.subject.rfc4514_string()


def may_timestamp(certificate: Certificate) -> bool:
    """Whether it is for timestamps, and for nothing else (RFC 3161, 2.3)."""
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    return usage.critical and list(usage.value) == [ExtendedKeyUsageOID.TIME_STAMPING]


def _demand_authority(certificate: Certificate, below: int, place: str) -> None:
    try:
        basic = certificate.extensions.get_extension_for_class(x509.BasicConstraints).value
        usage = certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        raise FaultError("no_authority", place, who=name(certificate)) from None
    if not basic.ca or not usage.key_cert_sign or (basic.path_length is not None and below > basic.path_length):
        raise FaultError("no_authority", place, who=name(certificate))


def _issued(one: Certificate, above: Certificate) -> bool:
    try:
        one.verify_directly_issued_by(above)
    except MALFORMED:
        return False
    return True


def _signed_list(given: x509.CertificateRevocationList, above: Certificate) -> bool:
    key = above.public_key()
    if given.issuer != above.subject or not isinstance(key, ec.EllipticCurvePublicKey | rsa.RSAPublicKey):
        return False
    try:
        return given.is_signature_valid(key)
    except MALFORMED:
        return False


def _signed_answer(given: ocsp.OCSPResponse, above: Certificate) -> bool:
    """By the authority itself, or by whom it named for this (RFC 6960, 4.2.2.2)."""
    if given.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        return False
    signers = [above] + [it for it in given.certificates if _issued(it, above) and _answers(it)]
    return any(_verifies(given, signer) for signer in signers)


def _answers(certificate: Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage


def _verifies(given: ocsp.OCSPResponse, signer: Certificate) -> bool:
    key, digest = signer.public_key(), given.signature_hash_algorithm
    if digest is None:
        return False
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(given.signature, given.tbs_response_bytes, ec.ECDSA(digest))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(given.signature, given.tbs_response_bytes, padding.PKCS1v15(), digest)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _revoked_by_list(
    one: Certificate, given: x509.CertificateRevocationList, above: Sequence[Certificate], at: datetime
) -> bool:
    entry = given.get_revoked_certificate_by_serial_number(one.serial_number)
    return entry is not None and entry.revocation_date_utc <= at and any(_signed_list(given, it) for it in above)


def _revoked_by_answer(one: Certificate, given: ocsp.OCSPResponse, above: Sequence[Certificate], at: datetime) -> bool:
    if given.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL or given.serial_number != one.serial_number:
        return False
    since = given.revocation_time_utc
    return since is not None and since <= at and any(_signed_answer(given, it) for it in above)
