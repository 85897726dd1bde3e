"""Compact JWS with ES256 (RFC 7515, RFC 7518 section 3.4): the acknowledgement given before the sealed receipt.

The standard library alone makes them: the API function answers with one and must start fast.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.adapters.keys.signers import Algorithm, DigestSigner
from chalicelib.kernel.digests import canonical_json

_COORDINATE_BYTES = 32
_COMPACT = re.compile(r"([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)")
# SubjectPublicKeyInfo of an uncompressed point on P-256 up to the point itself (RFC 5480).
_P256_SPKI_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def sign_compact(claims: Mapping[str, Any], key_id: str, signer: DigestSigner, kind: str = "JWT") -> str:
    """``header.payload.signature`` over canonical JSON; ``key_id`` names the public key to check it with.

    Raises ``ValueError`` for a key that is not on P-256, and whatever the signer raises.
    """
    if signer.algorithm is not Algorithm.ECDSA_P256:
        raise ValueError("ES256 needs a P-256 key")
    header = {"alg": "ES256", "kid": key_id, "typ": kind}
    signing_input = f"{base64url(canonical_json(header))}.{base64url(canonical_json(claims))}"
    signature = signer.sign_digest(hashlib.sha256(signing_input.encode()).digest())
    return f"{signing_input}.{base64url(raw_signature(signature))}"


@dataclass(frozen=True)
class Compact:
    """A token taken apart, not yet believed. ``signed`` are the bytes that ``signature`` (r ‖ s) is over."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    signed: bytes
    signature: bytes


def read_compact(token: str) -> Compact:
    """Takes a token apart; ``ValueError`` for anything but a compact JWS of a JSON object, signed with ES256.

    The algorithm is pinned here: a header that asks for another one is never obeyed (RFC 8725, 3.1).
    """
    parts = _COMPACT.fullmatch(token)
    if parts is None:
        raise ValueError("not a compact JWS")
    header, claims = _object(parts[1]), _object(parts[2])
    signature = from_base64url(parts[3])
    if header.get("alg") != "ES256" or "crit" in header or len(signature) != 2 * _COORDINATE_BYTES:
        raise ValueError("not signed with ES256")
    return Compact(header, claims, f"{parts[1]}.{parts[2]}".encode(), signature)


def is_signed_by(token: Compact, spki: bytes) -> bool:
    """Whether this key on P-256 (SubjectPublicKeyInfo, DER) made the token's signature."""
    return has_signature(token.signed, token.signature, spki)


def has_signature(signed: bytes, signature: bytes, spki: bytes) -> bool:
    """Whether this key on P-256 (SubjectPublicKeyInfo, DER) made the signature (r ‖ s, 64 bytes) over these bytes."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric import ec, utils
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import load_der_public_key

    key = load_der_public_key(spki)
    if not isinstance(key, ec.EllipticCurvePublicKey):
        raise TypeError("ES256 needs a P-256 key")
    r, s = signature[:_COORDINATE_BYTES], signature[_COORDINATE_BYTES:]
    der = utils.encode_dss_signature(int.from_bytes(r, "big"), int.from_bytes(s, "big"))
    try:
        key.verify(der, signed, ec.ECDSA(SHA256()))
    except InvalidSignature:
        return False
    return True


def public_jwk(spki: bytes, key_id: str) -> dict[str, str]:
    """The public key as a JWK (RFC 7517), from its SubjectPublicKeyInfo; ``ValueError`` if not on P-256."""
    point = spki[len(_P256_SPKI_HEAD) :]
    if not spki.startswith(_P256_SPKI_HEAD) or len(point) != 2 * _COORDINATE_BYTES:
        raise ValueError("not a public key on P-256")
    x, y = point[:_COORDINATE_BYTES], point[_COORDINATE_BYTES:]
    return {
        "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": key_id,
        "x": base64url(x), "y": base64url(y),
    }  # fmt: skip


def raw_signature(der: bytes) -> bytes:
    """``r ‖ s``, 64 bytes, from the DER ``SEQUENCE { r INTEGER, s INTEGER }`` that KMS gives (RFC 3279, 2.2.3)."""
    if len(der) < 8 or der[0] != 0x30 or der[1] != len(der) - 2:
        raise ValueError("not a DER signature")
    r, rest = _integer(der[2:])
    s, rest = _integer(rest)
    if rest:
        raise ValueError("bytes after a DER signature")
    return r.to_bytes(_COORDINATE_BYTES, "big") + s.to_bytes(_COORDINATE_BYTES, "big")


def _integer(der: bytes) -> tuple[int, bytes]:
    if len(der) < 3 or der[0] != 0x02 or der[1] > _COORDINATE_BYTES + 1 or len(der) < 2 + der[1]:
        raise ValueError("not a DER integer of P-256")
    end = 2 + der[1]
    return int.from_bytes(der[2:end], "big"), der[end:]


def base64url(data: bytes) -> str:
    """Base 64 in the alphabet of URLs, without padding (RFC 7515, 2)."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """Those bytes; ``ValueError`` for what is not written so."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except binascii.Error as error:
        raise ValueError("not base64url") from error


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(from_base64url(text))
    except RecursionError as error:
        raise ValueError("nested beyond reason") from error
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found
