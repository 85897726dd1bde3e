"""Signing keys in memory, in KMS's place, certified by the development PKI; and its timestamps without HTTP."""

import hashlib
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils

from chalicelib.adapters.keys.signers import Algorithm
from chalicelib.adapters.pades.revocation import Answer, ocsp_request
from chalicelib.adapters.verifying.report import Trust
from infra.local.pki import tsa
from infra.local.pki.hierarchy import Authority, Pki

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_PREHASHED = utils.Prehashed(hashes.SHA256())


@dataclass(frozen=True)
class LocalKey:
    """A signing key in memory."""

    private: Private
    chain: tuple[bytes, ...] = ()

    @property
    def algorithm(self) -> Algorithm:
        elliptic = isinstance(self.private, ec.EllipticCurvePrivateKey)
        return Algorithm.ECDSA_P256 if elliptic else Algorithm.RSA_PKCS1

    def sign_digest(self, digest: bytes) -> bytes:
        if isinstance(self.private, ec.EllipticCurvePrivateKey):
            return self.private.sign(digest, ec.ECDSA(_PREHASHED))
        return self.private.sign(digest, padding.PKCS1v15(), _PREHASHED)

    def public_key(self) -> bytes:
        return self.private.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
        )

    def pkcs8(self) -> bytes:
        return self.private.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )


def elliptic_key() -> Private:
    return ec.generate_private_key(ec.SECP256R1())


def rsa_key() -> Private:
    return rsa.generate_private_key(65537, 2048)


def signing_key(pki: Pki, name: str, private: Private | None = None) -> LocalKey:
    """A key with its chain from this PKI; on P-256 unless one is given."""
    private = private or elliptic_key()
    request = x509.CertificateSigningRequestBuilder(x509.Name([])).sign(private, hashes.SHA256())
    pems = pki.issue(request.public_bytes(serialization.Encoding.DER), {"country_name": "MA", "common_name": name})
    return LocalKey(private, tuple(ssl.PEM_cert_to_DER_cert(pem) for pem in pems))


def trust_in(pki: Pki) -> Trust:
    """Trust in this PKI's root alone."""
    return Trust((ssl.PEM_cert_to_DER_cert(pki.root_pem),))


@dataclass
class Timestamper:
    """The PKI's timestamping authority (or another that plays it), in the process; ``asked`` counts."""

    pki: Pki
    asked: int = 0
    stamper: Authority | None = None

    def token(self, data: bytes) -> bytes:
        """As :meth:`chalicelib.adapters.pades.timestamps.TimestampClient.token`."""
        return self.stamp(hashlib.sha256(data).digest())

    def stamp(self, imprint: bytes, digest: str = "sha256") -> bytes:
        """As :meth:`chalicelib.adapters.pades.timestamps.TimestampClient.stamp`."""
        self.asked += 1
        dated = {"hash_algorithm": {"algorithm": digest}, "hashed_message": imprint}
        request = tsp.TimeStampReq({"version": "v1", "message_imprint": dated, "cert_req": True})
        answer = tsa.answer(self.stamper or self.pki.stamper, request.dump(), datetime.now(UTC))
        return bytes(tsp.TimeStampResp.load(answer)["time_stamp_token"].dump())


@dataclass
class States:
    """What these PKIs' responders say, without HTTP: at once, or as it was ``said_at`` an instant before."""

    pkis: list[Pki]
    said_at: datetime | None = None

    def answers(
        self, certificate: asn1_x509.Certificate, issuer: asn1_x509.Certificate, after: datetime
    ) -> Iterator[Answer]:
        """As :meth:`chalicelib.adapters.pades.revocation.RevocationSources.answers`."""
        at = self.said_at or datetime.now(UTC).replace(microsecond=0)
        for authority in (it for pki in self.pkis for it in (pki.root, pki.issuing)):
            if authority.certificate.public_bytes(serialization.Encoding.DER) == issuer.dump():
                said = authority.ocsp(ocsp_request(certificate, issuer).dump(), at)
                yield Answer(at, at + timedelta(days=1), ocsp=said)
