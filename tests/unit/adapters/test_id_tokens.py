"""ID tokens of administrations' own providers are believed only when everything about them holds."""

import base64
import hashlib
import hmac
import json
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey

from chalicelib.adapters.identity.id_tokens import OLDEST_SECONDS, SKEW_SECONDS, Expected, checked
from chalicelib.adapters.identity.published_keys import PublishedKeys
from chalicelib.organisation.own_provider.ports import ProviderError

NOW = 1_795_000_000
KEY = ECKey.generate_key("P-256", {"kid": "one", "use": "sig", "alg": "ES256"})
KEYS = KeySet.import_key_set(KeySet([KEY]).as_dict(private=False))
EXPECTED = Expected("https://sso.example", "wasl", "of-this-sign-in", "access-token", NOW)


def claims(**changes: Any) -> dict[str, Any]:
    made = {
        "iss": "https://sso.example",
        "aud": "wasl",
        "sub": "someone",
        "nonce": "of-this-sign-in",
        "iat": NOW,
        "exp": NOW + 300,
        **changes,
    }
    return {name: it for name, it in made.items() if it is not None}


def signed(said: dict[str, Any], key: Any = KEY, **header: Any) -> str:
    given = {"alg": "ES256", "kid": "one", **header}
    return jwt.encode(given, said, key, algorithms=[given["alg"]])


def half(text: str) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()[:16]).rstrip(b"=").decode()


def encoded(header: dict[str, str]) -> str:
    return base64.urlsafe_b64encode(json.dumps(header).encode()).rstrip(b"=").decode()


def code_of(token: str, keys: KeySet = KEYS) -> str:
    with pytest.raises(ProviderError) as refused:
        checked(token, keys, EXPECTED)
    return refused.value.code


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"aud": ["wasl"]},
        {"aud": ["another", "wasl"], "azp": "wasl"},
        {"azp": "wasl"},
        {"at_hash": half("access-token")},
        {"exp": NOW - SKEW_SECONDS + 1},
        {"iat": NOW + SKEW_SECONDS},
        {"iat": NOW - OLDEST_SECONDS},
    ],
    ids=str,
)
def test_a_token_for_us_about_this_sign_in_is_believed(changes: dict[str, Any]) -> None:
    assert checked(signed(claims(**changes)), KEYS, EXPECTED)["sub"] == "someone"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        *(({name: None}, "token") for name in ("iss", "aud", "sub", "nonce", "iat", "exp")),
        ({"iss": "https://sso.example/"}, "token"),
        ({"iss": ["https://sso.example"]}, "token"),
        ({"aud": "another"}, "token"),
        ({"aud": []}, "token"),
        ({"aud": ["another", "wasl"]}, "token"),
        ({"aud": ["another", "wasl"], "azp": "another"}, "token"),
        ({"azp": "another"}, "token"),
        ({"sub": ""}, "token"),
        ({"sub": 7}, "token"),
        ({"nonce": "of-another"}, "token"),
        ({"nonce": ["of-another", "of-this-sign-in"]}, "token"),
        ({"at_hash": half("another")}, "token"),
        ({"at_hash": 7}, "token"),
        ({"exp": NOW - SKEW_SECONDS}, "clock"),
        ({"exp": "later"}, "clock"),
        ({"iat": NOW + SKEW_SECONDS + 1}, "clock"),
        ({"iat": NOW - OLDEST_SECONDS - SKEW_SECONDS - 1}, "clock"),
        ({"nbf": NOW + SKEW_SECONDS + 1}, "clock"),
    ],
    ids=str,
)
def test_one_claim_that_does_not_hold_is_enough(changes: dict[str, Any], code: str) -> None:
    assert code_of(signed(claims(**changes))) == f"provider.{code}"


def test_another_key_under_the_same_id_an_unknown_id_and_no_signature_are_refused() -> None:
    other = ECKey.generate_key("P-256", {"kid": "one"})
    _, payload, signature = signed(claims()).split(".")
    none = encoded({"alg": "none", "kid": "one"})
    as_secret = f"{encoded({'alg': 'HS256', 'kid': 'one'})}.{payload}"
    digest = hmac.new(KEY.as_pem(private=False), as_secret.encode(), hashlib.sha256).digest()
    forged = [
        signed(claims(), other),
        signed(claims(), kid="two"),
        f"{none}.{payload}.",
        f"{none}.{payload}.{signature}",
        f"{as_secret}.{base64.urlsafe_b64encode(digest).rstrip(b'=').decode()}",
    ]
    assert {code_of(token) for token in forged} == {"provider.token"}


def test_a_token_without_key_id_is_believed_where_there_is_one_key_alone() -> None:
    token = jwt.encode({"alg": "ES256"}, claims(), KEY, algorithms=["ES256"])
    assert checked(token, KEYS, EXPECTED)
    assert code_of(token, KeySet([*KEYS.keys, ECKey.generate_key("P-256", {"kid": "two"})])) == "provider.token"


def test_a_shared_secret_among_the_published_keys_signs_nothing() -> None:
    secret = OctKey.import_key("published to everybody, and long enough", {"kid": "secret"})
    token = jwt.encode({"alg": "HS256", "kid": "secret"}, claims(), secret, algorithms=["HS256"])
    assert code_of(token, KeySet([*KEYS.keys, secret])) == "provider.token"


@pytest.mark.parametrize("rubbish", ["", ".", "..", "a.b.c", "é.è.à", "x" * 5000, "e30.e30.e30"])
def test_rubbish_is_refused_and_not_a_fault(rubbish: str) -> None:
    assert code_of(rubbish) == "provider.token"


def test_keys_are_fetched_for_an_unknown_id_at_once_then_seldom_and_anew_after_an_hour() -> None:
    fetched: list[float] = []
    clock = [0.0]

    def fetch() -> Any:
        fetched.append(clock[0])
        return KeySet([KEY]).as_dict(private=False)

    keys = PublishedKeys(fetch, 3600, lambda: clock[0])
    for at, kid in ((0, "one"), (1, "one"), (2, "two"), (3, "two"), (301, "two"), (303, "two"), (304, "one")):
        clock[0] = at
        keys.for_token(signed(claims(), kid=kid))
    assert fetched == [0, 2, 303]
    clock[0] = 4000
    keys.for_token(signed(claims()))
    assert fetched == [0, 2, 303, 4000]
