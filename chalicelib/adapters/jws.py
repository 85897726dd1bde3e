"""Compact JWS with ES256 (RFC 7515, RFC 7518 section 3.4): the acknowledgement given before the sealed receipt.

Standard library only: the API function answers with it and must start fast.
"""

import base64
import hashlib
from collections.abc import Mapping
from typing import Any

from chalicelib.adapters.keys import Algorithm, DigestSigner
from chalicelib.kernel.digests import canonical_json

_COORDINATE_BYTES = 32
# SubjectPublicKeyInfo of an uncompressed point on P-256 up to the point itself (RFC 5480).
_P256_SPKI_HEAD = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")


def sign_compact(claims: Mapping[str, Any], key_id: str, signer: DigestSigner, kind: str = "JWT") -> str:
    """``header.payload.signature`` over canonical JSON; ``key_id`` names the public key to check it with.

    Raises ``ValueError`` for a key that is not on P-256, and whatever the signer raises.
    """
    if signer.algorithm is not Algorithm.ECDSA_P256:
        raise ValueError("ES256 needs a P-256 key")
    header = {"alg": "ES256", "kid": key_id, "typ": kind}
    signing_input = f"{_encoded(canonical_json(header))}.{_encoded(canonical_json(claims))}"
    signature = signer.sign_digest(hashlib.sha256(signing_input.encode()).digest())
    return f"{signing_input}.{_encoded(raw_signature(signature))}"


def public_jwk(spki: bytes, key_id: str) -> dict[str, str]:
    """The public key as a JWK (RFC 7517), from its SubjectPublicKeyInfo; ``ValueError`` if not on P-256."""
    point = spki[len(_P256_SPKI_HEAD) :]
    if not spki.startswith(_P256_SPKI_HEAD) or len(point) != 2 * _COORDINATE_BYTES:
        raise ValueError("not a public key on P-256")
    x, y = point[:_COORDINATE_BYTES], point[_COORDINATE_BYTES:]
    return {
        "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "kid": key_id,
        "x": _encoded(x), "y": _encoded(y),
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


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
