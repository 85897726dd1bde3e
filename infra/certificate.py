"""Certificates of keys that never leave KMS: the request that a certification authority signs, and its answer."""

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from shlex import quote
from typing import Any

from asn1crypto import core, csr, keys, pem
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from chalicelib.adapters.keys import Algorithm
from chalicelib.adapters.kms_keys import KmsKey
from chalicelib.kernel.digests import sha256
from infra.stack import Stack

_SIGNATURES = {
    Algorithm.ECDSA_P256: {"algorithm": "sha256_ecdsa"},
    Algorithm.RSA_PKCS1: {"algorithm": "sha256_rsa", "parameters": core.Null()},
}


class ChainError(Exception):
    """The chain does not certify this key, or does not hang together; the text says how."""


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


def read_chain(text: bytes) -> list[x509.Certificate]:
    """The certificates of a PEM file, in its order; ``ChainError`` if there is none."""
    try:
        return x509.load_pem_x509_certificates(text)
    except ValueError as error:
        raise ChainError(f"This is not a file of PEM certificates: {error}") from error


def check_chain(chain: list[x509.Certificate], public_key: bytes, now: datetime) -> None:
    """Returns if the first certificate is for this key (SubjectPublicKeyInfo, DER) and each is issued by the next.

    Raises :class:`ChainError` otherwise, and for a certificate that is over or not yet begun.
    """
    if chain[0].public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != public_key:
        raise ChainError("The first certificate is not for this key.")
    for certificate in chain:
        if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
            raise ChainError(f"Not valid now: {certificate.subject.rfc4514_string()}")
    for certificate, issuer in pairwise(chain):
        try:
            certificate.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature) as error:
            raise ChainError(f"Not issued by the next in the file: {certificate.subject.rfc4514_string()}") from error


def is_root(certificate: x509.Certificate) -> bool:
    """Whether it is issued by itself."""
    return certificate.subject == certificate.issuer


def as_pem(certificate: x509.Certificate) -> str:
    """PEM text."""
    return certificate.public_bytes(Encoding.PEM).decode()


def request_command(stack_name: str, key_id: str, subject: Subject) -> str:
    """The command that prints a key's request, to be copied as it is."""
    named = f"--name {quote(subject.common_name)} --organisation {quote(subject.organisation)}"
    return f"python -m infra certificate --stack {stack_name} request --key {key_id} {named}"


def request(stack_name: str, key_id: str, subject: Subject, out: Path | None) -> int:
    """``certificate request``: the request in PEM, to be sent to the certification authority; printed, or in a file."""
    encoded = request_for(Stack.deployed(stack_name).client("kms"), key_id, subject)
    text: bytes = pem.armor("CERTIFICATE REQUEST", encoded)
    if out:
        out.write_bytes(text)
    else:
        print(text.decode(), end="")
    return 0


def install(stack_name: str, key_id: str, path: Path, trust: bool = False) -> int:
    """``certificate install``: stores the chain, without its root; with ``trust``, the root becomes a trusted one."""
    stack = Stack.deployed(stack_name)
    chain = read_chain(path.read_bytes())
    try:
        check_chain(chain, KmsKey(stack.client("kms"), key_id).public_key(), datetime.now(UTC))
    except ChainError as error:
        print(error, file=sys.stderr)
        return 1
    stack.organisation.install_certificate(key_id, [as_pem(it) for it in chain if not is_root(it)])
    if trust:
        add_roots(stack, [as_pem(it) for it in chain if is_root(it)])
    last = chain[0].not_valid_after_utc
    print(f"Installed: {chain[0].subject.rfc4514_string()}, valid until {last:%Y-%m-%d}.")
    return 0


def trust(stack_name: str, path: Path) -> int:
    """``certificate trust``: roots above no key of ours, such as a timestamp authority's, become trusted ones."""
    roots = read_chain(path.read_bytes())
    try:
        check_roots(roots, datetime.now(UTC))
    except ChainError as error:
        print(error, file=sys.stderr)
        return 1
    add_roots(Stack.deployed(stack_name), [as_pem(it) for it in roots])
    for root in roots:
        print(f"Trusted: {root.subject.rfc4514_string()}, until {root.not_valid_after_utc:%Y-%m-%d}.")
    return 0


def check_roots(roots: list[x509.Certificate], now: datetime) -> None:
    """Returns if each is a root: issued by itself, of an authority, valid now. :class:`ChainError` otherwise."""
    for root in roots:
        name = root.subject.rfc4514_string()
        if not is_root(root):
            raise ChainError(f"Not a root, it is issued by another: {name}")
        if not root.not_valid_before_utc <= now <= root.not_valid_after_utc:
            raise ChainError(f"Not valid now: {name}")
        try:
            root.verify_directly_issued_by(root)
            authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound) as error:
            raise ChainError(f"Not signed by itself as an authority: {name}") from error
        if not authority:
            raise ChainError(f"Not an authority's certificate: {name}")


def add_roots(stack: Stack, roots: list[str]) -> None:
    """Adds to the trusted roots those that are not among them."""
    trusted = stack.organisation.trust_roots()
    added = [root for root in roots if root not in trusted]
    if added:
        stack.organisation.set_trust_roots([*trusted, *added])
