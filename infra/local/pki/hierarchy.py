"""A development public key infrastructure: certificates that are well formed and prove nothing.

A root, an issuing authority under it and two time-stamping authorities, with P-256 keys made in memory at the first
use and lost with the process. ``development_pki(port)`` gives the one of the server at that port, which serves its
revocation lists, the states of single certificates (OCSP) and time-stamps under ``/pki/``
(:mod:`infra.local.pki.site`).

>>> pki = development_pki(5000)
>>> chain = pki.issue(csr_der, {"organization_name": "Commune", "common_name": "Cachet"})  # PEM, leaf first
>>> pki.root_pem                                                                          # to be trusted
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID, NameOID

PublicKey = ec.EllipticCurvePublicKey | rsa.RSAPublicKey

NOTHING = "proves nothing"
CA_DAYS = 3650
LEAF_DAYS = 730
CRL_DAYS = 7
OCSP_DAYS = 1
_BACKDATED = timedelta(days=1)  # clocks of tests and containers differ


@dataclass
class Authority:
    """A certificate with its key, and the serial numbers that it revoked."""

    name: str
    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate
    revoked: dict[int, datetime] = field(default_factory=dict)
    responder: "Authority | None" = None

    def crl(self, now: datetime) -> bytes:
        """The revocation list at that instant, DER; its number grows with time."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(now)
            .next_update(now + timedelta(days=CRL_DAYS))
            .add_extension(x509.CRLNumber(int(now.timestamp())), critical=False)
            .add_extension(_authority_key(self.key), critical=False)
        )
        for serial, at in self.revoked.items():
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build()
            builder = builder.add_revoked_certificate(entry)
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def ocsp(self, request_der: bytes, now: datetime) -> bytes:
        """What its responder says of the one certificate that is asked about (RFC 6960), DER."""
        if self.responder is None:
            raise ValueError("this authority has no responder")
        asked = ocsp.load_der_ocsp_request(request_der)
        revoked_at = self.revoked.get(asked.serial_number)
        if asked.issuer_name_hash != _name_hash(self.certificate, asked.hash_algorithm):
            return _refused(ocsp.OCSPResponseStatus.UNAUTHORIZED)
        builder = ocsp.OCSPResponseBuilder().add_response_by_hash(
            issuer_name_hash=asked.issuer_name_hash,
            issuer_key_hash=asked.issuer_key_hash,
            serial_number=asked.serial_number,
            algorithm=asked.hash_algorithm,
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked_at else ocsp.OCSPCertStatus.GOOD,
            this_update=now,
            next_update=now + timedelta(days=OCSP_DAYS),
            revocation_time=revoked_at,
            revocation_reason=None,
        )
        said = builder.responder_id(ocsp.OCSPResponderEncoding.HASH, self.responder.certificate)
        said = said.certificates([self.responder.certificate])
        return said.sign(self.responder.key, hashes.SHA256()).public_bytes(Encoding.DER)


class Pki:
    """Issues under ``base_url``, where its lists are served; e.g. ``http://127.0.0.1:5000/pki``."""

    def __init__(self, base_url: str, tsa_days: int = CA_DAYS - 1, ca_days: int = CA_DAYS) -> None:
        self.base_url, self._ca_days = base_url, ca_days
        self.root = self._authority(f"Wasl development root — {NOTHING}", None, "root", path_length=1)
        self.issuing = self._authority(f"Wasl development issuing — {NOTHING}", self.root, "issuing", path_length=0)
        stamping = ExtendedKeyUsageOID.TIME_STAMPING
        self.stamper = self._server(self.root, "tsa", tsa_days, stamping)
        self.second_stamper = self._server(self.root, "tsa2", tsa_days, stamping)

    @property
    def root_pem(self) -> str:
        """The root's certificate."""
        return _pem(self.root.certificate)

    @property
    def tsa_url(self) -> str:
        """Where time-stamps are asked."""
        return f"{self.base_url}/{self.stamper.name}"

    @property
    def tsa_urls(self) -> str:
        """The same, then where they are asked when that fails."""
        return f"{self.tsa_url} {self.base_url}/{self.second_stamper.name}"

    def issue(self, csr: bytes, subject: Mapping[str, str] | None = None, days: int = LEAF_DAYS) -> tuple[str, ...]:
        """A certificate to sign with, for the key that signed the DER request: PEM chain, leaf first, without the root.

        ``subject`` (``common_name``, ``organization_name`` …, as in :class:`NameOID`) replaces the request's own.
        Raises ``ValueError`` if the request is not signed by its key.
        """
        request = x509.load_der_x509_csr(csr)
        if not request.is_signature_valid:
            raise ValueError("the request is not signed by its key")
        key = request.public_key()
        if not isinstance(key, PublicKey):
            raise ValueError("only elliptic and RSA keys sign here")
        builder = self._leaf(self.issuing, _name(subject) if subject else request.subject, key, days)
        usage = _usage(digital_signature=True, content_commitment=True)
        leaf = builder.add_extension(usage, critical=True).sign(self.issuing.key, hashes.SHA256())
        return _pem(leaf), _pem(self.issuing.certificate)

    def revoke(self, certificate_pem: str, at: datetime | None = None) -> None:
        """Puts a certificate that was issued here on the list."""
        serial = x509.load_pem_x509_certificate(certificate_pem.encode()).serial_number
        self.issuing.revoked[serial] = at or datetime.now(UTC)

    def _authority(self, name: str, issuer: Authority | None, short: str, path_length: int) -> Authority:
        key = ec.generate_private_key(ec.SECP256R1())
        subject = _name({"country_name": "MA", "organization_name": "Wasl", "common_name": name})
        parent_name, parent_key = (issuer.certificate.subject, issuer.key) if issuer else (subject, key)
        builder = (
            _builder(subject, parent_name, key.public_key(), self._ca_days)
            .add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
            .add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)
            .add_extension(_authority_key(parent_key), critical=False)
        )
        if issuer is not None:
            builder = builder.add_extension(self._lists(issuer), critical=False)
            builder = builder.add_extension(self._access(issuer), critical=False)
        made = Authority(short, key, builder.sign(parent_key, hashes.SHA256()))
        made.responder = self._server(made, "ocsp", self._ca_days - 1, ExtendedKeyUsageOID.OCSP_SIGNING)
        return made

    def _server(self, issuer: Authority, short: str, days: int, usage: x509.ObjectIdentifier) -> Authority:
        """What answers for an authority under a certificate for that alone: of times, or of others' certificates."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = {"country_name": "MA", "organization_name": "Wasl", "common_name": f"{issuer.name} {short} — {NOTHING}"}
        builder = (
            self._leaf(issuer, _name(name), key.public_key(), days)
            .add_extension(_usage(digital_signature=True), critical=True)
            .add_extension(x509.ExtendedKeyUsage([usage]), critical=usage == ExtendedKeyUsageOID.TIME_STAMPING)
        )
        if usage == ExtendedKeyUsageOID.OCSP_SIGNING:
            builder = builder.add_extension(x509.OCSPNoCheck(), critical=False)
        return Authority(short, key, builder.sign(issuer.key, hashes.SHA256()))

    def _leaf(self, issuer: Authority, name: x509.Name, key: PublicKey, days: int) -> x509.CertificateBuilder:
        return (
            _builder(name, issuer.certificate.subject, key, days)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_authority_key(issuer.key), critical=False)
            .add_extension(self._lists(issuer), critical=False)
            .add_extension(self._access(issuer), critical=False)
        )

    def _access(self, issuer: Authority) -> x509.AuthorityInformationAccess:
        kinds = {
            AuthorityInformationAccessOID.CA_ISSUERS: f"{issuer.name}.cer",
            AuthorityInformationAccessOID.OCSP: f"ocsp/{issuer.name}",
        }
        places = {kind: x509.UniformResourceIdentifier(f"{self.base_url}/{place}") for kind, place in kinds.items()}
        return x509.AuthorityInformationAccess([x509.AccessDescription(*it) for it in places.items()])

    def _lists(self, issuer: Authority) -> x509.CRLDistributionPoints:
        place = x509.UniformResourceIdentifier(f"{self.base_url}/{issuer.name}.crl")
        return x509.CRLDistributionPoints([x509.DistributionPoint([place], None, None, None)])


@cache
def development_pki(port: int) -> Pki:
    """The infrastructure of the server at that port of the loopback interface."""
    return Pki(f"http://127.0.0.1:{port}/pki")


def _builder(name: x509.Name, issuer: x509.Name, key: PublicKey, days: int) -> x509.CertificateBuilder:
    start = datetime.now(UTC) - _BACKDATED
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + timedelta(days=days))
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name_hash(certificate: x509.Certificate, algorithm: hashes.HashAlgorithm) -> bytes:
    digest = hashes.Hash(algorithm)
    digest.update(certificate.subject.public_bytes())
    return digest.finalize()


def _refused(status: ocsp.OCSPResponseStatus) -> bytes:
    return ocsp.OCSPResponseBuilder.build_unsuccessful(status).public_bytes(Encoding.DER)


def _name(parts: Mapping[str, str]) -> x509.Name:
    return x509.Name([x509.NameAttribute(getattr(NameOID, part.upper()), text) for part, text in parts.items()])


def _authority_key(key: ec.EllipticCurvePrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(**allowed: bool) -> x509.KeyUsage:
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: allowed.get(name, False) for name in names})


def _pem(certificate: x509.Certificate) -> str:
    return certificate.public_bytes(Encoding.PEM).decode()
