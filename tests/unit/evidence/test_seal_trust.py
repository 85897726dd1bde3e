"""A seal never claims more than its certificate and its stage allow."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.x509 import load_der_x509_certificate

from chalicelib.adapters.pades.receipt_seal import CertificateJudge
from chalicelib.adapters.pades.timestamp_trust import is_trusted
from chalicelib.evidence.model import TrustLevel
from infra.local.pki.hierarchy import Authority, Pki
from tests.pki import Timestamper, signing_key


@dataclass(frozen=True)
class Installed:
    """What is installed for every key."""

    installed: tuple[str, ...]
    trusted: tuple[str, ...]

    def chain(self, key_id: str) -> Sequence[str]:
        return self.installed

    def roots(self) -> Sequence[str]:
        return self.trusted


def chain_in(pki: Pki) -> tuple[str, ...]:
    """A key's chain as PEM texts."""
    return tuple(ssl.DER_cert_to_PEM_cert(der) for der in signing_key(pki, "Commune").chain)


def root_of(pki: Pki) -> bytes:
    """Its root, DER."""
    return ssl.PEM_cert_to_DER_cert(pki.root_pem)


OURS, OTHER = Pki("http://pki.test"), Pki("http://other.test")
CHAIN, ROOT, OTHER_ROOT = chain_in(OURS), OURS.root_pem, OTHER.root_pem
TOKEN, OTHER_TOKEN = Timestamper(OURS).token(b"seal"), Timestamper(OTHER).token(b"seal")


@pytest.mark.parametrize(
    ("installed", "trusted", "production", "token", "expected"),
    [
        ((), (ROOT,), True, TOKEN, TrustLevel.UNSEALED),
        (CHAIN, (ROOT,), False, TOKEN, TrustLevel.DEVELOPMENT),
        (CHAIN, (OTHER_ROOT,), True, TOKEN, TrustLevel.DEVELOPMENT),
        (CHAIN[:1], (ROOT,), True, TOKEN, TrustLevel.DEVELOPMENT),
        (CHAIN, (OTHER_ROOT, ROOT), True, None, TrustLevel.NO_TIMESTAMP),
        (CHAIN, (ROOT,), True, OTHER_TOKEN, TrustLevel.UNTRUSTED_TIMESTAMP),
        (CHAIN, (ROOT, OTHER_ROOT), True, OTHER_TOKEN, TrustLevel.NOT_QUALIFIED),
        (CHAIN, (ROOT,), True, TOKEN, TrustLevel.NOT_QUALIFIED),
    ],
    ids=[
        "no certificate",
        "not in production",
        "a root that is not trusted",
        "no chain",
        "no timestamp",
        "a timestamp of an authority that is not trusted",
        "a timestamp of an authority that is trusted",
        "all of it",
    ],
)
def test_the_level_follows_certificate_root_stage_and_the_timestamp_itself(
    installed: tuple[str, ...], trusted: tuple[str, ...], production: bool, token: bytes | None, expected: TrustLevel
) -> None:
    judge = CertificateJudge(Installed(installed, trusted), production)
    assert judge.trust("key", token) is expected


def test_a_certificate_for_something_else_makes_no_trusted_timestamps() -> None:
    """A signatory's certificate leads to the same root, and may not say what time it is."""
    pki = Pki("http://pki.test")
    key = signing_key(pki, "Commune")
    assert isinstance(key.private, EllipticCurvePrivateKey)
    signatory = Authority("signatory", key.private, load_der_x509_certificate(key.chain[0]))
    token = Timestamper(pki, stamper=signatory).token(b"seal")
    assert not is_trusted(token, [root_of(pki)])
    assert is_trusted(Timestamper(pki).token(b"seal"), [root_of(pki)])


def test_no_level_is_called_qualified() -> None:
    assert "qualified" not in {level.value for level in TrustLevel}
