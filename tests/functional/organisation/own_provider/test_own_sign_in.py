"""Signing in at an administration's own identity provider, the whole way over HTTP."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.languages import Language
from chalicelib.web import texts
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.links import link_to
from tests.oidc_provider import new_key
from tests.own_sign_in import OwnSignIn, says
from tests.people import csrf_of, sign_in
from tests.workflows.conftest import unique

SESSION = "__Host-session"


@pytest.fixture(scope="module")
def own(cloud: LocalCloud) -> OwnSignIn:
    """One administration for all: each test signs in agents of its own, and leaves the provider honest."""
    return OwnSignIn(cloud, cloud.seed(unique(specification.read()))).put_in_use()


def is_nobody(browser: requests.Session) -> bool:
    return browser.get("/desk", allow_redirects=False).headers["Location"].startswith("/sign-in")


def events_of(agent_id: str) -> list[str]:
    return [str(record.body["event"]) for record in bootstrap.log().of_object(f"account/{agent_id}")]


def test_an_agent_signs_in_at_the_provider_and_is_known_by_its_name_for_them(
    own: OwnSignIn, http: PortalSession
) -> None:
    handler = own.seeded.agents["handler"]
    http.get("/sign-in?lang=fr")
    door = http.post("/sign-in/administration", data={"email": f"Whoever@{own.domain.upper()}", "next": "/account"})
    assert door.url.endswith(f"/a/{own.slug}/sign-in?next=%2Faccount") and own.provider.host in door.text
    arrived = own.sign_in(http, next_="/account")
    assert arrived.url.endswith("/account") and handler.email in arrived.text
    assert "Service de connexion de l’administration" in arrived.text and "Codes de secours" not in arrived.text
    first = http.cookies[SESSION]
    own.provider.people[own.people["handler"]]["email"] = own.seeded.agents["head"].email
    (withdrawn,) = own.provider.keys
    own.provider.rotate()  # and nobody was told
    with PortalSession(http.base) as later:
        assert handler.email in own.sign_in(later, next_="/account").text
        assert later.cookies[SESSION] != first
    own.provider.token_key, own.provider.header = withdrawn, {"kid": withdrawn.kid}
    with PortalSession(http.base) as forger:
        assert says(own.sign_in(forger), "provider.token")
    own.provider.token_key, own.provider.header = None, {}
    own.provider.people[own.people["handler"]]["email"] = handler.email
    events = events_of(handler.id)
    assert (events.count("ProviderLoginBound"), events.count("SignedIn")) == (1, 2)


def test_passwords_open_nothing_any_more_but_to_who_administers(
    own: OwnSignIn, http: PortalSession, cloud: LocalCloud
) -> None:
    journey, head = Journey(cloud, own.seeded), own.seeded.agents["head"].email
    refused, wrong = sign_in(http, head), sign_in(http, head, "Wrong-password-1")
    assert refused.status_code == 422 and says(refused, "access.own_provider")
    assert wrong.status_code == 422 and says(wrong, "access.wrong_credentials")
    journey.call("GET", "/folders", "head", 401)
    assert journey.call("GET", "/organisation/own-provider", "manager")["progress"] == "on"
    bootstrap.access_links().send(own.seeded.agents["head"])
    cloud.drain()
    assert http.get(link_to(cloud, head)).url.endswith(f"/a/{own.slug}/sign-in")
    assert is_nobody(http) and sign_in(http, own.seeded.agents["manager"].email).status_code == 200
    own.act(http, "/off")
    journey.call("GET", "/folders", "head")
    assert "/logout" not in http.get(f"/a/{own.slug}/signed-out").text
    own.act(http, "/on")


def test_who_signs_out_is_shown_how_to_sign_out_of_the_provider_too(own: OwnSignIn, http: PortalSession) -> None:
    out = http.post("/sign-out", data=csrf_of(own.sign_in(http, "registrar")))
    assert out.url.endswith(f"/a/{own.slug}/signed-out") and is_nobody(http)
    assert f"{own.provider.issuer}/logout?client_id=wasl&amp;post_logout_redirect_uri=" in out.text


def test_nothing_that_does_not_hold_signs_anybody_in(own: OwnSignIn, http: PortalSession) -> None:
    now = int(datetime.now(UTC).timestamp())
    forgeries: list[tuple[str, dict[str, Any]]] = [
        ("token", {"claims": {"aud": "another"}}),
        ("token", {"claims": {"nonce": "of another"}}),
        ("clock", {"claims": {"exp": now - 600}}),
        ("token", {"token_key": new_key()}),
        ("unverified_email", {"claims": {"email_verified": False}}),
        ("no_agent", {"claims": {"sub": "x", "email": "nobody@commune.example"}}),
        ("bound_to_another", {"claims": {"sub": "x", "email": own.seeded.agents["manager"].email}}),
        ("client", {"client_secret": "another"}),
    ]
    for code, forgery in forgeries:
        honest = {name: getattr(own.provider, name) for name in forgery}
        vars(own.provider).update(forgery)
        answer = own.sign_in(http)
        assert answer.status_code in (403, 422) and says(answer, f"provider.{code}"), (code, forgery)
        vars(own.provider).update(honest)
    assert is_nobody(http)
    assert own.sign_in(http).url.endswith("/desk/mine")


def test_a_way_back_serves_once_in_the_browser_that_went_and_for_a_few_minutes(
    own: OwnSignIn, http: PortalSession
) -> None:
    back = own.provider.sign_in(own.begin(http), own.people["handler"])
    with PortalSession(http.base) as other:
        own.begin(other)
        stolen = other.get(back)
        assert stolen.status_code == 410 and says(stolen, "provider.over") and is_nobody(other)
        other.cookies.clear()
        assert other.get(back).status_code == 410
    assert http.get(back).url.endswith("/desk/mine")
    assert http.get(back).status_code == 410
    for forged in ("", "?state=x&code=y", "?code=y", "?error=access_denied", "?state=" + "x" * 5000):
        assert http.get(f"/a/{own.slug}/sign-in/back{forged}").status_code == 410
    with PortalSession(http.base) as late:
        back = own.provider.sign_in(own.begin(late), own.people["handler"])
        with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
            assert late.get(back).status_code == 410


def test_what_a_provider_does_wrong_is_told_and_is_nobodys_fault(own: OwnSignIn, http: PortalSession) -> None:
    for language in Language:
        http.get(f"/sign-in?lang={language}")
        denied = http.get(own.provider.cancel(own.begin(http)))
        assert denied.status_code == 422 and says(denied, "provider.denied")
    back = own.provider.sign_in(own.begin(http), own.people["handler"])
    mixed = http.get(back.replace(own.provider.host, f"other-{own.provider.host}"))
    assert mixed.status_code == 422 and says(mixed, "provider.mixed_up")
    back = own.provider.sign_in(own.begin(http), own.people["handler"])
    unnamed = http.get(re.sub(r"&iss=[^&]*", "", back))
    assert unnamed.status_code == 422 and says(unnamed, "provider.mixed_up")
    back = own.provider.sign_in(own.begin(http), own.people["handler"])
    own.provider.is_down = True
    down = http.get(back)
    own.provider.is_down = False
    assert down.status_code == 422 and says(down, "provider.unreachable")
    assert is_nobody(http)


def test_a_provider_signs_in_nobody_of_another_administration(
    own: OwnSignIn, http: PortalSession, cloud: LocalCloud
) -> None:
    other = OwnSignIn(cloud, cloud.seed(unique(specification.read())), own.provider).put_in_use()
    strange = http.get(own.provider.sign_in(own.begin(http), other.people["handler"]))
    assert strange.status_code == 403 and says(strange, "provider.no_agent")
    back = own.provider.sign_in(own.begin(http), own.people["handler"])
    assert http.get(back.replace(f"/a/{own.slug}/", f"/a/{other.slug}/")).status_code == 410
    assert is_nobody(http)
    assert other.seeded.agents["handler"].email in other.sign_in(http, next_="/account").text
    handler = other.seeded.agents["handler"]
    for gone in (replace(handler, active=False), replace(handler, leaves_on=civil_date(datetime.now(UTC)))):
        bootstrap.organisation().put_agent(gone)
        assert is_nobody(http) and says(other.sign_in(http), "provider.no_agent")


def test_an_account_that_was_made_again_at_the_provider_is_let_in_once_it_was_released(
    own: OwnSignIn, http: PortalSession
) -> None:
    affairs = own.seeded.agents["affairs"]
    own.sign_in(http, "affairs")
    own.people["affairs"] = own.provider.add(affairs.email)
    with PortalSession(http.base) as browser:
        assert says(own.sign_in(browser, "affairs"), "provider.bound_to_another")
        with PortalSession(http.base) as manager:
            sign_in(manager, own.seeded.agents["manager"].email)
            assert affairs.email in own.act(manager, "/release", agent_id=own.seeded.agents["manager"].id).text
            assert affairs.email not in own.act(manager, "/release", agent_id=affairs.id).text
            assert own.act(manager, "/release", agent_id=affairs.id).status_code == 404
        assert own.sign_in(browser, "affairs").url.endswith("/desk/mine")
        assert texts.text(Language.ARABIC, "access-outcome-other_identity") in browser.get("/account").text
    assert events_of(affairs.id).count("ProviderLoginBound") == 2
