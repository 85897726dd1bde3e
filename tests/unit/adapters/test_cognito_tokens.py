"""Tokens are believed only when everything about them holds."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from chalicelib.adapters.identity.cognito_tokens import CognitoTokens
from chalicelib.kernel.errors import SignInRequiredError

POOL, CLIENT, REGION = "eu-west-3_pool", "our-client", "eu-west-3"
ISSUER = f"https://cognito-idp.{REGION}.amazonaws.com/{POOL}"
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})


class FixedClock:
    """Always the same instant."""

    def now(self) -> datetime:
        return NOW


class Fetches:
    """The pool's published keys, and how often they were asked for."""

    def __init__(self, *keys: RSAKey) -> None:
        self.keys: list[Any] = list(keys)
        self.count = 0

    def __call__(self) -> Any:
        self.count += 1
        return KeySet(self.keys).as_dict(private=False)


def _tokens(fetch: Fetches | None = None) -> CognitoTokens:
    return CognitoTokens(POOL, CLIENT, REGION, FixedClock(), fetch or Fetches(KEY))


def _claims(**changes: Any) -> dict[str, Any]:
    expiry = int((NOW + timedelta(hours=1)).timestamp())
    claims = {"iss": ISSUER, "sub": "agent-1", "aud": CLIENT, "token_use": "id", "exp": expiry, **changes}
    return {name: value for name, value in claims.items() if value is not None}


def _signed(claims: dict[str, Any], key: Any = KEY, **header: Any) -> str:
    given = {"alg": "RS256", "kid": "one", **header}
    return jwt.encode(given, claims, key, algorithms=[given["alg"]])


def _encoded(header: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")


def test_a_token_of_our_pool_for_our_client_is_believed() -> None:
    assert _tokens().id_token(_signed(_claims()))["sub"] == "agent-1"
    access = _claims(aud=None, client_id=CLIENT, token_use="access")
    assert _tokens().access_token(_signed(access))["sub"] == "agent-1"


@pytest.mark.parametrize(
    "changes",
    [
        {"exp": int((NOW - timedelta(seconds=1)).timestamp())},
        {"exp": None},
        {"aud": "another-client"},
        {"aud": None},
        {"aud": [CLIENT, "another-client"]},
        {"iss": ISSUER + "x"},
        {"iss": None},
        {"token_use": "access"},
        {"token_use": None},
        {"sub": None},
    ],
    ids=lambda changes: str(next(iter(changes.items()))),
)
def test_one_claim_that_does_not_hold_is_enough(changes: dict[str, Any]) -> None:
    with pytest.raises(SignInRequiredError):
        _tokens().id_token(_signed(_claims(**changes)))


def test_an_id_token_is_no_access_token() -> None:
    with pytest.raises(SignInRequiredError):
        _tokens().access_token(_signed(_claims()))


def test_a_token_signed_with_another_key_under_our_key_id_is_forged() -> None:
    other = RSAKey.generate_key(2048, {"kid": "one"})
    with pytest.raises(SignInRequiredError):
        _tokens().id_token(_signed(_claims(), other))


def test_a_token_without_signature_is_refused() -> None:
    header, payload, _ = _signed(_claims()).split(".")
    none = _encoded({"alg": "none", "kid": "one"})
    for forged in (f"{none}.{payload}.", f"{header}.{payload}.", f"{header}.{payload}"):
        with pytest.raises(SignInRequiredError):
            _tokens().id_token(forged)


def test_the_public_key_is_no_shared_secret() -> None:
    _, payload, _ = _signed(_claims()).split(".")
    signed = f"{_encoded({'alg': 'HS256', 'kid': 'one'})}.{payload}"
    digest = hmac.new(KEY.as_pem(private=False), signed.encode(), hashlib.sha256).digest()
    with pytest.raises(SignInRequiredError):
        _tokens().id_token(f"{signed}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}")


@pytest.mark.parametrize("rubbish", ["", ".", "..", "a.b.c", "é.è.à", "x" * 100_000, "e30.e30.e30"])
def test_rubbish_is_refused_and_not_a_fault(rubbish: str) -> None:
    with pytest.raises(SignInRequiredError):
        _tokens().id_token(rubbish)


def test_keys_are_fetched_once_and_unknown_key_ids_do_not_make_us_ask_without_end() -> None:
    fetch = Fetches(KEY)
    tokens = _tokens(fetch)
    for _ in range(5):
        tokens.id_token(_signed(_claims()))
    for number in range(5):
        with pytest.raises(SignInRequiredError):
            tokens.id_token(_signed(_claims(), kid=f"unknown-{number}"))
    assert fetch.count == 2
