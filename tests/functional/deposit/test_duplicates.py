"""The same letter sent again: told to whoever is proven to have sent it, to nobody else, and never refused for it."""

import re
from dataclasses import replace

import requests

from chalicelib import bootstrap
from chalicelib.deposit.drafts.duplicates import Proof
from chalicelib.deposit.model import DepositedFile, DepositState
from infra.local.cloud import LocalCloud
from tests import batches
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.functional.deposit.test_own_letters_api import call, token_of
from tests.functional.deposit.test_pages import DEPOSITOR
from tests.journeys import Journey
from tests.links import code_to
from tests.pdf_samples import letter

ALREADY = "Vous avez déjà déposé ce courrier."


def draft_on_pages(journey: Journey, http: requests.Session, email: str, content: bytes) -> str:
    """A draft of that address with that one file, ready to be checked; its path."""
    slug = journey.seeded.administration.slug
    opened = http.post(f"/a/{slug}/deposit?lang=fr", data={**DEPOSITOR, "email": email})
    draft = opened.url.removesuffix("/letter").removeprefix(journey.cloud.url)
    http.post(f"{draft}/letter", data={"subject": "Demande", "reference": ""})
    journey.attach(draft.rpartition("/")[2], content)
    return draft


def submit(http: requests.Session, draft: str) -> requests.Response:
    """Submits from the page of the check."""
    return http.post(f"{draft}/check", data=form(http.get(f"{draft}/check").text, "/check").fields)


def host(journey: Journey) -> str:
    """The portal's, as cookies name it."""
    return re.sub(r"https?://|:\d+", "", journey.cloud.url)


def number_of(journey: Journey, draft: str) -> str:
    """The number that the deposit has."""
    return str(journey.call("GET", f"/deposits/{draft.rpartition('/')[2]}")["number"])


def test_the_browser_that_sent_a_letter_is_told_its_number_before_it_sends_it_again_and_may(
    journey: Journey, http: PortalSession
) -> None:
    content, email = letter(), new_address()
    first = draft_on_pages(journey, http, email, content)
    assert ALREADY not in http.get(f"{first}/check").text
    submit(http, first)
    journey.cloud.drain()
    again = draft_on_pages(journey, http, email.capitalize(), content)
    told = http.get(f"{again}/check").text
    assert ALREADY in told and number_of(journey, first) in told
    assert submit(http, again).url.endswith("/done")
    journey.cloud.drain()
    assert number_of(journey, again) == number_of(journey, first)[:-1] + "2"


def test_whoever_proves_an_earlier_letter_to_be_theirs_is_led_to_its_receipt_and_nobody_else_is(
    journey: Journey, http: PortalSession
) -> None:
    content, email = letter(), new_address()
    first = draft_on_pages(journey, http, email, content)
    submit(http, first)
    journey.cloud.drain()
    deposit = journey.call("GET", f"/deposits/{first.rpartition('/')[2]}")
    receipt, code = journey.sealed_receipt(deposit), deposit["submission"]["tracking_code"]
    shown = f"/track/{code}/receipt"
    assert f'href="{shown}"' in http.get(f"{draft_on_pages(journey, http, email, content)}/check?lang=fr").text
    with PortalSession(journey.cloud.url) as visiting, PortalSession(journey.cloud.url) as stranger:
        visiting.cookies.set("__Host-letters", batches.visit(email), path="/", domain=host(journey), secure=True)
        for theirs in (http, visiting):
            assert f'href="{shown}"' in theirs.get(f"/track/{code}").text
            link = theirs.get(shown, allow_redirects=False).headers["Location"]
            assert requests.get(link, timeout=30).content == receipt
        stranger.cookies.set(
            "__Host-letters", batches.visit(new_address()), path="/", domain=host(journey), secure=True
        )
        for other in (stranger, journey.citizen):
            states = other.get(f"{journey.cloud.url}/track/{code}")
            assert deposit["number"] in states.text and shown not in states.text
            assert other.get(f"{journey.cloud.url}{shown}").url.partition("?")[0].endswith(f"/track/{code}")


def test_a_one_time_code_that_opens_a_letter_opens_its_receipt(journey: Journey, http: PortalSession) -> None:
    deposit = journey.deposit(letter(), email=(email := new_address()))
    track = f"/track/{deposit['submission']['tracking_code']}"
    http.post(f"{track}/code", data=form(http.get(track).text, "/code").fields)
    journey.cloud.drain()
    asked = form(http.get(f"{track}?sent=mail").text, "/open").fields
    http.post(f"{track}/open", data={**asked, "one_time_code": code_to(journey.cloud, email)})
    assert f'href="{track}/receipt"' in http.get(track).text
    link = http.get(f"{track}/receipt", allow_redirects=False).headers["Location"]
    assert requests.get(link, timeout=30).content == journey.sealed_receipt(deposit)


def test_who_types_another_persons_address_learns_nothing_of_what_that_person_sent(
    journey: Journey, http: PortalSession
) -> None:
    content, email = letter(), new_address()
    submit(http, draft_on_pages(journey, http, email, content))
    journey.cloud.drain()
    with PortalSession(journey.cloud.url) as stranger:
        submit(stranger, draft_on_pages(journey, stranger, new_address(), letter()))
        guess = draft_on_pages(journey, stranger, email, content)
        assert ALREADY not in stranger.get(f"{guess}/check").text


def test_an_address_that_a_code_opened_tells_by_page_and_api_what_it_sent_from_wherever(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    content, email = letter(), new_address()
    deposited = journey.deposit(content, email=email)
    draft = journey.draft(email=email)["id"]
    journey.attach(draft, content)
    call(http, "GET", f"/duplicates/{draft}", 401)
    token = token_of(cloud, http, email)
    (found,) = call(http, "GET", f"/duplicates/{draft}", token=token).json()["items"]
    assert (found["number"], found["receipt"]) == (deposited["number"], True)
    http.cookies.set("__Host-letters", token, path="/", domain=host(journey), secure=True)
    assert deposited["number"] in http.get(f"/drafts/{draft}/check?lang=fr").text


def test_other_files_another_administration_and_another_address_are_other_letters(journey: Journey) -> None:
    email, content = new_address(), letter()
    deposit = bootstrap.deposit_drafts().get(journey.deposit(content, email=email)["id"])
    proof, earlier = Proof(deposit.address_digest), bootstrap.deposit_duplicates().earlier
    files, again = deposit.submitted.files, replace(deposit, id="OTHER")
    assert earlier(again, files, proof) == deposit
    more = DepositedFile("F", "b.pdf", 1, declared_sha256="0" * 64)
    assert earlier(again, (*files, more), proof) is None
    assert earlier(replace(again, administration_id="ELSEWHERE"), files, proof) is None
    assert earlier(replace(again, details=replace(deposit.details, email=new_address())), files, proof) is None
    assert earlier(deposit, files, proof) is None, "nothing is its own duplicate"
    assert earlier(again, files, Proof()) is None


def test_a_letter_that_was_refused_for_its_files_is_no_earlier_one(journey: Journey) -> None:
    deposit = bootstrap.deposit_drafts().get(journey.deposit(letter(), email=new_address())["id"])
    with bootstrap.transactions()() as work:
        bootstrap.deposit_store().save(work, replace(deposit, state=DepositState.SUBMISSION_REJECTED))
    again = replace(deposit, id="OTHER")
    assert bootstrap.deposit_duplicates().earlier(again, deposit.submitted.files, Proof(deposit.address_digest)) is None


def test_a_letter_whose_digests_come_with_the_verdict_is_found_from_then_on(journey: Journey) -> None:
    email, content = new_address(), letter()
    draft = journey.draft(email=email)["id"]
    form_of = journey.call("POST", f"/deposits/{draft}/files", json={"name": "a.pdf", "size_bytes": len(content)})
    journey.send(form_of, content)
    journey.submit(draft)
    submitted = bootstrap.deposit_drafts().get(draft)
    assert submitted.content_digest == ""
    journey.cloud.drain()
    cleared = bootstrap.deposit_drafts().get(draft)
    proof = Proof(deposit_ids=frozenset({draft}))
    found = bootstrap.deposit_duplicates().earlier(replace(cleared, id="OTHER"), cleared.submitted.files, proof)
    assert found == cleared
