"""What the platform signs in its own name, with the key that was valid when the thing it says came to be."""

import base64
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from chalicelib.adapters.keys.jws import base64url, sign_compact
from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.evidence.keys import KeyRing, Keys, PublishedKey, cose_id
from chalicelib.evidence.tokens import TokenClaims
from chalicelib.kernel.errors import UnavailableError

LIFETIME_SECONDS = 60
ISSUER, SUBJECT, ISSUED_AT, TOKEN_ID = 1, 2, 6, 7  # RFC 8392, section 4
KIND, MANIFEST, SUBMITTED_AT = -70001, -70002, -70003


class PlatformSigner:
    """Signs with keys of KMS. The ring is read again each minute: whoever rotates a key says so a little before.

    Everything raises ``UnavailableError`` where no key may sign what is dated so, or KMS does not.
    """

    def __init__(self, kms: Any, keys: Keys, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._kms, self._keys, self._monotonic = kms, keys, monotonic
        self._ring, self._read_at = KeyRing(), float("-inf")

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str = "JWT") -> str:
        """A compact JWS of this kind over claims that are dated then."""
        key = self._key(at)
        return sign_compact(claims, key.kid, KmsKey(self._kms, key.kid), kind)

    def token(self, claims: TokenClaims) -> str:
        """A receipt's token: COSE_Sign1 in base64url."""
        from chalicelib.adapters.keys.cose import encoded, sign1

        key = self._key(claims.dated_at)
        payload = encoded(
            {
                ISSUER: claims.issuer,
                SUBJECT: claims.number,
                ISSUED_AT: int(claims.dated_at.timestamp()),
                TOKEN_ID: claims.verification_id,
                KIND: claims.kind.value,
                MANIFEST: bytes.fromhex(claims.manifest),
                SUBMITTED_AT: int(claims.submitted_at.timestamp()),
            }
        )
        return base64url(sign1(payload, cose_id(base64.b64decode(key.spki)), KmsKey(self._kms, key.kid)))

    def _key(self, at: datetime) -> PublishedKey:
        now = self._monotonic()
        if now - self._read_at > LIFETIME_SECONDS:
            self._ring, self._read_at = self._keys.ring(), now
        key = self._ring.signing(at)
        if key is None:
            raise UnavailableError("signing.key_unavailable")
        return key
