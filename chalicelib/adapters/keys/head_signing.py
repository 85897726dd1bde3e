"""Tree heads under the platform's key, as JWS of their own kind."""

from chalicelib.adapters.keys.jws import sign_compact
from chalicelib.adapters.keys.kms_keys import KmsKey
from chalicelib.transparency.model import Head, SignedHead

KIND = "wasl-head"


class PlatformHeadSigner:
    """The port ``Signer`` of the tree. ``issuer`` is the public address's host."""

    def __init__(self, key: KmsKey, issuer: str) -> None:
        self._key, self._issuer = key, issuer

    def sign(self, head: Head) -> SignedHead:
        """``UnavailableError`` when KMS does not sign."""
        return SignedHead(head, sign_compact(head.claims(self._issuer), self._key.key_id, self._key, KIND))
