"""A lost telephone, over HTTP: the recovery codes that enrolment gave, and what one of them opens."""

import re

import pyotp
import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.log import Actor
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.local.cognito.clock import CODES
from tests.conftest import PortalSession
from tests.links import link_to
from tests.newcomers import TEMPORARY, newcomer
from tests.people import csrf_of, sign_in, token_in

CHOSEN, ANEW = "Chosen-by-me-2026", "Chosen-anew-2026"
CODE = re.compile(r"<bdi>([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})</bdi>")


def enrol(http: PortalSession, page: requests.Response, password: str) -> list[str]:
    """From the page that asks for a new password to the recovery codes."""
    page = http.post("/sign-in/password", data={"password": password, "again": password} | csrf_of(page))
    secret = re.search(r"secret=([A-Z2-7]{32})", page.text)
    assert secret is not None
    shown = http.post("/sign-in/telephone", data={"code": pyotp.TOTP(secret[1]).at(CODES.now())} | csrf_of(page))
    assert shown.status_code == 200
    return CODE.findall(shown.text)


@pytest.fixture
def email(cloud: LocalCloud, administration: Seeded) -> str:
    return newcomer(cloud, administration)


@pytest.fixture
def codes(http: PortalSession, email: str) -> list[str]:
    """The recovery codes of somebody who has set a telephone up in the browser ``http``."""
    found = enrol(http, http.post("/sign-in", data={"email": email, "password": TEMPORARY}), CHOSEN)
    assert len(found) == 10
    return found


def recover(session: PortalSession, email: str, code: str, password: str = CHOSEN) -> requests.Response:
    form = {"email": email, "password": password, "recovery_code": code, **token_in(session)}
    return session.post("/sign-in/recovery?lang=fr", data=form)


def is_nobody(session: PortalSession) -> bool:
    return session.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


def test_a_code_opens_only_what_must_be_set_up_again(
    http: PortalSession, cloud: LocalCloud, email: str, codes: list[str]
) -> None:
    with PortalSession(http.base) as new:
        page = recover(new, email, codes[0].lower())
        assert page.url.endswith("/sign-in/password")
        assert is_nobody(new) and is_nobody(http), "the sessions of before are over"
        assert sign_in(http, email, CHOSEN).status_code == 422, "the password of before is over"
        fresh = enrol(new, page, ANEW)
        assert not is_nobody(new)
        assert len(set(fresh) | set(codes)) == 20
    assert sign_in(http, email, ANEW).url.endswith("/desk/mine")
    with PortalSession(http.base) as thief:
        for code in codes:
            assert recover(thief, email, code, ANEW).status_code in (422, 429)


def test_the_agent_stays_the_same_whatever_the_identity_service_calls_them(
    http: PortalSession, email: str, codes: list[str]
) -> None:
    before = bootstrap.accounts().agent_of(email)
    enrol(http, recover(http, email, codes[0]), ANEW)
    assert before is not None
    assert bootstrap.accounts().agent_of(email.upper()) == bootstrap.organisation().agent(before.id)
    assert "Association d’un téléphone" in http.get("/account?lang=fr").text


def test_whatever_is_wrong_reads_the_same(http: PortalSession, email: str, codes: list[str]) -> None:
    with PortalSession(http.base) as thief:
        tries = [(email, "0" * 16, CHOSEN), (email, codes[0], "wrong"), ("nobody@rabat.example", codes[0], CHOSEN)]
        answers = [recover(thief, *each) for each in tries]
        assert {answer.status_code for answer in answers} == {422}
        assert len({answer.text.replace(each[0], "") for answer, each in zip(answers, tries, strict=True)}) == 1
        empty = thief.post("/sign-in/recovery?lang=fr", data={"email": "", "password": " ", "recovery_code": ""})
        assert empty.status_code == 422
        assert "Indiquez un de vos codes de secours" in empty.text
    assert not is_nobody(http)


def test_an_administrator_takes_a_telephone_off(
    http: PortalSession, cloud: LocalCloud, email: str, codes: list[str]
) -> None:
    agent = bootstrap.accounts().agent_of(email)
    assert agent is not None
    bootstrap.access_links().reset_second_factor(agent, Actor("operator", "operator"))
    cloud.drain()
    assert is_nobody(http)
    assert recover(http, email, codes[0]).status_code == 422
    path = link_to(cloud, email)
    form = {"password": ANEW, "again": ANEW} | token_in(http)
    assert http.post(path, data=form).url.endswith("done=access-password-chosen")
    asked = http.post("/sign-in", data={"email": email, "password": ANEW} | token_in(http))
    assert asked.url.endswith("/sign-in/telephone")
