"""A seal never claims more than its certificate and its stage allow."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from chalicelib.adapters.receipt_seal import CertificateJudge
from chalicelib.evidence.model import TrustLevel
from infra.local.pki import Pki
from tests.pki import signing_key


@dataclass(frozen=True)
class Installed:
    """What is installed for every key."""

    installed: tuple[str, ...]
    trusted: tuple[str, ...]

    def chain(self, key_id: str) -> Sequence[str]:
        return self.installed

    def roots(self) -> Sequence[str]:
        return self.trusted


def chained() -> tuple[tuple[str, ...], str]:
    """A key's chain as PEM texts, and the root above it."""
    pki = Pki("http://pki.test")
    key = signing_key(pki, "Commune")
    return tuple(ssl.DER_cert_to_PEM_cert(der) for der in key.chain), pki.root_pem


CHAIN, ROOT = chained()
OTHER_ROOT = Pki("http://other.test").root_pem


@pytest.mark.parametrize(
    ("installed", "trusted", "production", "timestamped", "expected"),
    [
        ((), (ROOT,), True, True, TrustLevel.UNSEALED),
        (CHAIN, (ROOT,), False, True, TrustLevel.DEVELOPMENT),
        (CHAIN, (OTHER_ROOT,), True, True, TrustLevel.DEVELOPMENT),
        (CHAIN[:1], (ROOT,), True, True, TrustLevel.DEVELOPMENT),
        (CHAIN, (OTHER_ROOT, ROOT), True, False, TrustLevel.NO_TIMESTAMP),
        (CHAIN, (ROOT,), True, True, TrustLevel.NOT_QUALIFIED),
    ],
)
def test_the_level_follows_certificate_root_stage_and_authority(
    installed: tuple[str, ...], trusted: tuple[str, ...], production: bool, timestamped: bool, expected: TrustLevel
) -> None:
    judge = CertificateJudge(Installed(installed, trusted), production, timestamped)
    assert judge.trust("key") is expected


def test_no_level_is_called_qualified() -> None:
    assert "qualified" not in {level.value for level in TrustLevel}
