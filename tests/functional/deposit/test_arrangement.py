"""Files in their order, each as what it is: set by pages without scripts and by the API, and told where it counts."""

import html
import re
from pathlib import Path

import pytest
import requests

from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from tests.functional.deposit.forms import forms
from tests.journeys import Journey
from tests.large_files import announce, complete, send_lacking
from tests.pdf_samples import letter
from tests.pdf_tools import text_of
from tests.people import email_of, sign_in

NAMES = ("رسالة.pdf", "plan.pdf", "cin.pdf")


@pytest.fixture
def draft(journey: Journey) -> str:
    """A draft with three files, announced."""
    made = str(journey.draft()["id"])
    for name in NAMES:
        announce(journey, made, letter(), name)
    return made


def send_all(journey: Journey, draft: str) -> None:
    for file_id in ids(journey, draft).values():
        send_lacking(journey, draft, file_id, letter())
        complete(journey, draft, file_id)


def listed(journey: Journey, draft: str) -> list[tuple[str, str]]:
    return [(file["name"], file["nature"]) for file in journey.call("GET", f"/deposits/{draft}/files")["items"]]


def ids(journey: Journey, draft: str) -> dict[str, str]:
    return {file["name"]: file["id"] for file in journey.call("GET", f"/deposits/{draft}/files")["items"]}


def place(journey: Journey, draft: str, name: str, expect: int = 0, **given: object) -> object:
    path = f"/deposits/{draft}/files/{ids(journey, draft)[name]}"
    return journey.call("PUT", path, expect=expect, json=given)


def test_files_stand_as_they_came_until_somebody_moves_them(journey: Journey, draft: str) -> None:
    assert listed(journey, draft) == list(zip(NAMES, ("letter", "annex", "annex"), strict=True))
    place(journey, draft, "cin.pdf", position=1, nature="identity")
    place(journey, draft, "cin.pdf", position=1)
    assert listed(journey, draft) == [("cin.pdf", "identity"), ("رسالة.pdf", "letter"), ("plan.pdf", "annex")]


def test_a_page_without_scripts_moves_a_file_and_says_what_it_is(
    journey: Journey, http: requests.Session, draft: str
) -> None:
    file_id = ids(journey, draft)["cin.pdf"]
    page = http.get(f"/drafts/{draft}/files?lang=fr")
    shown = next(found for found in forms(page.text) if found.action.endswith(file_id))
    up = re.search(rf'id="file-{file_id}".*?name="position" value="(\d)" data-up', page.text, re.DOTALL)
    assert up is not None and up[1] == "2"
    moved = http.post(shown.action, data={**shown.fields, "nature": "identity", "position": up[1]})
    assert moved.status_code == 200 and moved.history[0].headers["Location"].endswith(f"/files#file-{file_id}")
    assert listed(journey, draft) == [("رسالة.pdf", "letter"), ("cin.pdf", "identity"), ("plan.pdf", "annex")]
    assert '<option value="identity" selected>Pièce d’identité</option>' in html.unescape(moved.text)


@pytest.mark.parametrize("position", ["0", "-1", "x", "", "٩", "99999999999"], ids=str)
def test_a_position_that_is_none_moves_nothing_or_to_the_end(
    journey: Journey, http: requests.Session, draft: str, position: str
) -> None:
    file_id = ids(journey, draft)["cin.pdf"]
    assert http.post(f"/drafts/{draft}/files/{file_id}", data={"position": position}).status_code == 200
    assert [name for name, _ in listed(journey, draft)] == list(NAMES)


def test_a_deposit_is_refused_while_no_file_is_said_to_be_the_letter_itself(journey: Journey, draft: str) -> None:
    send_all(journey, draft)
    place(journey, draft, "رسالة.pdf", nature="annex")
    for _ in range(2):
        refused = journey.call("POST", f"/deposits/{draft}/submission", expect=422, json={})
        assert [(it["field"], it["code"]) for it in refused["errors"]] == [("files", "deposit.letter_missing")]
        journey.cloud.drain()
    place(journey, draft, "plan.pdf", nature="letter")
    assert journey.submit(draft)["state"] == "cleared"


def test_who_takes_the_letter_out_and_sends_another_never_hears_of_natures(journey: Journey, draft: str) -> None:
    place(journey, draft, "plan.pdf", position=3)
    journey.call("DELETE", f"/deposits/{draft}/files/{ids(journey, draft)['رسالة.pdf']}")
    announce(journey, draft, letter(), "courrier.pdf")
    assert listed(journey, draft) == [("cin.pdf", "annex"), ("plan.pdf", "annex"), ("courrier.pdf", "letter")]
    send_all(journey, draft)
    assert journey.submit(draft)["state"] == "submitted"


@pytest.mark.parametrize("language", list(Language))
def test_a_nature_that_is_none_is_refused_in_words(
    journey: Journey, http: requests.Session, draft: str, language: Language
) -> None:
    file_id = ids(journey, draft)["cin.pdf"]
    refused = http.post(f"/drafts/{draft}/files/{file_id}?lang={language}", data={"nature": "<b>"})
    assert refused.status_code == 422 and text(language, "error-deposit-unknown_nature") in refused.text
    place(journey, draft, "cin.pdf", expect=422, nature="<b>")


def test_a_file_of_nobody_is_not_moved(journey: Journey, http: requests.Session, draft: str) -> None:
    other = journey.draft()["id"]
    file_id = ids(journey, draft)["cin.pdf"]
    journey.call("PUT", f"/deposits/{other}/files/{file_id}", expect=404, json={"position": 1})
    assert http.post(f"/drafts/{other}/files/{file_id}", data={"position": "1"}).status_code == 404


def test_a_move_after_the_check_was_read_asks_for_another_look(journey: Journey, draft: str) -> None:
    send_all(journey, draft)
    seen = journey.call("GET", f"/deposits/{draft}")["fingerprint"]
    place(journey, draft, "cin.pdf", position=1)
    refused = journey.call("POST", f"/deposits/{draft}/submission", expect=409, json={"fingerprint": seen})
    assert refused["code"] == "deposit.changed_meanwhile"
    journey.submit(draft)
    file_id = journey.call("GET", f"/deposits/{draft}/files")["items"][0]["id"]
    journey.call("PUT", f"/deposits/{draft}/files/{file_id}", expect=409, json={"position": 2})


def test_order_and_natures_are_told_on_check_confirmation_receipt_and_sheet(
    journey: Journey, http: requests.Session, draft: str, tmp_path: Path
) -> None:
    send_all(journey, draft)
    place(journey, draft, "cin.pdf", position=1, nature="identity")
    place(journey, draft, "plan.pdf", nature="mandate")
    natures = ["Pièce d’identité", "Courrier", "Procuration"]

    def in_order(page: str) -> bool:
        """The files' facts, as a list of files has them."""
        facts = re.findall(r'<span class="file-facts">\s*([^·<]+?) ·', html.unescape(page))
        return facts == natures

    assert in_order(http.get(f"/drafts/{draft}/check?lang=fr").text)
    journey.cloud.drain()
    journey.submit(draft)
    journey.cloud.drain()
    deposit = journey.call("GET", f"/deposits/{draft}")
    assert in_order(http.get(f"/drafts/{draft}/done?lang=fr").text)
    entity = journey.seeded.administration.entity_id
    (mail,) = journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]
    files = journey.call("GET", f"/mails/{mail['id']}", "registrar")["sheet"]["files"]
    assert [(file["name"], file["nature"]) for file in files] == [
        ("cin.pdf", "identity"),
        ("رسالة.pdf", "letter"),
        ("plan.pdf", "mandate"),
    ]
    sign_in(http, email_of(journey.seeded, "registrar"))
    assert in_order(http.get(f"/desk/mails/{mail['id']}/sheet?lang=fr").text)
    receipt = text_of(journey.sealed_receipt(deposit), tmp_path)
    places = [receipt.find(nature) for nature in natures]
    assert -1 not in places and places == sorted(places)
