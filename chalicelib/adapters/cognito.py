"""Amazon Cognito: passwords are checked there, tokens are checked here.

Tokens: RFC 7519 with the algorithm pinned to RS256 (RFC 8725, section 3.1), and the claims that Cognito documents
under "Verifying a JSON web token".
"""

import json
import time
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from joserfc.jws import extract_compact

from chalicelib.adapters import aws
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import GoneError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation.ports import Challenge

_REFUSALS = frozenset({"NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException"})
_SOON_SECONDS = 300


class CognitoIdentityProvider:
    """A client without secret of a user pool."""

    def __init__(self, client_id: str, region: str) -> None:
        self._client_id, self._region = client_id, region

    def authenticate(self, email: str, password: str) -> str | Challenge:
        """The ID token, or a first sign-in's challenge; ``SignInRequiredError`` for wrong password or unknown user."""
        answer = self._call(
            "initiate_auth", AuthFlow="USER_PASSWORD_AUTH", AuthParameters={"USERNAME": email, "PASSWORD": password}
        )
        if answer.get("ChallengeName") == "NEW_PASSWORD_REQUIRED":
            return Challenge(answer["Session"])
        return _id_token(answer)

    def answer_new_password(self, email: str, password: str, session: str) -> str:
        """The ID token after the change; ``InvalidError`` for a weak password, ``GoneError`` when it comes too late."""
        return _id_token(
            self._call(
                "respond_to_auth_challenge",
                ChallengeName="NEW_PASSWORD_REQUIRED",
                Session=session,
                ChallengeResponses={"USERNAME": email, "NEW_PASSWORD": password},
            )
        )

    def _call(self, act: str, **arguments: Any) -> Any:
        client = aws.client("cognito-idp", self._region)
        try:
            return getattr(client, act)(ClientId=self._client_id, **arguments)
        except client.exceptions.ClientError as error:
            raise _as_domain_error(act, error) from error


def _id_token(answer: Mapping[str, Any]) -> str:
    if "AuthenticationResult" not in answer:
        raise SignInRequiredError("organisation.wrong_credentials")
    return str(answer["AuthenticationResult"]["IdToken"])


def _as_domain_error(act: str, error: Any) -> Exception:
    code = error.response["Error"]["Code"]
    if code == "InvalidPasswordException":
        return InvalidError([Problem("password", "organisation.password_weak")])
    if code in _REFUSALS or code == "InvalidParameterException":
        if act == "respond_to_auth_challenge":
            return GoneError("organisation.challenge_over")
        return SignInRequiredError("organisation.wrong_credentials")
    if code == "CodeMismatchException":
        return GoneError("organisation.challenge_over")
    if code in ("TooManyRequestsException", "LimitExceededException"):
        return ThrottledError("web.throttled", retry_after_seconds=60, minutes=1)
    return error  # type: ignore[no-any-return]  # anything else is a fault of ours


class CognitoTokens:
    """Checks signature, issuer, audience, use and expiry. Keys are fetched when needed and when a new one appears."""

    def __init__(
        self, pool: str, client_id: str, region: str, clock: Clock, fetch: Callable[[], Any] | None = None
    ) -> None:
        """``fetch`` gives the pool's JWKS; over HTTP from the pool's own address unless another way is given."""
        self._pool, self._client_id, self._region, self._clock = pool, client_id, region, clock
        self._fetch = fetch or self._fetch_over_http
        self._keys: KeySet | None = None
        self._fetched_at = 0.0

    def id_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid ID token meant for our client; ``SignInRequiredError`` otherwise."""
        return self._claims(token, "id", audience="aud")

    def access_token(self, token: str) -> Mapping[str, Any]:
        """The claims of a valid access token meant for our client; ``SignInRequiredError`` otherwise."""
        return self._claims(token, "access", audience="client_id")

    def _claims(self, token: str, use: str, audience: str) -> Mapping[str, Any]:
        try:
            claims = jwt.decode(token, self._keys_for(token), algorithms=["RS256"]).claims
            self._rules(use, audience).validate(claims)
        except (JoseError, ValueError, KeyError, TypeError) as error:
            raise SignInRequiredError("web.token_invalid") from error
        return claims

    def _rules(self, use: str, audience: str) -> jwt.JWTClaimsRegistry:
        issuer = f"https://cognito-idp.{self._region}.amazonaws.com/{self._pool}"
        given: dict[str, Any] = {
            "iss": {"essential": True, "value": issuer},
            "exp": {"essential": True},
            "sub": {"essential": True},
            "token_use": {"essential": True, "value": use},
            audience: {"essential": True, "value": self._client_id},
        }
        return jwt.JWTClaimsRegistry(lambda: int(self._clock.now().timestamp()), **given)

    def _keys_for(self, token: str) -> KeySet:
        """The pool's keys, fetched again for an unknown key id, but not more often than every five minutes."""
        kid = extract_compact(token.encode()).headers().get("kid")
        known = self._keys is not None and any(key.kid == kid for key in self._keys.keys)
        if not known and (self._keys is None or time.monotonic() - self._fetched_at > _SOON_SECONDS):
            self._keys, self._fetched_at = KeySet.import_key_set(self._fetch()), time.monotonic()
        assert self._keys is not None
        return self._keys

    def _fetch_over_http(self) -> Any:
        base = aws.client("cognito-idp", self._region).meta.endpoint_url
        with urllib.request.urlopen(f"{base}/{self._pool}/.well-known/jwks.json", timeout=5) as answer:
            return json.loads(answer.read())
