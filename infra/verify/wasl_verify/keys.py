"""The platform's published keys, and what they signed."""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from wasl_verify import plain
from wasl_verify.report import FaultError

_COMPACT = re.compile(r"([\w-]+)\.([\w-]+)\.([\w-]+)", re.ASCII)


@dataclass(frozen=True)
class Key:
    """A public key on P-256, and when what it signed is believed."""

    kid: str
    cose_id: bytes
    public: ec.EllipticCurvePublicKey
    valid_from: datetime
    ends: tuple[datetime, ...]

    def check(self, signed: bytes, signature: bytes, at: datetime, place: str) -> None:
        """:class:`FaultError` unless the key signed these bytes (r ‖ s) and is believed of what is dated then."""
        if len(signature) != 64:
            raise FaultError("bad_signature", place)
        der = utils.encode_dss_signature(int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
        try:
            self.public.verify(der, signed, ec.ECDSA(SHA256()))
        except InvalidSignature:
            raise FaultError("bad_signature", place) from None
        if at < self.valid_from or any(at > end for end in self.ends):
            raise FaultError("key_not_valid", place, key=self.kid, at=at.isoformat())


@dataclass(frozen=True)
class Keys:
    """All of an issuer's keys. ``given`` is whether the user vouches for them."""

    issuer: str
    keys: Sequence[Key]
    given: bool = True

    def by_kid(self, kid: str, place: str) -> Key:
        """The key of this id; :class:`FaultError` if there is none."""
        return self._one([key for key in self.keys if key.kid == kid], place, kid)

    def by_cose_id(self, cose_id: bytes, place: str) -> Key:
        """The key of this id in COSE; :class:`FaultError` if there is none."""
        return self._one([key for key in self.keys if key.cose_id == cose_id], place, cose_id.hex())

    def demand_issuer(self, issuer: object, place: str) -> None:
        """:class:`FaultError` for what another issuer is said to have signed."""
        if issuer != self.issuer:
            raise FaultError("other_issuer", place, issuer=issuer, expected=self.issuer)

    @staticmethod
    def _one(found: Sequence[Key], place: str, name: str) -> Key:
        if len(found) != 1:
            raise FaultError("unknown_key", place, key=name)
        return found[0]


def read_keys(data: bytes, given: bool = True) -> Keys:
    """The keys of ``wasl-keys.json``; ``ValueError`` and its like for anything else. Blanks are allowed where
    the user gives them: the file may have been saved from a browser."""
    value = plain.canonical(data) if not given else json.loads(data)
    whole = plain.members(value, "issuer", "keys")
    keys = [_key(one) for one in whole["keys"]]
    if len({key.kid for key in keys}) != len(keys):
        raise ValueError("a key twice")
    return Keys(plain.text(whole["issuer"]), keys, given)


def kind_of(token: str, place: str) -> object:
    """As what a JWS says it was signed, before anything is believed of it."""
    parts = _COMPACT.fullmatch(token)
    if parts is None:
        raise FaultError("not_signed_json", place)
    return plain.members(plain.canonical(plain.base64url_of(parts[1])), "alg", "kid", "typ")["typ"]


def signed_json(token: str, kind: str, dated_by: str, keys: Keys, place: str) -> dict[str, Any]:
    """The payload of a JWS of this kind (``typ``), dated by its member ``dated_by``.

    :class:`FaultError` unless one of the keys signed it; ``ValueError`` and its like for what is no such JWS.
    """
    parts = _COMPACT.fullmatch(token)
    if parts is None:
        raise FaultError("not_signed_json", place)
    header = plain.members(plain.canonical(plain.base64url_of(parts[1])), "alg", "kid", "typ")
    payload = plain.canonical(plain.base64url_of(parts[2]))
    if header["alg"] != "ES256" or not isinstance(payload, dict):
        raise FaultError("not_signed_json", place)
    if header["typ"] != kind:
        raise FaultError("other_kind", place, kind=header["typ"], expected=kind)
    signed = f"{parts[1]}.{parts[2]}".encode()
    key = keys.by_kid(header["kid"], place)
    key.check(signed, plain.base64url_of(parts[3]), plain.instant(payload[dated_by]), place)
    issuer = payload["issuer"]
    keys.demand_issuer(issuer["host"] if isinstance(issuer, dict) else issuer, place)
    return payload


def _key(value: Any) -> Key:
    one = plain.members(value, "kid", "use", "spki", "valid_from", "valid_until", "revoked_at", "reason")
    spki = plain.base64_of(one["spki"])
    public = load_der_public_key(spki)
    if one["use"] != "platform" or not isinstance(public, ec.EllipticCurvePublicKey):
        raise ValueError("not a platform's key on P-256")
    if not isinstance(public.curve, ec.SECP256R1) or (one["reason"] is None) != (one["revoked_at"] is None):
        raise ValueError("not a platform's key on P-256")
    ends = tuple(plain.instant(one[name]) for name in ("valid_until", "revoked_at") if one[name] is not None)
    return Key(
        plain.text(one["kid"]), hashlib.sha256(spki).digest()[:8], public, plain.instant(one["valid_from"]), ends
    )
