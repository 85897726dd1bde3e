"""ID tokens of OpenID Connect, checked (Core, 3.1.3.7; RFC 8725): signature and claims by joserfc, nothing by hand."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, InvalidClaimError, JoseError, MissingClaimError
from joserfc.jwk import KeySet

from chalicelib.organisation.own_provider.ports import ProviderError

ALGORITHMS = [f"{family}{bits}" for family in ("RS", "PS", "ES") for bits in (256, 384, 512)]
"""Signatures by a key that only the provider has: neither ``none`` nor a shared secret."""
SKEW_SECONDS = 120
OLDEST_SECONDS = 600
_OF_TIME = {"exp", "iat", "nbf"}


@dataclass(frozen=True)
class Expected:
    """What a token must say: who issued it, for whom, in answer to what; ``access_token`` is what came with it."""

    issuer: str
    client_id: str
    nonce: str
    access_token: str
    now: int


class _Rules(jwt.JWTClaimsRegistry):
    """The claims' rules, and one more: what was issued long ago was not issued for this sign-in."""

    def validate_iat(self, value: Any) -> None:
        """Neither from the future nor from long ago."""
        super().validate_iat(value)
        if value < self.now - OLDEST_SECONDS - self.leeway:
            raise ExpiredTokenError("iat")


def checked(token: str, keys: KeySet, expected: Expected) -> dict[str, Any]:
    """The claims of a token about which everything holds; ``ProviderError`` otherwise."""
    try:
        read = jwt.decode(token, keys, algorithms=ALGORITHMS)
        _rules(expected, read.claims).validate(read.claims)
        _demand_texts(read.claims)
        _demand_own_access_token(read.header, read.claims, expected.access_token)
    except ClaimError as error:
        is_of_time = error.claim in _OF_TIME and not isinstance(error, MissingClaimError)
        raise ProviderError("provider.clock" if is_of_time else "provider.token") from error
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise ProviderError("provider.token") from error
    return read.claims


def _rules(expected: Expected, claims: dict[str, Any]) -> _Rules:
    several = isinstance(claims.get("aud"), list) and len(claims["aud"]) > 1
    given: dict[str, Any] = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        "azp": {"essential": several, "value": expected.client_id},
        "nonce": {"essential": True, "value": expected.nonce},
        **{claim: {"essential": True} for claim in ("sub", "exp", "iat")},
    }
    return _Rules(expected.now, SKEW_SECONDS, **given)


def _demand_texts(claims: dict[str, Any]) -> None:
    """Only the audience may be a list: the rules would take any other that holds the right value among others."""
    for name in ("iss", "nonce", "sub"):
        if not isinstance(claims[name], str):
            raise InvalidClaimError(name)


def _demand_own_access_token(header: Any, claims: dict[str, Any], access_token: str) -> None:
    """``at_hash``, where there is one, is the left half of the access token's digest (Core, 3.1.3.6)."""
    if "at_hash" not in claims:
        return
    digest = hashlib.new(f"sha{header['alg'][-3:]}", access_token.encode()).digest()
    half = base64.urlsafe_b64encode(digest[: len(digest) // 2]).rstrip(b"=")
    if not hmac.compare_digest(half, str(claims["at_hash"]).encode()):
        raise InvalidClaimError("at_hash")
