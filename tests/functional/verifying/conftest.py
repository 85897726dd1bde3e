"""One PKI and its signers for all of these tests."""

import ssl
from dataclasses import dataclass
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from chalicelib.adapters.verifying.report import Trust
from infra.local.pki.hierarchy import Pki
from tests.pki import rsa_key, signing_key, trust_in
from tests.plain_pdf import Signer
from tests.poppler_signing import Poppler
from tests.signed_samples import Hand, Private, Studio


@dataclass(frozen=True, eq=False)
class Bench:
    """Who signs, by which hands and tools, and where there is room to work."""

    pki: Pki
    studio: Studio
    trust: Trust
    salma: Hand
    omar: Hand
    stranger: Hand
    poppler: Poppler
    directory: Path

    def hand(self, private: Private, name: str = "Vendor") -> Hand:
        """A signer of our PKI with this key."""
        if isinstance(private, ed25519.Ed25519PrivateKey):
            return Hand(private, _issued(self.pki, private, name))
        return Hand(private, signing_key(self.pki, name, private).chain)

    def made_for(self, usage: x509.KeyUsage, *purposes: x509.ObjectIdentifier) -> Hand:
        """A signer of our PKI whose certificate is made for this."""
        private = ec.generate_private_key(ec.SECP256R1())
        return Hand(private, _issued(self.pki, private, "Made for", usage, *purposes))

    def openssl(self, hand: Hand, *options: str) -> Signer:
        """The same signer for openssl."""
        key, leaf, chain = (self.directory / f"{name}.pem" for name in ("key", "leaf", "chain"))
        key.write_bytes(
            hand.private.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
        leaf.write_text(ssl.DER_cert_to_PEM_cert(hand.chain[0]))
        chain.write_text("".join(map(ssl.DER_cert_to_PEM_cert, hand.chain[1:])))
        return Signer(key, leaf, chain, options or ("-md", "sha256"))


@pytest.fixture(scope="session")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    pki, elsewhere = Pki("http://127.0.0.1:1/pki"), Pki("http://127.0.0.1:2/pki")
    directory = tmp_path_factory.mktemp("bench")
    private = rsa_key()
    chain = [x509.load_der_x509_certificate(der) for der in signing_key(pki, "Poppler", private).chain]
    salma, omar, stranger = (
        Hand(key.private, key.chain)
        for key in (
            signing_key(pki, "Salma El Idrissi"),
            signing_key(pki, "عمر بناني"),
            signing_key(elsewhere, "Salma El Idrissi"),
        )
    )
    poppler = Poppler(directory, private, [*chain, pki.root.certificate])  # type: ignore[arg-type]  # an RSA key
    return Bench(pki, Studio(pki), trust_in(pki), salma, omar, stranger, poppler, directory)


def _issued(
    pki: Pki, private: Private, name: str, usage: x509.KeyUsage | None = None, *purposes: x509.ObjectIdentifier
) -> tuple[bytes, ...]:
    """A certificate that the development PKI would not issue, after the like of its own."""
    model = x509.load_der_x509_certificate(signing_key(pki, name).chain[0])
    builder = x509.CertificateBuilder(
        model.issuer,
        model.subject,
        private.public_key(),
        x509.random_serial_number(),
        model.not_valid_before_utc,
        model.not_valid_after_utc,
    )
    usage = usage or model.extensions.get_extension_for_class(x509.KeyUsage).value
    builder = builder.add_extension(usage, critical=True)
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    leaf = builder.sign(pki.issuing.key, hashes.SHA256())
    der = serialization.Encoding.DER
    return leaf.public_bytes(der), pki.issuing.certificate.public_bytes(der)


def curve() -> Private:
    return ec.generate_private_key(ec.SECP384R1())
