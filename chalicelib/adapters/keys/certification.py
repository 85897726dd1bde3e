"""Certificates of keys that never leave KMS: the request that a certification authority signs, and its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from asn1crypto import core, csr, keys, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.adapters.keys.signers import Algorithm
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.organisation.administrations.ports import CheckedChain

_SIGNATURES = {
    Algorithm.ECDSA_P256: {"algorithm": "sha256_ecdsa"},
    Algorithm.RSA_PKCS1: {"algorithm": "sha256_rsa", "parameters": core.Null()},
}
_UNREADABLE = (
    *(ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm, x509.InvalidVersion, x509.ExtensionNotFound),
    *(x509.DuplicateExtension, x509.UnsupportedGeneralNameType),
)
"""What the library raises of certificates that are not what they should be, some of it only when a part is read."""
_LONGEST_NAME = 64  # X.520's upper bound of a common name and of an organisation's
_FAULTS = {
    "not_pem": "This is not a file of PEM certificates.",
    "other_key": "The first certificate is not for this key.",
    "not_now": "Not valid now: {subject}",
    "gap": "Not issued by the next in the file: {subject}",
    "not_root": "Not a root, it is issued by another: {subject}",
    "not_self_signed": "Not signed by itself as an authority: {subject}",
    "not_authority": "Not an authority's certificate: {subject}",
}


class ChainError(Exception):
    """The chain does not certify this key, or does not hang together; the text says how, ``code`` for programs."""

    def __init__(self, code: str, certificate: x509.Certificate | None = None) -> None:
        self.code, self.subject = code, certificate.subject.rfc4514_string() if certificate else ""
        super().__init__(_FAULTS[code].format(subject=self.subject))


@dataclass(frozen=True)
class Subject:
    """Whom a certificate names. Country is Morocco's."""

    common_name: str
    organisation: str = ""

    def parts(self) -> dict[str, str]:
        """By the names that X.520 gives them."""
        organisation = {"organization_name": self.organisation} if self.organisation else {}
        return {"country_name": "MA", **organisation, "common_name": self.common_name}


def request_for(kms: Any, key_id: str, subject: Subject) -> bytes:
    """A PKCS #10 request (RFC 2986), DER, that the key itself signed in KMS."""
    public_key = keys.PublicKeyInfo.load(KmsKey(kms, key_id).public_key())
    algorithm = Algorithm.ECDSA_P256 if public_key.algorithm == "ec" else Algorithm.RSA_PKCS1
    body = csr.CertificationRequestInfo(
        {"version": "v1", "subject": asn1_x509.Name.build(subject.parts()), "subject_pk_info": public_key}
    )
    body["attributes"] = []  # none, but the field itself is not optional
    signature = KmsKey(kms, key_id, algorithm).sign_digest(bytes.fromhex(sha256(body.dump())))
    signed = csr.CertificationRequest(
        {
            "certification_request_info": body,
            "signature_algorithm": _SIGNATURES[algorithm],
            "signature": signature,
        }
    )
    encoded: bytes = signed.dump()
    return encoded


def request_as_pem(encoded: bytes) -> str:
    """A DER request as authorities take it."""
    text: bytes = pem.armor("CERTIFICATE REQUEST", encoded)
    return text.decode()


def read_chain(text: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file, in its order; ``ChainError`` if there is none."""
    try:
        chain = x509.load_pem_x509_certificates(text)
        for certificate in chain:  # names and extensions are parsed when they are read
            certificate.subject.rfc4514_string(), certificate.issuer.rfc4514_string(), certificate.extensions
    except _UNREADABLE as error:
        raise ChainError("not_pem") from error
    return chain


def check_chain(chain: list[x509.Certificate], public_key: bytes, now: datetime) -> None:
    """Returns if the first certificate is for this key (SubjectPublicKeyInfo, DER) and each is issued by the next.

    Raises :class:`ChainError` otherwise, and for a certificate that is over or not yet begun.
    """
    if _key_of(chain[0]) != public_key:
        raise ChainError("other_key")
    for certificate in chain:
        if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
            raise ChainError("not_now", certificate)
    for certificate, issuer in pairwise(chain):
        try:
            certificate.verify_directly_issued_by(issuer)
        except _UNREADABLE as error:
            raise ChainError("gap", certificate) from error


def _key_of(certificate: x509.Certificate) -> bytes:
    """SubjectPublicKeyInfo in DER; nothing for a key of a kind that nobody knows."""
    try:
        return certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    except _UNREADABLE:
        return b""


def check_roots(roots: Sequence[x509.Certificate], now: datetime) -> None:
    """Returns if each is a root: issued by itself, of an authority, valid now. :class:`ChainError` otherwise."""
    for root in roots:
        if not is_root(root):
            raise ChainError("not_root", root)
        if not root.not_valid_before_utc <= now <= root.not_valid_after_utc:
            raise ChainError("not_now", root)
        try:
            root.verify_directly_issued_by(root)
            authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        except _UNREADABLE as error:
            raise ChainError("not_self_signed", root) from error
        if not authority:
            raise ChainError("not_authority", root)


def is_root(certificate: x509.Certificate) -> bool:
    """Whether it is issued by itself."""
    return certificate.subject == certificate.issuer


def as_pem(certificate: x509.Certificate) -> str:
    """PEM text."""
    return certificate.public_bytes(Encoding.PEM).decode()


@dataclass(frozen=True)
class KmsCertification:
    """The organisation's ``KeyCertification``."""

    kms: Any
    clock: Clock

    def request(self, key_id: str, name: str, organisation: str) -> str:
        """A PKCS #10 request in PEM that the key signed; names longer than a certificate takes are cut."""
        return request_as_pem(request_for(self.kms, key_id, _subject(name, organisation)))

    def bears(self, request: str, name: str, organisation: str) -> bool:
        """Whether a request in PEM is made in that name, cut as it was."""
        info = csr.CertificationRequest.load(pem.unarmor(request.encode())[2])["certification_request_info"]
        named: dict[str, str] = info["subject"].native
        return named == _subject(name, organisation).parts()

    def described(self, chain: Sequence[str]) -> CheckedChain:
        """What a chain says that is installed: PEM texts, the key's own certificate first."""
        return checked(read_chain("".join(chain).encode()))

    def check(self, request: str, chain: str) -> CheckedChain:
        """The chain, once it is known to certify the key that signed the request; ``InvalidError`` says what is wrong.

        KMS is not asked: the request holds the key's public half.
        """
        try:
            certificates = read_chain(chain.encode())
            check_chain(certificates, _public_key(request), self.clock.now())
        except ChainError as error:
            raise InvalidError([Problem("chain", _CODES[error.code], subject=error.subject)]) from error
        return checked(certificates)


_CODES = {
    "not_pem": "organisation.chain_not_pem",
    "other_key": "organisation.chain_of_other_key",
    "not_now": "organisation.chain_not_valid_now",
    "gap": "organisation.chain_with_gap",
}


def checked(chain: Sequence[x509.Certificate]) -> CheckedChain:
    """What is kept of a chain that was checked: its certificates but the root."""
    kept = tuple(as_pem(certificate) for certificate in chain if not is_root(certificate))
    return CheckedChain(kept, chain[0].subject.rfc4514_string(), chain[0].not_valid_after_utc)


def _subject(name: str, organisation: str) -> Subject:
    return Subject(name[:_LONGEST_NAME], organisation[:_LONGEST_NAME])


def _public_key(request: str) -> bytes:
    key = x509.load_pem_x509_csr(request.encode()).public_key()
    return key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
