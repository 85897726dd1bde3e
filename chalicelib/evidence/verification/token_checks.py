"""Checks the token of a receipt's QR, and tells what stands in the register under it now."""

from dataclasses import dataclass
from typing import Any

from chalicelib.evidence.keys import Keys
from chalicelib.evidence.model import Authenticity, Verification
from chalicelib.evidence.ports import Tokens, Verifications
from chalicelib.evidence.tokens import LONGEST, TokenClaims, host_of, pasted_token
from chalicelib.kernel.errors import InvalidError, Problem


@dataclass(frozen=True)
class TokenCheck:
    """What a token was found to be. Only of an issued one is anything told: its claims, and what was registered."""

    authenticity: Authenticity
    claims: TokenClaims | None = None
    verification: Verification | None = None
    agrees: bool = False
    """Whether it says what the token says that was made when the receipt was."""


@dataclass(frozen=True)
class TokensService:
    """Reads tokens back, and publishes the keys by which anyone does so without us."""

    tokens: Tokens
    keys: Keys
    store: Verifications
    public_url: str

    def published_keys(self) -> dict[str, Any]:
        """``/.well-known/wasl-keys.json`` and a bundle's ``keys/keys.json`` (infra/verify/FORMATS.md)."""
        return {"issuer": host_of(self.public_url), "keys": [key.public() for key in self.keys.ring().keys]}

    def check(self, pasted: str) -> TokenCheck:
        """What the pasted token is, alone or in its address, blanks and line ends in it forgiven.

        ``InvalidError`` (field ``token``, ``evidence.not_a_token``) for what is no receipt's token at all.
        """
        token = pasted_token(pasted) if len(pasted) <= LONGEST else ""
        read = self.tokens.read_receipt(token)
        if read is None:
            raise InvalidError([Problem("token", "evidence.not_a_token")])
        authenticity, claims = read
        if claims is None:
            return TokenCheck(authenticity)
        found = self.store.get(claims.verification_id)
        return TokenCheck(authenticity, claims, found, found is not None and self._made(found) == claims)

    def _made(self, found: Verification) -> TokenClaims | None:
        """What the token says that is kept with the receipt of this verification."""
        receipt = next((it for it in found.receipts if it.verification_id == found.id), None)
        read = self.tokens.read_receipt(receipt.token) if receipt else None
        return read[1] if read else None
