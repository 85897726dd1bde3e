"""Signing in and out, over HTTP."""

import pytest

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.deploying.seeding import PASSWORD
from tests.conftest import PortalSession
from tests.people import csrf_of, sign_in

SESSION, CHALLENGE = "__Host-session", "__Host-challenge"


@pytest.fixture
def email(administration: Seeded) -> str:
    return administration.agents["registrar"].email


def test_an_agent_signs_in_to_the_page_asked_for(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    asked = http.get("/desk?x=1", allow_redirects=False)
    assert asked.headers["Location"] == "/sign-in?next=%2Fdesk%3Fx%3D1"
    form = {"email": email, "password": PASSWORD, "next": "/desk?x=1"}
    half = http.post(asked.headers["Location"], data=form, allow_redirects=False)
    assert (half.status_code, half.headers["Location"]) == (303, "/sign-in/code")
    assert SESSION not in http.cookies
    answer = http.post("/sign-in/code", data={"code": cloud.code_for(email)}, allow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/desk?x=1"
    cookie = answer.headers["Set-Cookie"]
    assert f"{SESSION}=" in cookie
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"))
    assert "Domain" not in cookie
    assert http.get("/desk", allow_redirects=False).headers["Location"] == "/desk/qualify"


def test_a_form_sent_when_the_session_is_over_leads_back_to_its_page_and_says_that_nothing_was_done(
    http: PortalSession,
) -> None:
    form = "/desk/mails/M?act=reject&lang=ar"  # the language chosen at the door holds behind it
    headers = {"Referer": http.base + form, "Accept-Language": "fr"}
    asked = http.post("/desk/mails/M/reject", data={"reason": "x"}, headers=headers)
    assert asked.url.endswith("/sign-in?next=%2Fdesk%2Fmails%2FM%3Fact%3Dreject&over=yes")
    assert "Votre session a pris fin" in asked.text
    elsewhere = http.post("/desk/mails/M/reject", headers={"Referer": "https://evil.example/"}, allow_redirects=False)
    assert elsewhere.headers["Location"] == "/sign-in?over=yes"


def test_a_refused_sign_in_says_so_in_the_title_of_its_page(http: PortalSession, email: str) -> None:
    refused = http.post("/sign-in", data={"email": email, "password": "wrong"}, headers={"Accept-Language": "fr"})
    assert refused.status_code == 422
    assert "<title>Erreur" in refused.text


@pytest.mark.parametrize("next_", ["https://evil.example", "//evil.example", "/\\evil.example", "/\t/evil.example", ""])
def test_signing_in_never_leads_to_another_site(http: PortalSession, cloud: LocalCloud, email: str, next_: str) -> None:
    http.post("/sign-in", data={"email": email, "password": PASSWORD, "next": next_})
    answer = http.post("/sign-in/code", data={"code": cloud.code_for(email)}, allow_redirects=False)
    assert answer.headers["Location"] == "/desk"


def test_an_unknown_address_and_a_wrong_password_read_the_same(http: PortalSession, email: str) -> None:
    def shown(address: str) -> str:
        page = http.post("/sign-in", data={"email": address, "password": "Wrong-password-1"})
        assert page.status_code == 422
        return page.text.replace(address, "")

    assert shown(email) == shown("nobody@nowhere.example")


def test_the_password_is_never_given_back(http: PortalSession, email: str) -> None:
    assert "Wrong-password-1" not in http.post("/sign-in", data={"email": email, "password": "Wrong-password-1"}).text


def test_the_cookie_of_a_half_made_sign_in_tells_nothing(http: PortalSession, email: str) -> None:
    answer = http.post("/sign-in", data={"email": email, "password": PASSWORD}, allow_redirects=False)
    cookie = answer.headers["Set-Cookie"]
    assert all(word in cookie for word in (f"{CHALLENGE}=", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=900"))
    assert len(http.cookies[CHALLENGE]) == 43
    assert answer.headers["Cache-Control"] == "no-store" == http.get("/sign-in/code").headers["Cache-Control"]


def test_a_session_planted_before_the_sign_in_opens_nothing_after(http: PortalSession, email: str) -> None:
    _plant(http, SESSION, "planted-by-somebody")
    sign_in(http, email)
    first = http.cookies[SESSION]
    assert first != "planted-by-somebody"
    sign_in(http, email, **csrf_of(http.get("/desk")))
    assert http.cookies[SESSION] != first
    with PortalSession(http.base) as thief:
        _plant(thief, SESSION, first)
        assert _is_nobody(thief)


def test_a_half_made_sign_in_that_was_planted_is_never_taken_up(
    http: PortalSession, cloud: LocalCloud, administration: Seeded, email: str
) -> None:
    """Somebody else's begun sign-in in one's browser: one's own sign-in is begun afresh, under another secret."""
    with PortalSession(http.base) as attacker:
        attacker.post("/sign-in", data={"email": administration.agents["handler"].email, "password": PASSWORD})
        planted = attacker.cookies[CHALLENGE]
        _plant(http, CHALLENGE, planted)
        http.post("/sign-in", data={"email": email, "password": PASSWORD})
        assert http.cookies[CHALLENGE] != planted
        http.post("/sign-in/code", data={"code": cloud.code_for(email)})
        assert http.get("/account").text.count(email) == 1
        assert _is_nobody(attacker)


def _plant(session: PortalSession, name: str, value: str) -> None:
    session.cookies.set(name, value, domain="127.0.0.1", path="/", secure=True)


def _is_nobody(session: PortalSession) -> bool:
    return session.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


def test_signing_out_needs_the_token_and_ends_the_session(http: PortalSession, email: str) -> None:
    sign_in(http, email)
    token, session = csrf_of(http.get("/desk"))["csrf"], http.cookies[SESSION]
    assert http.post("/sign-out", allow_redirects=False).status_code == 403
    assert http.post("/sign-out", data={"csrf": "é" + token}, allow_redirects=False).status_code == 403
    assert http.post("/sign-out", data={"csrf": token}, allow_redirects=False).status_code == 303
    assert SESSION not in http.cookies
    _plant(http, SESSION, session)
    assert _is_nobody(http)


@pytest.mark.parametrize("path", ["/sign-in", "/sign-in/code", "/sign-in/forgotten", "/sign-in/recovery"])
@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}], ids=str
)
def test_another_sites_form_is_refused(http: PortalSession, email: str, path: str, headers: dict[str, str]) -> None:
    form = {"email": email, "password": PASSWORD, "code": "123456"}
    assert http.post(path, data=form, headers=headers, allow_redirects=False).status_code == 403
    assert SESSION not in http.cookies


def test_agents_pages_are_kept_nowhere(http: PortalSession, email: str) -> None:
    sign_in(http, email)
    for page in ("/desk", "/account", "/"):
        assert http.get(page).headers["Cache-Control"] == "no-store"


def test_four_failures_are_enough_and_a_known_browser_is_not_kept_out(
    http: PortalSession, cloud: LocalCloud, email: str
) -> None:
    with PortalSession(http.base) as known:
        sign_in(known, email)
        for _ in range(4):
            assert sign_in(http, email, "Wrong-password-1").status_code == 422
        answer = sign_in(http, email)
        assert answer.status_code == 429
        assert "30 دقيقة" in answer.text.replace("\u2068", "").replace("\u2069", "")
        assert int(answer.headers.get("Retry-After", 1)) > 0
        assert sign_in(known, email, **csrf_of(known.get("/desk"))).url.endswith("/desk/qualify")
