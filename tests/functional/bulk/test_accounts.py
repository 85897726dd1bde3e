"""A sender's account: opened by who proved its address, its programs called by tokens that are told once."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import requests
import time_machine

from chalicelib.kernel.languages import Language
from infra.local.cloud import LocalCloud
from tests import batches
from tests.batches import bearer
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.programs import last_day

ACCOUNT = {"kind": "company", "name": "Société Atlas", "identifier_kind": "ice", "identifier": "001525713000094"}


def in_browser(http: PortalSession, cloud: LocalCloud, email: str) -> None:
    """The browser has opened a visit to what belongs to that address."""
    host = re.sub(r"https?://|:\d+", "", cloud.url)
    http.cookies.set("__Host-letters", batches.visit(email), path="/", domain=host, secure=True)


@pytest.mark.parametrize("language", list(Language))
def test_an_account_is_opened_and_its_program_given_a_token_on_pages(
    journey: Journey, http: PortalSession, language: Language
) -> None:
    email = new_address()
    assert http.get("/mine/programs").url.endswith("/mine"), "nobody proved anything"
    in_browser(http, journey.cloud, email)
    wrong = http.post(f"/mine/programs?lang={language}", data={**ACCOUNT, "name": "", "email": new_address()})
    assert wrong.status_code == 422 and 'href="#name"' in wrong.text and 'href="#email"' in wrong.text
    opened = http.post("/mine/programs", data={**ACCOUNT, "email": email})
    assert opened.status_code == 200 and "wasls_" not in opened.text
    asked = form(opened.text, "/tokens").fields
    given = {**asked, "label": "ERP", "scopes": ["batches:write", "batches:read"], "last_day": last_day(30)}
    page = http.post("/mine/programs/tokens", data=given)
    (token,) = re.findall(r"wasls_[0-9A-Z]{26}_[0-9A-Za-z]{49}", page.text.partition("<bdi>")[2])[:1]
    journey.lend("sender", token)
    assert journey.call("GET", "/batches", "sender")["items"] == []
    again = http.post("/mine/programs/tokens", data=given)
    assert again.status_code == 409 and token not in again.text, "a form sent again costs no second token"
    shown = http.get("/mine/programs").text
    assert token not in shown
    http.post(form(shown, "/revocation").action, data=form(shown, "/revocation").fields)
    assert journey.call("GET", "/batches", "sender", 401)["code"] == "organisation.client_token_revoked"


@pytest.mark.early
def test_the_address_is_told_that_a_token_was_made_and_the_token_is_in_no_mail(journey: Journey) -> None:
    email = new_address()
    token = batches.connected(journey, email)
    journey.cloud.drain()
    (mail,) = [mail for mail in journey.cloud.mails() if email in str(mail["To"])]
    assert mail["Subject"] == "Un jeton a été créé pour vos programmes" and token not in mail.as_string()


def test_an_address_that_was_not_proven_opens_no_account(journey: Journey) -> None:
    proof, body = batches.visit(new_address()), {**ACCOUNT, "email": new_address()}
    refused = journey.call("PUT", "/mine/sender", expect=422, json=body, headers=bearer(proof))
    assert [(it["field"], it["code"]) for it in refused["errors"]] == [("email", "bulk.email_not_proven")]
    journey.call("GET", "/mine/sender", expect=404, headers=bearer(proof))
    journey.call("GET", "/mine/sender", expect=401)
    journey.call("PUT", "/mine/sender", expect=401, json=body, headers=bearer("x"))


def test_a_token_does_what_its_scopes_say_until_its_last_day(journey: Journey) -> None:
    email = new_address()
    token = batches.connected(journey, email, "batches:read")
    lacking = journey.call("POST", "/batches", "sender", 403, json={"letters": [{}]})
    assert (lacking["code"], lacking["scope"]) == ("web.scope_lacking", "batches:write")
    for path in ("/me", "/mails?basket=desk/x", "/administrations", "/mine/sender", "/deposits/x"):
        assert journey.agent("sender").get(f"{journey.cloud.url}/api/v1{path}", timeout=30).status_code in (401, 403)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=92)):
        assert journey.call("GET", "/batches", "sender", 401)["code"] == "organisation.client_token_expired"
    forged = token[:-7] + ("A" if token[-7] != "A" else "B") + token[-6:]
    for wrong in (forged, token[:-1], "wasls_", token.replace("wasls_", "wasl_")):
        answer = requests.get(f"{journey.cloud.url}/api/v1/batches", headers=bearer(wrong), timeout=30)
        assert (answer.status_code, answer.json()["code"]) == (401, "organisation.client_token_invalid")


def test_who_is_no_program_sends_no_batch(journey: Journey) -> None:
    assert journey.call("GET", "/batches", expect=401)["code"] == "web.program_needed"
    assert journey.call("GET", "/batches", "registrar", expect=401)["code"] == "web.program_needed"


def test_an_account_has_five_tokens_at_once_and_a_version_costs_one(journey: Journey) -> None:
    proof = batches.account(journey, new_address())
    given = {"label": "ERP", "scopes": ["batches:read"], "last_day": last_day(1)}
    opened = journey.call("GET", "/mine/sender", headers=bearer(proof))
    first = {**bearer(proof), "If-Match": f'"{opened["version"]}"'}
    journey.call("POST", "/mine/sender/tokens", json=given, headers=first)
    journey.call("POST", "/mine/sender/tokens", expect=412, json=given, headers=first)
    anyway = {**bearer(proof), "If-Match": "*"}
    tokens = [journey.call("POST", "/mine/sender/tokens", json=given, headers=anyway) for _ in range(4)]
    full = journey.call("POST", "/mine/sender/tokens", expect=409, json=given, headers=anyway)
    assert full["code"] == "bulk.too_many_tokens"
    ended = tokens[-1]["account"]["tokens"][0]["id"]
    journey.call("DELETE", f"/mine/sender/tokens/{ended}", expect=204, headers=bearer(proof))
    journey.call("DELETE", f"/mine/sender/tokens/{ended}", expect=204, headers=bearer(proof))
    journey.call("POST", "/mine/sender/tokens", json=given, headers=anyway)
