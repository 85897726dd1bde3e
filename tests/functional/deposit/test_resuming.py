"""A draft gone on with later: by its link, from the mail too; and the copy of what was answered."""

import pytest
import requests

from chalicelib.kernel.languages import Language
from infra.local.cloud import LocalCloud
from tests.functional.deposit.forms import form
from tests.journeys import Journey
from tests.pdf_samples import letter


def _open(journey: Journey, **depositor: str) -> str:
    given = {"administration": journey.seeded.administration.slug, "language": "fr", "depositor": depositor}
    return str(journey.call("POST", "/deposits", json=given)["id"])


def test_the_link_leads_to_where_something_is_missing(journey: Journey, http: requests.Session) -> None:
    draft = _open(journey, name="Amina El Fassi")
    latest = {"If-Match": "*"}
    assert http.get(f"/drafts/{draft}").url.endswith("/depositor")
    journey.call("PUT", f"/deposits/{draft}", json={"depositor": {"email": "amina@citizen.example"}}, headers=latest)
    assert http.get(f"/drafts/{draft}").url.endswith("/letter")
    journey.call("PUT", f"/deposits/{draft}", json={"letter": {"subject": "Demande"}}, headers=latest)
    assert http.get(f"/drafts/{draft}").url.endswith("/files")
    journey.attach(draft, letter())
    assert http.get(f"/drafts/{draft}").url.endswith("/check")
    journey.cloud.drain()
    journey.submit(draft)
    assert http.get(f"/drafts/{draft}").url.endswith("/done")


@pytest.mark.parametrize("language", list(Language))
def test_the_link_is_mailed_to_the_address_in_the_draft_and_not_too_often(
    journey: Journey, http: requests.Session, cloud: LocalCloud, language: Language
) -> None:
    address = f"resume-{language}-{journey.seeded.administration.slug}@citizen.example"
    draft = _open(journey, name="Amina El Fassi", email=address)
    page = http.get(f"/drafts/{draft}/later?lang={language}")
    assert f"/drafts/{draft}</a>" in page.text and address in page.text
    sent = http.post(f"/drafts/{draft}/later", data=form(page.text, "/later").fields)
    assert sent.status_code == 200
    cloud.drain()
    (mail,) = [mail for mail in cloud.mails() if mail["To"] == address]
    part = mail.get_body(("plain",))
    assert part is not None
    body = part.get_content()
    assert f"/drafts/{draft}" in body and "Amina" not in body
    statuses = [
        http.post(f"/drafts/{draft}/later", data=form(page.text, "/later").fields).status_code for _ in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_a_draft_without_an_address_is_told_so(journey: Journey) -> None:
    refused = journey.call("POST", f"/deposits/{_open(journey, name='Amina')}/link", expect=409)
    assert refused["code"] == "deposit.no_address"


def test_answers_are_shown_whole_in_a_draft_and_masked_once_it_is_submitted(
    journey: Journey, http: requests.Session
) -> None:
    made = journey.draft(name="Amina El Fassi", email="amina@citizen.example", subject="Demande d’acte")
    whole = http.get(f"/drafts/{made['id']}/answers?lang=fr").text
    assert "amina@citizen.example" in whole and "Demande d’acte" in whole
    journey.attach(made["id"], letter(), "demande.pdf")
    journey.cloud.drain()
    journey.submit(made["id"])
    kept = http.get(f"/drafts/{made['id']}/answers?lang=fr").text
    assert "amina@citizen.example" not in kept and "Demande d’acte" in kept and "demande.pdf" in kept
