"""Signing in and out, over HTTP."""

import re

import pytest

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.seeding import PASSWORD
from tests.conftest import PortalSession

SESSION = "__Host-session"


@pytest.fixture
def email(administration: Seeded) -> str:
    return administration.agents["registrar"].email


def _sign_in(http: PortalSession, email: str, password: str = PASSWORD) -> int:
    given = {"email": email, "password": password}
    return http.post("/sign-in", data=given, allow_redirects=False).status_code


def test_an_agent_signs_in_to_the_page_asked_for(http: PortalSession, email: str) -> None:
    asked = http.get("/desk?x=1", allow_redirects=False)
    assert asked.headers["Location"] == "/sign-in?next=%2Fdesk%3Fx%3D1"
    answer = http.post(
        asked.headers["Location"],
        data={"email": email, "password": PASSWORD, "next": "/desk?x=1"},
        allow_redirects=False,
    )
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/desk?x=1"
    cookie = answer.headers["Set-Cookie"]
    assert f"{SESSION}=" in cookie
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert http.get("/desk", allow_redirects=False).headers["Location"] == "/desk/qualify"


@pytest.mark.parametrize("next_", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", ""])
def test_signing_in_never_leads_to_another_site(http: PortalSession, email: str, next_: str) -> None:
    answer = http.post("/sign-in", data={"email": email, "password": PASSWORD, "next": next_}, allow_redirects=False)
    assert answer.headers["Location"] == "/desk"


def test_an_unknown_address_and_a_wrong_password_read_the_same(http: PortalSession, email: str) -> None:
    def shown(address: str) -> str:
        page = http.post("/sign-in", data={"email": address, "password": "Wrong-password-1"})
        assert page.status_code == 422
        return page.text.replace(address, "")

    assert shown(email) == shown("nobody@nowhere.example")


def test_the_password_is_never_given_back(http: PortalSession, email: str) -> None:
    assert "Wrong-password-1" not in http.post("/sign-in", data={"email": email, "password": "Wrong-password-1"}).text


def test_a_session_planted_before_the_sign_in_opens_nothing_after(http: PortalSession, email: str) -> None:
    http.cookies.set(SESSION, "planted-by-somebody", domain="127.0.0.1", path="/", secure=True)
    assert _sign_in(http, email) == 303
    assert http.cookies[SESSION] != "planted-by-somebody"
    first = http.cookies[SESSION]
    form = {"email": email, "password": PASSWORD, "csrf": _csrf(http)}
    assert http.post("/sign-in", data=form, allow_redirects=False).status_code == 303
    assert http.cookies[SESSION] != first
    with PortalSession(http.base) as thief:
        thief.cookies.set(SESSION, first, domain="127.0.0.1", path="/", secure=True)
        assert thief.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


def _csrf(http: PortalSession) -> str:
    """The token as any signed-in page carries it."""
    found: list[str] = re.findall(r'name="csrf" value="([^"]+)"', http.get("/desk").text)
    return found[0]


def test_signing_out_needs_the_token_and_ends_the_session(http: PortalSession, email: str) -> None:
    _sign_in(http, email)
    token, session = _csrf(http), http.cookies[SESSION]
    assert http.post("/sign-out", allow_redirects=False).status_code == 403
    assert http.post("/sign-out", data={"csrf": "é" + token}, allow_redirects=False).status_code == 403
    assert http.post("/sign-out", data={"csrf": token}, allow_redirects=False).status_code == 303
    assert SESSION not in http.cookies
    http.cookies.set(SESSION, session, domain="127.0.0.1", path="/", secure=True)
    assert http.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}], ids=str
)
def test_another_sites_form_is_refused(http: PortalSession, email: str, headers: dict[str, str]) -> None:
    answer = http.post("/sign-in", data={"email": email, "password": PASSWORD}, headers=headers, allow_redirects=False)
    assert answer.status_code == 403
    assert SESSION not in http.cookies


def test_agents_pages_are_kept_nowhere(http: PortalSession, email: str) -> None:
    _sign_in(http, email)
    assert http.get("/desk").headers["Cache-Control"] == "no-store"
    assert http.get("/").headers["Cache-Control"] == "no-store"


def test_a_first_sign_in_changes_the_password(cloud: LocalCloud, http: PortalSession, administration: Seeded) -> None:
    agent = administration.agents["handler"]
    pool = cloud.stack.environment()["WASL_USER_POOL"]
    cloud.client("cognito-idp").admin_set_user_password(
        UserPoolId=pool, Username=agent.email, Password="Temporary-2026", Permanent=False
    )
    assert _sign_in(http, agent.email, "Temporary-2026") == 303
    assert http.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")
    assert http.post("/sign-in/password", data={"password": "a", "again": "b"}).status_code == 422
    assert http.post("/sign-in/password", data={"password": "short", "again": "short"}).status_code == 422
    form = {"password": "Chosen-by-me-2026", "again": "Chosen-by-me-2026"}
    assert http.post("/sign-in/password", data=form, allow_redirects=False).headers["Location"] == "/desk"
    assert http.get("/desk", allow_redirects=False).headers["Location"] == "/desk/mine"


def test_a_change_of_password_without_a_sign_in_begins_again(http: PortalSession) -> None:
    assert http.get("/sign-in/password", allow_redirects=False).headers["Location"] == "/sign-in"
    assert http.post("/sign-in/password", data={"password": "a", "again": "a"}).status_code == 410


def test_five_failures_are_enough(http: PortalSession, email: str) -> None:
    for _ in range(5):
        assert _sign_in(http, email, "Wrong-password-1") == 422
    answer = http.post("/sign-in", data={"email": email, "password": PASSWORD})
    assert answer.status_code == 429
    assert "15 دقيقة" in answer.text.replace("\u2068", "").replace("\u2069", "")
