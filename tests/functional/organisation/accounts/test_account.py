"""An agent's own account: sessions, sign-ins, and what may be ended."""

import re

import pytest

from chalicelib import bootstrap
from chalicelib.organisation.signing_in.attempt import cookie_of
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.deploying.seeding import PASSWORD
from tests.conftest import PortalSession
from tests.people import csrf_of, email_of, sign_in

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
CODE = re.compile(r"<bdi>[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}</bdi>")
ENDING = re.compile(r'action="(/account/sessions/[0-9a-f]{64}/end)"')


@pytest.fixture
def email(administration: Seeded) -> str:
    return administration.agents["registrar"].email


def signed_in(http: PortalSession, email: str) -> PortalSession:
    sign_in(http, email)
    return http


def is_nobody(session: PortalSession) -> bool:
    return session.get("/account", allow_redirects=False).status_code == 303


def test_who_tried_when_from_where_and_by_what_means(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    with PortalSession(http.base) as stranger:
        stranger.headers["User-Agent"] = WINDOWS
        assert sign_in(stranger, email.title(), "Wrong-password-1").status_code == 422
    cloud.drain()
    page = signed_in(http, email).get("/account?lang=fr").text
    lines = re.findall(r"<li>.*?</li>", page.partition('class="sessions attempts"')[2], re.S)
    told = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", line)) for line in lines]
    assert len(told) == 2
    assert "Connexion réussie Mot de passe et téléphone" in told[0]
    assert "Mot de passe faux Mot de passe" in told[1]
    assert f"{stranger.address} · Firefox, Windows" in told[1]


def test_a_password_that_was_right_without_a_code_is_shown_too(http: PortalSession, email: str) -> None:
    with PortalSession(http.base) as thief:
        thief.post("/sign-in", data={"email": email, "password": PASSWORD})
    assert "Mot de passe juste, connexion non terminée" in signed_in(http, email).get("/account?lang=fr").text


def test_one_session_is_ended_from_another(http: PortalSession, email: str) -> None:
    with PortalSession(http.base) as other:
        signed_in(other, email)
        page = signed_in(http, email).get("/account")
        here = bootstrap.sessions().find(http.cookies["__Host-session"])
        assert here is not None
        (ending,) = [path for path in ENDING.findall(page.text) if here.digest not in path]
        assert http.post(ending, data=csrf_of(page)).url.endswith("done=access-session-ended")
        assert is_nobody(other)
        assert not is_nobody(http)


def test_all_others_are_ended_at_once(http: PortalSession, email: str) -> None:
    others = [signed_in(PortalSession(http.base), email) for _ in range(3)]
    page = signed_in(http, email).get("/account")
    assert len(ENDING.findall(page.text)) == 4
    page = http.post("/account/sessions/end-others", data=csrf_of(page))
    assert all(map(is_nobody, others))
    assert len(ENDING.findall(page.text)) == 1


def test_new_recovery_codes_want_password_and_code_again(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    page = signed_in(http, email).get("/account/recovery-codes?lang=fr")
    for given, words in (
        ({"password": "wrong", "code": "000000"}, "Ce mot de passe est faux"),
        ({"password": PASSWORD, "code": "000000"}, "Ce code est faux ou périmé"),
    ):
        refused = http.post("/account/recovery-codes", data=given | csrf_of(page))
        assert refused.status_code == 422
        assert words in refused.text
    given = {"password": PASSWORD, "code": cloud.code_for(email)}
    shown = http.post("/account/recovery-codes", data=given | csrf_of(page))
    assert len(CODE.findall(shown.text)) == 10
    assert "10 restent" in re.sub("[\u2068\u2069]", "", http.get("/account").text)
    assert not CODE.findall(http.get("/account").text)


def test_nobody_sees_or_ends_anothers_session(http: PortalSession, administration: Seeded, email: str) -> None:
    with PortalSession(http.base) as victim:
        (ending,) = ENDING.findall(signed_in(victim, email).get("/account").text)
        page = signed_in(http, email_of(administration, "head")).get("/account")
        assert ending not in page.text
        assert email not in page.text
        assert http.post(ending, data=csrf_of(page)).status_code == 404
        assert http.post("/account/sessions/" + "0" * 64 + "/end", data=csrf_of(page)).status_code == 404
        assert not is_nobody(victim)


def test_ending_a_session_needs_the_forms_token(http: PortalSession, email: str) -> None:
    (ending,) = ENDING.findall(signed_in(http, email).get("/account").text)
    assert http.post(ending).status_code == 403
    assert not is_nobody(http)


def test_what_happened_is_in_the_log_without_a_personal_datum(
    http: PortalSession, cloud: LocalCloud, administration: Seeded, email: str
) -> None:
    for _ in range(4):
        sign_in(http, email, "Wrong-password-1")
    cloud.drain()
    with PortalSession(http.base) as known:
        secret = bootstrap.known_browsers().remember("", email)  # the door is closed to strangers
        known.cookies.set(cookie_of(email), secret, domain="127.0.0.1", path="/", secure=True)
        page = signed_in(known, email).get("/account")
        known.post("/account/sessions/end-others", data=csrf_of(page))
    records = list(bootstrap.log().of_object(f"account/{administration.agents['registrar'].id}"))
    events = [record.body["event"] for record in records]
    assert events == [*["SignInRefused"] * 4, "AccountLocked", "SignedIn"]
    assert email not in repr([record.body for record in records])
    assert http.address not in repr([record.body for record in records])
