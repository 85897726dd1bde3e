"""Tokens that the platform signed, read with its public key, which KMS tells once a process: it never changes."""

from functools import cached_property

from chalicelib.adapters.jws import is_signed_by, public_jwk, read_compact
from chalicelib.adapters.kms_keys import KmsKey
from chalicelib.evidence.model import Authenticity, Claims


class PlatformTokens:
    """Evidence's ``Tokens``."""

    def __init__(self, key: KmsKey) -> None:
        self._key = key

    def keys(self) -> list[dict[str, str]]:
        """The public keys as JWKs (RFC 7517), by which anyone checks a token without us."""
        return [public_jwk(self._public, self._key.key_id)]

    def read(self, token: str) -> Claims | None:
        """What the token says and whether it is ours; None for what is no token of the kind we sign."""
        try:
            read = read_compact(token)
        except ValueError:
            return None
        if read.header.get("kid") != self._key.key_id:
            return Claims(Authenticity.UNKNOWN_KEY, {})
        if not is_signed_by(read, self._public):
            return Claims(Authenticity.ALTERED, {})
        return Claims(Authenticity.ISSUED, read.claims)

    @cached_property
    def _public(self) -> bytes:
        return self._key.public_key()
