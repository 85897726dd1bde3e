"""A public key infrastructure of a few lines for tests: a root, an authority, keys of both kinds, a timestamping one."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from chalicelib.adapters.keys import Algorithm

Private = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
_PREHASHED = utils.Prehashed(hashes.SHA256())


@dataclass(frozen=True)
class LocalKey:
    """A signing key in memory, in KMS's place."""

    private: Private
    chain: tuple[bytes, ...]

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


class Pki:
    """A root that signs an issuing authority, which signs the rest. One instance a test session is enough."""

    def __init__(self, name: str = "Racine d'essai") -> None:
        self._root_key, self._issuer_key = elliptic_key(), elliptic_key()
        self._root = self._certificate(name, self._root_key, None, ca=True)
        self._issuer = self._certificate(f"{name} — émission", self._issuer_key, self._root, ca=True)

    @property
    def root(self) -> bytes:
        return self._root.public_bytes(serialization.Encoding.DER)

    @property
    def root_pem(self) -> bytes:
        return self._root.public_bytes(serialization.Encoding.PEM)

    @property
    def issuer(self) -> bytes:
        return self._issuer.public_bytes(serialization.Encoding.DER)

    def key(self, name: str, private: Private | None = None, usage: x509.ObjectIdentifier | None = None) -> LocalKey:
        """A key with its chain (its certificate, then the authority's)."""
        private = private or elliptic_key()
        certificate = self._certificate(name, private, self._issuer, usage=usage)
        return LocalKey(private, (certificate.public_bytes(serialization.Encoding.DER), self.issuer))

    def timestamper(self) -> "Timestamper":
        return Timestamper(self.key("Horodatage d'essai", rsa_key(), ExtendedKeyUsageOID.TIME_STAMPING))

    def _certificate(
        self,
        name: str,
        key: Private,
        issuer: x509.Certificate | None,
        ca: bool = False,
        usage: x509.ObjectIdentifier | None = None,
    ) -> x509.Certificate:
        subject = x509.Name(
            [x509.NameAttribute(NameOID.COUNTRY_NAME, "MA"), x509.NameAttribute(NameOID.COMMON_NAME, name)]
        )
        now = datetime.now(UTC)
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer.subject if issuer else subject)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=3650))
            .add_extension(x509.BasicConstraints(ca, None), True)
            .add_extension(x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False), True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        )
        if issuer is not None:
            authority = self._root_key if issuer is self._root else self._issuer_key
            identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(authority.public_key())
            builder = builder.add_extension(identifier, False)
        if usage is not None:
            builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), True)
        signer = self._issuer_key if issuer is not None and issuer is not self._root else self._root_key
        return builder.sign(signer, hashes.SHA256())


class Timestamper:
    """A timestamping authority in the process."""

    def __init__(self, key: LocalKey) -> None:
        from pyhanko.sign.timestamps import DummyTimeStamper

        certificates = [asn1_x509.Certificate.load(der) for der in key.chain]
        store = _store(certificates)
        self.asked = 0
        self._dummy = DummyTimeStamper(
            certificates[0], asn1_keys.PrivateKeyInfo.load(key.pkcs8()), certs_to_embed=store
        )

    def answer(self, request: bytes) -> bytes:
        """The DER response to a DER request."""
        self.asked += 1
        response: tsp.TimeStampResp = self._dummy.request_tsa_response(tsp.TimeStampReq.load(request))
        return bytes(response.dump())

    def token(self, data: bytes) -> bytes:
        """As :meth:`chalicelib.adapters.timestamps.TimestampClient.token`."""
        import hashlib

        imprint = {"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": hashlib.sha256(data).digest()}
        request = tsp.TimeStampReq({"version": "v1", "message_imprint": imprint, "cert_req": True})
        response = tsp.TimeStampResp.load(self.answer(request.dump()))
        return bytes(response["time_stamp_token"].dump())


def _store(certificates: list[asn1_x509.Certificate]) -> "object":
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    store = SimpleCertificateStore()
    store.register_multiple(certificates)
    return store
