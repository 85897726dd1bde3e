"""KMS signatures in moto, mended to be those of AWS.

``install()`` once, before the server starts. Then ``MessageType=DIGEST`` signs the digest as it is (moto hashes it
again) and refuses one of the wrong length; a ``RAW`` message is at most 4,096 bytes; PSS uses a salt as long as the
digest, as KMS does; a signature that does not verify raises ``KMSInvalidSignatureException``.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding
from cryptography.hazmat.primitives.asymmetric.utils import Prehashed
from moto.core.exceptions import JsonRESTError
from moto.kms.exceptions import ValidationException
from moto.kms.responses import KmsResponse
from moto.kms.utils import ECDSAPrivateKey, RSAPrivateKey

from infra.local.patching import replace

MAX_RAW_BYTES = 4096
_HASHES: dict[str, hashes.HashAlgorithm] = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
_message_is_digest: ContextVar[bool] = ContextVar("message_is_digest", default=False)


def install() -> None:
    """Mends moto's KMS in this process."""
    replace(KmsResponse, "sign", _with_message_type)
    replace(KmsResponse, "verify", _with_message_type)
    for key_class in (RSAPrivateKey, ECDSAPrivateKey):
        replace(key_class, "sign", lambda _original: _sign)
        replace(key_class, "verify", lambda _original: _verify)


def _with_message_type(action: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def mended(handler: Any) -> Any:
        digest = handler._get_param("MessageType") == "DIGEST"
        if not digest and len(handler._get_param("Message")) > MAX_RAW_BYTES:
            raise ValidationException(
                "1 validation error detected: Value at 'message' failed to satisfy constraint: "
                f"Member must have length less than or equal to {MAX_RAW_BYTES}"
            )
        reset = _message_is_digest.set(digest)
        try:
            return action(handler)
        finally:
            _message_is_digest.reset(reset)

    return mended


def _scheme(algorithm: str, message: bytes) -> tuple[Any, ...]:
    """What ``cryptography`` needs beside the message: the padding for RSA, and the hash."""
    digest = _HASHES[algorithm[-3:]]
    if _message_is_digest.get() and len(message) != digest.digest_size:
        raise ValidationException(f"Digest is invalid length for algorithm {algorithm}.")
    hashed = Prehashed(digest) if _message_is_digest.get() else digest
    if algorithm.startswith("ECDSA"):
        return (ec.ECDSA(hashed),)
    if algorithm.startswith("RSASSA_PSS"):
        return padding.PSS(padding.MGF1(digest), padding.PSS.DIGEST_LENGTH), hashed
    return padding.PKCS1v15(), hashed


def _sign(key: Any, message: bytes, signing_algorithm: str) -> Any:
    return key.private_key.sign(message, *_scheme(signing_algorithm, message))


def _verify(key: Any, message: bytes, signature: bytes, signing_algorithm: str) -> bool:
    try:
        key.private_key.public_key().verify(signature, message, *_scheme(signing_algorithm, message))
    except InvalidSignature as error:
        raise JsonRESTError("KMSInvalidSignatureException", "The signature is not valid for the message.") from error
    return True
