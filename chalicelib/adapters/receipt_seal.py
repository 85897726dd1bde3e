"""Seals receipts with administrations' keys in KMS, and judges honestly what such a seal can claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from chalicelib.evidence.model import TrustLevel
from chalicelib.kernel.clock import Clock


class Certificates(Protocol):
    """What is installed: chains for keys, and the roots that this deployment trusts. All are PEM texts."""

    def chain(self, key_id: str) -> Sequence[str]:
        """The key's own certificate first; empty when none is installed."""

    def roots(self) -> Sequence[str]:
        """The trusted roots."""


@dataclass(frozen=True)
class CertificateJudge:
    """Outside a production stage every seal is a development seal, whatever its chain."""

    certificates: Certificates
    production: bool
    timestamped: bool

    def trust(self, key_id: str) -> TrustLevel:
        """What a seal made now with this key could claim. Never ``qualified``: the platform holds the key."""
        chain = self.certificates.chain(key_id) if key_id else ()
        if not chain:
            return TrustLevel.UNSEALED
        if not self.production or not _anchored(chain, self.certificates.roots()):
            return TrustLevel.DEVELOPMENT
        return TrustLevel.NOT_QUALIFIED if self.timestamped else TrustLevel.NO_TIMESTAMP


@dataclass(frozen=True)
class PadesSealer:
    """PAdES B-T by a KMS key; B-B where no timestamping authority is set. ``tsa_url`` may be empty."""

    certificates: Certificates
    judge: CertificateJudge
    kms: Any
    tsa_url: str
    clock: Clock

    def trust(self, key_id: str) -> TrustLevel:
        """See :class:`CertificateJudge`."""
        return self.judge.trust(key_id)

    def seal(self, pdf: bytes, key_id: str) -> bytes:
        """The PDF certified against any change; ``UnavailableError`` when key or authority do not answer."""
        from chalicelib.adapters.kms_keys import KmsKey
        from chalicelib.adapters.pades import seal_receipt

        chain = [der(pem) for pem in self.certificates.chain(key_id)]
        key = KmsKey.certified(self.kms, key_id, chain)
        return seal_receipt(pdf, key, _authority(self.tsa_url) if self.tsa_url else None, self.clock.now())


@cache
def _authority(url: str) -> Any:
    """One client a process: its connections are kept open between seals."""
    from chalicelib.adapters.timestamps import TimestampClient

    return TimestampClient(url)


def der(pem: str) -> bytes:
    """The DER bytes of one PEM certificate."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_pem_x509_certificate

    return load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)


def _anchored(chain: Sequence[str], roots: Sequence[str]) -> bool:
    """Whether each certificate is issued by the next, and the last by a trusted root (or is one)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_pem_x509_certificate

    path = [load_pem_x509_certificate(pem.encode()) for pem in chain]
    anchors = [load_pem_x509_certificate(pem.encode()) for pem in roots]

    def issued(subject: Any, issuer: Any) -> bool:
        try:
            subject.verify_directly_issued_by(issuer)
        except (ValueError, TypeError, InvalidSignature):
            return False
        return True

    linked = all(issued(path[place], path[place + 1]) for place in range(len(path) - 1))
    return linked and any(path[-1] == anchor or issued(path[-1], anchor) for anchor in anchors)
