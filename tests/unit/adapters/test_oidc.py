"""What providers say of themselves, and of people."""

import socket
from types import SimpleNamespace
from typing import Any

import pytest

from chalicelib.adapters.identity import public_web
from chalicelib.adapters.identity.oidc import identity_in, metadata_in
from chalicelib.adapters.identity.public_web import public_address
from chalicelib.organisation.own_provider.ports import Identity, ProviderError

ISSUER = "https://sso.example/realms/commune"
DOCUMENT = {
    "issuer": ISSUER,
    "authorization_endpoint": f"{ISSUER}/authorize",
    "token_endpoint": f"{ISSUER}/token",
    "jwks_uri": f"{ISSUER}/keys",
}
BASIC, POST = "client_secret_basic", "client_secret_post"
METHODS = "token_endpoint_auth_methods_supported"


def code_of(document: dict[str, Any]) -> str:
    with pytest.raises(ProviderError) as refused:
        metadata_in(document, ISSUER)
    return refused.value.code


def test_what_discovery_leaves_out_is_as_the_specification_says() -> None:
    found = metadata_in(DOCUMENT, ISSUER)
    assert (found.token, found.logout, found.names_itself, found.takes_basic) == (f"{ISSUER}/token", "", False, True)


@pytest.mark.parametrize(("methods", "basic"), [([BASIC], True), ([POST, BASIC], True), ([POST], False), (["x"], True)])
def test_a_secret_travels_in_the_form_only_where_the_header_is_not_taken(methods: list[str], basic: bool) -> None:
    assert metadata_in({**DOCUMENT, METHODS: methods}, ISSUER).takes_basic is basic


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"issuer": ISSUER + "/"}, "other_issuer"),
        ({"issuer": None}, "other_issuer"),
        ({"authorization_endpoint": "http://sso.example/authorize"}, "discovery"),
        ({"token_endpoint": None}, "discovery"),
        ({"jwks_uri": "https://user:password@sso.example"}, "discovery"),
        ({"end_session_endpoint": "javascript:alert(1)"}, "discovery"),
        ({"response_types_supported": ["id_token"]}, "discovery"),
        ({"response_types_supported": 7}, "discovery"),
        ({"code_challenge_methods_supported": ["plain"]}, "pkce"),
    ],
    ids=str,
)
def test_a_document_that_lacks_something_is_refused(changes: dict[str, Any], code: str) -> None:
    assert code_of({**DOCUMENT, **changes}) == f"provider.{code}"


def test_an_address_counts_where_the_provider_has_verified_it() -> None:
    said = {"sub": "x", "email": "a@commune.example", "upn": "b@commune.example", "email_verified": True}
    assert identity_in(said, "email") == Identity("x", "a@commune.example")
    assert identity_in({**said, "email_verified": "true"}, "upn").email == "b@commune.example"
    for changes in (
        {"email_verified": False},
        {"email_verified": 1},
        {"email_verified": None},
        {"email_verified": "no"},
    ):
        with pytest.raises(ProviderError, match="unverified_email"):
            identity_in({**said, **changes}, "email")
    for email in (None, 7, "", "nobody", ["a@commune.example"], "a@b@commune.example"):
        with pytest.raises(ProviderError, match="no_email"):
            identity_in({**said, "email": email}, "email")


def resolver(found: list[Any]) -> SimpleNamespace:
    """In the place of the module's ``socket``: the real one is put back by who guards it, whatever a test has put."""
    return SimpleNamespace(getaddrinfo=lambda *_: found, AF_INET=socket.AF_INET, SOCK_STREAM=socket.SOCK_STREAM)


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0", "10.0.0.7", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1", "198.18.0.1",
     "203.0.113.1", "224.0.0.1", "255.255.255.255"],
)  # fmt: skip
def test_a_name_with_an_address_that_is_not_public_is_nobodys(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(2, 1, 6, "", (it, 443)) for it in ("8.8.8.8", address)]
    monkeypatch.setattr(public_web, "socket", resolver(found[:1]))
    assert public_address("sso.example", 443) == "8.8.8.8"
    monkeypatch.setattr(public_web, "socket", resolver(found))
    with pytest.raises(ValueError, match="not a public address"):
        public_address("sso.example", 443)
