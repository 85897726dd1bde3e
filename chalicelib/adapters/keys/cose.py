"""COSE_Sign1 with ES256 (RFC 9052, section 4.2; RFC 9053, section 2.1), in deterministic CBOR (RFC 8949, 4.2).

For what stands in a QR: a third shorter than the same claims as a JWS. Only ES256 is written and read; a message that
asks for another algorithm, or that is encoded in another way than the one deterministic way, is none.
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from chalicelib.adapters.keys.jws import raw_signature
from chalicelib.adapters.keys.signers import Algorithm, DigestSigner

SIGN1_TAG, ALGORITHM, KEY_ID, ES256 = 18, 1, 4, -7
_SIGNATURE_BYTES = 64


@dataclass(frozen=True)
class Sign1:
    """A message taken apart, not yet believed. ``signed`` are the bytes that ``signature`` (r ‖ s) is over."""

    key_id: bytes
    payload: bytes
    signed: bytes
    signature: bytes


def encoded(value: Any) -> bytes:
    """The value in deterministic CBOR."""
    import cbor2

    return cbor2.dumps(value, canonical=True)


def decoded(data: bytes) -> Any:
    """The value that is written so; ``ValueError`` for anything else, bytes that follow it included."""
    import cbor2

    try:
        value = cbor2.loads(data, allow_indefinite=False, allow_duplicate_keys=False, max_depth=4)
        if encoded(value) != data:
            raise ValueError("not deterministic CBOR")
    except cbor2.CBORError as error:
        raise ValueError("not CBOR") from error
    return value


def sign1(payload: bytes, key_id: bytes, signer: DigestSigner) -> bytes:
    """The tagged message. ``ValueError`` for a key that is not on P-256, and what the signer raises."""
    import cbor2

    if signer.algorithm is not Algorithm.ECDSA_P256:
        raise ValueError("ES256 needs a P-256 key")
    protected = encoded({ALGORITHM: ES256, KEY_ID: key_id})
    signature = raw_signature(signer.sign_digest(hashlib.sha256(_signed(protected, payload)).digest()))
    return encoded(cbor2.CBORTag(SIGN1_TAG, [protected, {}, payload, signature]))


def read_sign1(data: bytes) -> Sign1:
    """Takes a message apart; ``ValueError`` for anything but a tagged COSE_Sign1 as :func:`sign1` makes them."""
    import cbor2

    message = decoded(data)
    if not isinstance(message, cbor2.CBORTag) or message.tag != SIGN1_TAG:
        raise ValueError("not a tagged COSE_Sign1")
    match message.value:
        case [bytes(protected), unprotected, bytes(payload), bytes(signature)] if not unprotected:
            header = decoded(protected)
        case _:
            raise ValueError("not a COSE_Sign1")
    match header:
        case {1: -7, 4: bytes(key_id)} if len(header) == 2 and len(signature) == _SIGNATURE_BYTES:
            return Sign1(key_id, payload, _signed(protected, payload), signature)
    raise ValueError("not signed with ES256")


def _signed(protected: bytes, payload: bytes) -> bytes:
    """The Sig_structure (RFC 9052, 4.4), without external data."""
    return encoded(["Signature1", protected, b"", payload])
