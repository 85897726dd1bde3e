"""Tokens that the platform signed, read with the keys that it published."""

import base64
from datetime import UTC, datetime
from typing import Any

from chalicelib.adapters.keys.jws import from_base64url, has_signature, public_jwk, read_compact
from chalicelib.adapters.keys.platform_signing import ISSUED_AT, ISSUER, KIND, MANIFEST, SUBJECT, SUBMITTED_AT, TOKEN_ID
from chalicelib.evidence.keys import Keys, PublishedKey, cose_id
from chalicelib.evidence.model import Authenticity, Claims
from chalicelib.evidence.occasions import ReceiptKind
from chalicelib.evidence.tokens import TokenClaims
from chalicelib.kernel.clock import from_iso

ACKNOWLEDGEMENT = "JWT"
"""The kind in the header; what is signed as another kind is no acknowledgement, whatever it says."""


class PlatformTokens:
    """Evidence's ``Tokens``."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys

    def keys(self) -> list[dict[str, str]]:
        """The public keys as JWKs (RFC 7517), by which anyone checks a token without us: all that are not revoked."""
        return [public_jwk(_spki(key), key.kid) for key in self._keys.ring().unrevoked()]

    def read(self, token: str) -> Claims | None:
        """What an acknowledgement says and whether it is ours; None for what is none."""
        try:
            read = read_compact(token)
        except ValueError:
            return None
        if read.header.get("typ") != ACKNOWLEDGEMENT:
            return None
        key = self._keys.ring().find(str(read.header.get("kid")))
        found = _judged(key, read.signed, read.signature)
        if found is not Authenticity.ISSUED or key is None:
            return Claims(found, {})
        if "submitted_at" not in read.claims:
            return None
        believed = key.is_believed(from_iso(read.claims["submitted_at"]))
        return Claims(found, read.claims) if believed else Claims(Authenticity.KEY_NOT_VALID, {})

    def read_receipt(self, token: str) -> tuple[Authenticity, TokenClaims | None] | None:
        """Of a receipt's token likewise; its claims where it is ``ISSUED``."""
        from chalicelib.adapters.keys.cose import decoded, read_sign1

        try:
            read = read_sign1(from_base64url(token))
        except ValueError:
            return None
        key = next((it for it in self._keys.ring().keys if cose_id(_spki(it)) == read.key_id), None)
        found = _judged(key, read.signed, read.signature)
        if found is not Authenticity.ISSUED or key is None:
            return found, None
        claims = _claims(decoded(read.payload))
        return (found, claims) if key.is_believed(claims.dated_at) else (Authenticity.KEY_NOT_VALID, None)


def _judged(key: PublishedKey | None, signed: bytes, signature: bytes) -> Authenticity:
    if key is None:
        return Authenticity.UNKNOWN_KEY
    return Authenticity.ISSUED if has_signature(signed, signature, _spki(key)) else Authenticity.ALTERED


def _spki(key: PublishedKey) -> bytes:
    return base64.b64decode(key.spki)


def _claims(told: dict[int, Any]) -> TokenClaims:
    """Signed by us, they are of the form that we write."""
    return TokenClaims(
        issuer=told[ISSUER],
        number=told[SUBJECT],
        dated_at=datetime.fromtimestamp(told[ISSUED_AT], UTC),
        verification_id=told[TOKEN_ID],
        kind=ReceiptKind(told[KIND]),
        manifest=told[MANIFEST].hex(),
        submitted_at=datetime.fromtimestamp(told[SUBMITTED_AT], UTC),
    )
