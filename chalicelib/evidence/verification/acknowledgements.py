"""Checks the signed acknowledgements that depositors are given at once, and tells what holds of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chalicelib.evidence.model import Authenticity
from chalicelib.evidence.ports import Administrations, Tokens, Verifications
from chalicelib.evidence.verification.acknowledged import AcknowledgedFile, Acknowledgement, AcknowledgementCheck
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.errors import InvalidError, Problem

KIND = "deposit-acknowledgement"
LONGEST = 20_000


@dataclass(frozen=True)
class AcknowledgementsService:
    """Reads acknowledgements back."""

    tokens: Tokens
    administrations: Administrations
    store: Verifications

    def keys(self) -> list[dict[str, str]]:
        """The public keys by which anyone checks an acknowledgement without us, as JWKs (RFC 7517)."""
        return self.tokens.keys()

    def check(self, pasted: str) -> AcknowledgementCheck:
        """What the pasted token is, blanks and line ends in it forgiven.

        ``InvalidError`` (field ``token``, ``evidence.not_an_acknowledgement``) for what is no acknowledgement at all.
        """
        token = "".join(pasted.split())
        claims = self.tokens.read(token) if len(token) <= LONGEST else None
        if claims is None:
            raise _no_acknowledgement()
        if claims.authenticity is not Authenticity.ISSUED:
            return AcknowledgementCheck(claims.authenticity)
        acknowledgement = self._acknowledgement(claims.values)
        registered = self.store.get(acknowledgement.verification_id)
        return AcknowledgementCheck(claims.authenticity, acknowledgement, registered)

    def _acknowledgement(self, claims: Mapping[str, Any]) -> Acknowledgement:
        if claims.get("typ") != KIND:
            raise _no_acknowledgement()
        return Acknowledgement(
            administration=self.administrations.name(claims["administration_id"]),
            verification_id=claims["verification_id"],
            submitted_at=from_iso(claims["submitted_at"]),
            files=tuple(
                AcknowledgedFile(file["name"], file["size_bytes"], file["sha256_declared"]) for file in claims["files"]
            ),
        )


def _no_acknowledgement() -> InvalidError:
    return InvalidError([Problem("token", "evidence.not_an_acknowledgement")])
