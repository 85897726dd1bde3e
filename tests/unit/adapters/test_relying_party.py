"""How providers are spoken to: what is asked how often, how we say who we are, what comes of each refusal."""

from base64 import b64decode
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet

from chalicelib.adapters.identity.oidc import KEPT_SECONDS, OidcRelyingParty
from chalicelib.adapters.identity.public_web import WebError
from chalicelib.organisation.own_provider.ports import Begun, Client, Identity, ProviderError
from tests.unit.web.memory import HandClock

ISSUER = "https://sso.example"
DISCOVERY, KEYS, TOKEN = f"{ISSUER}/.well-known/openid-configuration", f"{ISSUER}/keys", f"{ISSUER}/token"
KEY = ECKey.generate_key("P-256", {"kid": "one"})
BEGUN = Begun("rabat", 1, "", "nonce", "verifier", "", "", datetime.max.replace(tzinfo=UTC))


class Web:
    """A provider's documents; ``answer`` is what its token endpoint says."""

    def __init__(self, clock: HandClock, **says: Any) -> None:
        said = {"issuer": ISSUER, "authorization_endpoint": f"{ISSUER}/authorize", "token_endpoint": TOKEN}
        self.documents: dict[str, Any] = {DISCOVERY: {**said, "jwks_uri": KEYS, **says}}
        self.documents[KEYS] = KeySet([KEY]).as_dict(private=False)
        self.answer: tuple[int, Any] | None = (200, {"id_token": _token(int(clock.now().timestamp()))})
        self.asked: list[str] = []
        self.sent: dict[str, str] = {}
        self.headers: dict[str, str] = {}

    def get(self, url: str) -> tuple[int, Any]:
        self.asked.append(url)
        return (200, self.documents[url]) if url in self.documents else (404, None)

    def post(self, url: str, fields: Mapping[str, str], headers: Mapping[str, str]) -> tuple[int, Any]:
        assert url == TOKEN
        self.sent, self.headers = dict(fields), dict(headers)
        if self.answer is None:
            raise WebError("timed out")
        return self.answer


def _token(now: int) -> str:
    said = {"iss": ISSUER, "aud": "wasl", "sub": "x", "nonce": "nonce", "iat": now, "exp": now + 300}
    people = {"email": "a@commune.example", "email_verified": True}
    return jwt.encode({"alg": "ES256", "kid": "one"}, {**said, **people}, KEY, algorithms=["ES256"])


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def identity(web: Web, clock: HandClock, secret: str = "") -> Identity:
    client = Client(ISSUER, "wasl", secret, "https://ours.example/back")
    return OidcRelyingParty(web, clock).identity(client, "code", BEGUN, "email")


def test_a_public_client_proves_itself_by_the_verifier_alone(clock: HandClock) -> None:
    web = Web(clock)
    assert identity(web, clock) == Identity("x", "a@commune.example")
    assert web.headers == {} and web.sent == {
        "grant_type": "authorization_code",
        "code": "code",
        "redirect_uri": "https://ours.example/back",
        "code_verifier": "verifier",
        "client_id": "wasl",
    }


def test_a_secret_travels_encoded_in_the_header(clock: HandClock) -> None:
    web = Web(clock)
    identity(web, clock, "a:b %é")
    assert b64decode(web.headers["Authorization"].removeprefix("Basic ")) == b"wasl:a%3Ab%20%25%C3%A9"
    assert "client_secret" not in web.sent


def test_a_secret_travels_in_the_form_where_only_that_is_taken(clock: HandClock) -> None:
    web = Web(clock, token_endpoint_auth_methods_supported=["client_secret_post"])
    identity(web, clock, "secret")
    assert web.headers == {} and (web.sent["client_id"], web.sent["client_secret"]) == ("wasl", "secret")


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (None, "unreachable"),
        ((503, None), "unreachable"),
        ((401, {"error": "invalid_client"}), "client"),
        ((400, {"error": "unauthorized_client"}), "client"),
        ((400, {"error": "invalid_grant"}), "code"),
        ((400, {"error": ["x"]}), "code"),
        ((302, None), "code"),
        ((200, None), "code"),
        ((200, ["x"]), "code"),
        ((200, {}), "token"),
        ((200, {"id_token": None}), "token"),
    ],
    ids=str,
)
def test_whatever_a_provider_answers_instead_signs_nobody_in(
    clock: HandClock, answer: tuple[int, Any] | None, code: str
) -> None:
    web = Web(clock)
    web.answer = answer
    with pytest.raises(ProviderError) as refused:
        identity(web, clock)
    assert refused.value.code == f"provider.{code}"


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({}, "token"),
        ({"keys": []}, "token"),
        ({"keys": 7}, "token"),
        ({"keys": [7]}, "token"),
        ({"keys": [{"kty": "RSA"}]}, "token"),
        (["x"], "unreachable"),
        (None, "unreachable"),
    ],
    ids=str,
)
def test_keys_that_are_none_are_no_fault(clock: HandClock, keys: Any, code: str) -> None:
    web = Web(clock)
    web.documents[KEYS] = keys
    with pytest.raises(ProviderError) as refused:
        identity(web, clock)
    assert refused.value.code == f"provider.{code}"


def test_what_is_published_is_kept_for_an_hour_unless_it_is_asked_for_anew(clock: HandClock) -> None:
    web = Web(clock)
    party = OidcRelyingParty(web, clock)
    for minutes, fresh in ((0, False), (59, False), (0, True)):
        clock.pass_(minutes=minutes)
        party.metadata(ISSUER, fresh)
    assert web.asked == [DISCOVERY, DISCOVERY]
    clock.pass_(minutes=KEPT_SECONDS // 60 + 1)
    party.metadata(ISSUER)
    assert web.asked == [DISCOVERY] * 3
