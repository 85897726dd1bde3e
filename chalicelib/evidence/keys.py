"""The platform's public keys: since when, until when, and until when believed. Old ones stay published."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Protocol

from chalicelib.kernel.clock import from_iso, to_iso

PLATFORM = "platform"
COSE_ID_BYTES = 8


@dataclass(frozen=True)
class PublishedKey:
    """A P-256 key that the platform signs or has signed with.

    ``kid`` names it in JWS headers, and in KMS; ``spki`` is its SubjectPublicKeyInfo (DER, base 64). ``reason`` says in
    a word or a sentence why it was revoked.
    """

    kid: str
    spki: str
    valid_from: datetime
    valid_until: datetime | None = None
    revoked_at: datetime | None = None
    reason: str | None = None

    def is_believed(self, at: datetime) -> bool:
        """Whether what it signed is believed where that is dated then."""
        ends = [end for end in (self.valid_until, self.revoked_at) if end is not None]
        return self.valid_from <= at and all(at <= end for end in ends)

    def signs(self, at: datetime) -> bool:
        """Whether it may still sign what is dated then: a revoked key signs nothing more, whatever its date."""
        return self.revoked_at is None and self.is_believed(at)

    def public(self) -> dict[str, Any]:
        """As it is published: infra/verify/FORMATS.md."""
        return {
            "kid": self.kid,
            "use": PLATFORM,
            "spki": self.spki,
            "valid_from": to_iso(self.valid_from),
            "valid_until": to_iso(self.valid_until) if self.valid_until else None,
            "revoked_at": to_iso(self.revoked_at) if self.revoked_at else None,
            "reason": self.reason,
        }

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> "PublishedKey":
        """What :meth:`public` wrote."""
        ends = {name: from_iso(given[name]) if given[name] else None for name in ("valid_until", "revoked_at")}
        return cls(given["kid"], given["spki"], from_iso(given["valid_from"]), **ends, reason=given["reason"])


def cose_id(spki: bytes) -> bytes:
    """The key id in COSE: the first 8 bytes of the SHA-256 of its SubjectPublicKeyInfo (DER)."""
    return hashlib.sha256(spki).digest()[:COSE_ID_BYTES]


@dataclass(frozen=True)
class KeyRing:
    """All keys, each once."""

    keys: tuple[PublishedKey, ...] = ()

    def signing(self, at: datetime) -> PublishedKey | None:
        """The key that signs what is dated then: of those that may, the newest."""
        fit = [key for key in self.keys if key.signs(at)]
        return max(fit, key=lambda key: key.valid_from) if fit else None

    def find(self, kid: str) -> PublishedKey | None:
        """The key of this id."""
        return next((key for key in self.keys if key.kid == kid), None)

    def unrevoked(self) -> Iterable[PublishedKey]:
        """Those that something may be believed by without a look at dates: what a JWKS can say."""
        return (key for key in self.keys if key.revoked_at is None)

    def succeeded_by(self, key: PublishedKey, now: datetime) -> "KeyRing":
        """With a key that signs from its ``valid_from`` on: the one that would have signed then ends there, but not
        before now: what it has signed until now stays believed. The ring as it is where it has the key already."""
        if self.find(key.kid):
            return self
        before, end = self.signing(key.valid_from), max(key.valid_from, now)
        ended = [replace(it, valid_until=end) if it == before else it for it in self.keys]
        return KeyRing((*ended, key))

    def revoked(self, kid: str, at: datetime, reason: str) -> "KeyRing":
        """Without belief in what that key signed after then; an earlier revocation stands. ``KeyError`` for no key."""
        if self.find(kid) is None:
            raise KeyError(kid)
        return KeyRing(tuple(_revoked(key, at, reason) if key.kid == kid else key for key in self.keys))


def _revoked(key: PublishedKey, at: datetime, reason: str) -> PublishedKey:
    if key.revoked_at is not None and key.revoked_at <= at:
        return key
    return replace(key, revoked_at=at, reason=reason)


class Keys(Protocol):
    """The ring as stored."""

    def ring(self) -> KeyRing:
        """As it stands; empty before a first key was published."""
