"""An organisation's letters, followed by the colleagues whom they name: each proves the address first."""

from typing import Any

from chalicelib import bootstrap
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.following import open_own_letters
from tests.functional.deposit.own import erase_address, new_address, put_later_receipt
from tests.functional.deposit.test_own_letters_api import call, token_of
from tests.journeys import Journey
from tests.pdf_samples import letter


def _sent(journey: Journey, colleagues: str) -> Any:
    draft = journey.draft(kind="company", email=new_address(), colleagues=colleagues, subject="Appel d’offres 7")
    journey.attach(draft["id"], letter())
    journey.cloud.drain()
    journey.submit(draft["id"])
    journey.cloud.drain()
    return journey.call("GET", f"/deposits/{draft['id']}")


def test_a_colleague_lists_the_letter_with_its_receipt_and_nobody_else_does(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    colleague, stranger = new_address(), new_address()
    sent = _sent(journey, colleague)
    _sent(journey, stranger)
    code = sent["submission"]["tracking_code"]
    token = token_of(cloud, http, colleague)
    (listed,) = call(http, "GET", "/shared-letters", token=token).json()["items"]
    assert (listed["tracking_code"], listed["number"]) == (code, sent["number"])
    put_later_receipt(sent["id"])
    (listed,) = call(http, "GET", "/shared-letters", token=token).json()["items"]
    assert [it["kind"] for it in listed["receipts"]] == ["correspondence", "file_complete"]
    for receipt, name in zip(listed["receipts"], ("", "-4"), strict=True):
        link = call(http, "GET", f"/shared-letters/{code}/receipt?occasion={receipt['occasion']}", token=token)
        assert f"{listed['number']}{name}.pdf" in link.json()["url"]
    assert call(http, "GET", "/letters", token=token).json()["items"] == []
    call(http, "GET", f"/letters/{code}/receipt", 404, token=token)
    other = token_of(cloud, http, stranger)
    call(http, "GET", f"/shared-letters/{code}/receipt", 404, token=other)
    call(http, "GET", "/shared-letters?cursor=bm9uZQ==", 422, token=token)


def test_the_page_shows_it_until_its_depositors_data_are_erased(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    colleague = new_address()
    sent = _sent(journey, colleague)
    assert http.get("/mine/shared").url.endswith("/mine")
    assert open_own_letters(cloud, http, colleague).status_code == 200
    shown = http.get("/mine/shared?lang=fr")
    assert shown.status_code == 200 and shown.text, (shown.status_code, shown.headers, shown.history)
    page = shown.text
    assert "Appel d’offres 7" in page and f"/mine/shared/receipts/{sent['submission']['tracking_code']}" in page

    erase_address(bootstrap.deposit_drafts().get(sent["id"]))
    assert "Appel d’offres 7" not in http.get("/mine/shared?lang=fr").text


def test_colleagues_of_an_organisation_that_was_helped_without_an_address_see_the_letter_too(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    colleague = new_address()
    draft = journey.call("POST", "/assisted-deposits", "registrar", 201, json={"language": "fr"})
    organisation = {"kind": "association", "name": "Association Tifawin", "colleagues": colleague}
    given = {"depositor": organisation, "letter": {"subject": "Demande de salle"}}
    journey.call("PUT", f"/deposits/{draft['id']}", json=given, headers={"If-Match": "*"})
    journey.attach(draft["id"], letter())
    cloud.drain()
    code = journey.submit(draft["id"])["submission"]["tracking_code"]
    cloud.drain()
    token = token_of(cloud, http, colleague)
    assert [it["tracking_code"] for it in call(http, "GET", "/shared-letters", token=token).json()["items"]] == [code]
