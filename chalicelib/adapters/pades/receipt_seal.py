"""Seals receipts with administrations' keys in KMS, and judges honestly what such a seal can claim."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from chalicelib.evidence.model import Sealed, TrustLevel
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

    def expected(self, key_id: str, timestamped: bool) -> TrustLevel:
        """What a seal with this key should be able to claim, before an authority was asked (or is not to be)."""
        return self._level(key_id, lambda _: TrustLevel.NOT_QUALIFIED if timestamped else TrustLevel.NO_TIMESTAMP)

    def trust(self, key_id: str, token: bytes | None) -> TrustLevel:
        """What a seal with this key can claim that bears this timestamp token (DER), or none.

        Never ``qualified``: the platform holds the key.
        """
        return self._level(key_id, lambda roots: _with(token, roots))

    def _level(self, key_id: str, dated: Callable[[Sequence[str]], TrustLevel]) -> TrustLevel:
        chain = self.certificates.chain(key_id) if key_id else ()
        if not chain:
            return TrustLevel.UNSEALED
        if not self.production:
            return TrustLevel.DEVELOPMENT
        roots = self.certificates.roots()
        return dated(roots) if _anchored(chain, roots) else TrustLevel.DEVELOPMENT


def _with(token: bytes | None, roots: Sequence[str]) -> TrustLevel:
    """The level of a trusted seal by its timestamp."""
    from chalicelib.adapters.pades.timestamp_trust import is_trusted

    if token is None:
        return TrustLevel.NO_TIMESTAMP
    trusted = is_trusted(token, [der(pem) for pem in roots])
    return TrustLevel.NOT_QUALIFIED if trusted else TrustLevel.UNTRUSTED_TIMESTAMP


class Witness:
    """Authorities of which the last token is kept, so that the token itself is judged."""

    def __init__(self, addresses: str) -> None:
        self.given: bytes | None = None
        self._addresses = addresses

    def token(self, data: bytes) -> bytes:
        """See :meth:`chalicelib.adapters.pades.timestamp_authorities.TimestampAuthorities.token`."""
        # its libraries load in functions that sign, and nowhere else
        from chalicelib.adapters.pades.timestamp_authorities import authorities_at

        self.given = authorities_at(self._addresses).token(data)
        return self.given


@dataclass(frozen=True)
class PadesSealer:
    """PAdES B-T by a KMS key; B-B where no timestamping authority is set. ``tsa_url`` may be empty, or several."""

    certificates: Certificates
    judge: CertificateJudge
    kms: Any
    tsa_url: str
    clock: Clock

    def expected(self, key_id: str) -> TrustLevel:
        """What a seal should be able to claim, as far as that is known before an authority was asked."""
        return self.judge.expected(key_id, bool(self.tsa_url))

    def seal(self, pdf: bytes, key_id: str) -> Sealed:
        """The PDF certified against any change; ``UnavailableError`` when key or authority do not answer."""
        from chalicelib.adapters.keys.kms_keys import KmsKey
        from chalicelib.adapters.pades.sealing import seal_receipt

        chain = [der(pem) for pem in self.certificates.chain(key_id)]
        key, authority = KmsKey.certified(self.kms, key_id, chain), witness(self.tsa_url)
        data = seal_receipt(pdf, key, authority, self.clock.now())
        return Sealed(data, self.judge.trust(key_id, authority.given if authority else None))


def witness(tsa_url: str) -> Witness | None:
    """The authorities at these addresses, for one seal; None where no address is set."""
    return Witness(tsa_url) if tsa_url else None


def der(pem: str) -> bytes:
    """The DER bytes of one PEM certificate."""
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509 import load_pem_x509_certificate

    return load_pem_x509_certificate(pem.encode()).public_bytes(Encoding.DER)


def ends_at(pem: str) -> datetime:
    """Until when a PEM certificate is valid."""
    from cryptography.x509 import load_pem_x509_certificate

    return load_pem_x509_certificate(pem.encode()).not_valid_after_utc


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
