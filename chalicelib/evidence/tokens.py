"""The signed token in a receipt's QR, by which the paper alone proves what was registered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from chalicelib.evidence.occasions import ReceiptKind
from chalicelib.kernel.digests import canonical_json, sha256

if TYPE_CHECKING:
    from chalicelib.evidence.model import ReceiptFacts, ReceiptFile

LONGEST = 2_000
"""Characters: a token has some 320; an address around one may be pasted with it."""


@dataclass(frozen=True)
class TokenClaims:
    """What a token says (infra/verify/FORMATS.md). Instants are in whole seconds; ``manifest`` is in hexadecimal.

    ``dated_at`` is the registration's instant, of a later receipt that of the act which it attests.
    """

    issuer: str
    number: str
    dated_at: datetime
    verification_id: str
    kind: ReceiptKind
    manifest: str
    submitted_at: datetime

    @classmethod
    def of(cls, facts: "ReceiptFacts") -> "TokenClaims":
        """What the token of a receipt says."""
        dated_at = facts.registered_at if facts.occasion.is_first else facts.occasion.at
        return cls(
            issuer=host_of(facts.public_url),
            number=facts.number,
            dated_at=dated_at.replace(microsecond=0),
            verification_id=facts.verification_id,
            kind=facts.kind,
            manifest=manifest_digest(facts.files),
            submitted_at=facts.submitted_at.replace(microsecond=0),
        )


def manifest_digest(files: Sequence["ReceiptFile"]) -> str:
    """SHA-256 over the digests and sizes of the files as deposited, in order."""
    return sha256(canonical_json([{"sha256": it.sha256, "size_bytes": it.size_bytes} for it in files]))


def host_of(public_url: str) -> str:
    """The platform as its tokens, keys and evidence name it."""
    return urlsplit(public_url).netloc


def pasted_token(pasted: str) -> str:
    """The token in what was scanned or pasted: alone or behind the ``#`` of its address, blanks in it forgiven."""
    return "".join(pasted.split()).rpartition("#")[2]


class ReceiptTokens(Protocol):
    """Makes receipts' tokens."""

    def token(self, claims: TokenClaims) -> str:
        """The token in base64url; ``UnavailableError`` when no key can sign it."""
