"""The platform's own keys in memory, in the place of KMS and of the table that they are published in."""

import base64
from dataclasses import dataclass, field
from datetime import UTC, datetime

from chalicelib.adapters.keys.platform_signing import PlatformSigner
from chalicelib.adapters.keys.platform_tokens import PlatformTokens
from chalicelib.evidence.keys import KeyRing, PublishedKey
from tests.pki import LocalKey, elliptic_key

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class PlatformKeys:
    """Evidence's port ``Keys``, and the two calls of KMS that signing makes; one key from the beginning on."""

    private: dict[str, LocalKey] = field(default_factory=dict)
    published: KeyRing = field(default_factory=KeyRing)

    def __post_init__(self) -> None:
        self.follow("first", SINCE)

    def ring(self) -> KeyRing:
        return self.published

    def follow(self, kid: str, valid_from: datetime) -> None:
        """A key that signs from then on."""
        self.private[kid] = LocalKey(elliptic_key())
        spki = base64.b64encode(self.private[kid].public_key()).decode()
        self.published = self.published.succeeded_by(PublishedKey(kid, spki, valid_from), valid_from)

    def sign(self, KeyId: str, Message: bytes, **_: str) -> dict[str, bytes]:
        return {"Signature": self.private[KeyId].sign_digest(Message)}

    @property
    def signer(self) -> PlatformSigner:
        """Signs with them; it has read no ring yet."""
        return PlatformSigner(self, self)

    @property
    def tokens(self) -> PlatformTokens:
        """Reads what they signed."""
        return PlatformTokens(self)
