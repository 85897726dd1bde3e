"""What signs: keys of any provider behind one small interface, so that where a key lives is one module's matter."""

from enum import StrEnum
from typing import Protocol


class Algorithm(StrEnum):
    """How a key signs; the values are KMS's names."""

    ECDSA_P256 = "ECDSA_SHA_256"
    RSA_PKCS1 = "RSASSA_PKCS1_V1_5_SHA_256"


class DigestSigner(Protocol):
    """A private key that is somewhere else: only digests go to it."""

    @property
    def algorithm(self) -> Algorithm:
        """How it signs."""

    def sign_digest(self, digest: bytes) -> bytes:
        """The signature of a SHA-256 digest (32 bytes): DER for ECDSA, as long as the modulus for RSA."""


class SigningKey(DigestSigner, Protocol):
    """A key with its certificate."""

    @property
    def chain(self) -> tuple[bytes, ...]:
        """DER certificates: the key's own first, then its issuers, without the root. Never empty."""
