"""Amazon Cognito's tokens, checked here.

RFC 7519 with the algorithm pinned to RS256 (RFC 8725, section 3.1), and the claims that Cognito documents under
"Verifying a JSON web token".
"""

import json
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError

from chalicelib.adapters import aws
from chalicelib.adapters.identity.published_keys import PublishedKeys
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import SignInRequiredError


class CognitoTokens:
    """Checks signature, issuer, audience, use and expiry. Keys are fetched when needed and when a new one appears."""

    def __init__(
        self, pool: str, client_id: str, region: str, clock: Clock, fetch: Callable[[], Any] | None = None
    ) -> None:
        """``fetch`` gives the pool's JWKS; over HTTP from the pool's own address unless another way is given."""
        self._pool, self._client_id, self._region, self._clock = pool, client_id, region, clock
        self._keys = PublishedKeys(fetch or self._fetch_over_http)

    def id_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid ID token meant for our client; ``SignInRequiredError`` otherwise."""
        return self._claims(token, "id", audience="aud")

    def access_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid access token meant for our client; ``SignInRequiredError`` otherwise."""
        return self._claims(token, "access", audience="client_id")

    def _claims(self, token: str, use: str, audience: str) -> Mapping[str, Any]:
        try:
            claims = jwt.decode(token, self._keys.for_token(token), algorithms=["RS256"]).claims
            self._rules.validate(claims)
            self._demand(claims, {"iss": self._issuer, "token_use": use, audience: self._client_id})
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise SignInRequiredError("web.token_invalid") from error
        return claims

    @property
    def _issuer(self) -> str:
        return f"https://cognito-idp.{self._region}.amazonaws.com/{self._pool}"

    @property
    def _rules(self) -> jwt.JWTClaimsRegistry:
        return jwt.JWTClaimsRegistry(
            lambda: int(self._clock.now().timestamp()), exp={"essential": True}, sub={"essential": True}
        )

    def _demand(self, claims: Mapping[str, Any], expected: Mapping[str, str]) -> None:
        """Each exactly: the registry would take a list that holds the value among others."""
        for name, value in expected.items():
            if claims[name] != value:
                raise ValueError(f"{name} is another")

    def _fetch_over_http(self) -> Any:
        base = aws.client("cognito-idp", self._region).meta.endpoint_url
        with urllib.request.urlopen(f"{base}/{self._pool}/.well-known/jwks.json", timeout=5) as answer:
            return json.loads(answer.read())
