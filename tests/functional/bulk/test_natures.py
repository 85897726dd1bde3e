"""Letters sent in bulk say as much of themselves as those that are deposited one by one."""

import pytest

from tests import batches
from tests.batches import bearer, line, results, send, upload
from tests.conftest import PortalSession
from tests.functional.bulk.test_accounts import in_browser
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.pdf_samples import letter

REGISTERED = {"kind": "company", "name": "Société Atlas", "identifier_kind": "rc", "identifier": "4517"}


def test_the_natures_of_letter_and_files_come_with_the_deposit_to_the_desk(journey: Journey) -> None:
    batches.connected(journey, new_address())
    invoice, identity, annex = letter(text="Facture"), letter(text="Carte"), letter(text="Bon")
    named, usual = line(journey, "F-1", invoice, identity, annex, nature="invoice"), line(journey, "F-2", annex)
    named["files"][1]["nature"] = "identity"
    batch = send(journey, [named, usual])
    journey.cloud.drain()
    upload(journey, batch["id"], {1: [invoice, identity, annex], 2: [annex]})
    journey.cloud.drain()
    first, second = (journey.call("GET", f"/deposits/{it['deposit_id']}") for it in results(journey, batch["id"]))
    assert (first["state"], first["letter"]["nature"]) == ("registered", "invoice")
    assert [(it["name"], it["nature"]) for it in _files(journey, first["id"])] == [
        ("0.pdf", "letter"), ("1.pdf", "identity"), ("2.pdf", "annex"),
    ]  # fmt: skip
    assert second["letter"]["nature"] == "letter"
    assert [it["nature"] for it in _files(journey, second["id"])] == ["letter"]


@pytest.mark.parametrize("field", ["nature", "files.0.nature"])
def test_a_nature_that_is_none_refuses_its_line_and_names_the_field(journey: Journey, field: str) -> None:
    batches.connected(journey, new_address())
    wrong = line(journey, "X", letter())
    (wrong if field == "nature" else wrong["files"][0])["nature"] = "poem"
    (refused,) = send(journey, [wrong, line(journey, "Y", letter())])["refused_lines"]
    assert (refused["line"], [it["field"] for it in refused["problems"]]) == (1, [field])


def test_a_line_none_of_whose_files_is_the_letter_is_refused_and_one_file_left_unsaid_is_it(journey: Journey) -> None:
    batches.connected(journey, new_address())
    bare, unsaid = line(journey, "X", letter(), letter(pages=2)), line(journey, "Y", letter(), letter(pages=2))
    for lines, natures in ((bare, ("annex", "identity")), (unsaid, ("identity", ""))):
        for file, nature in zip(lines["files"], natures, strict=True):
            file["nature"] = nature
    batch = send(journey, [bare, unsaid])
    (refused,) = batch["refused_lines"]
    told = [(it["field"], it["code"]) for it in refused["problems"]]
    assert (refused["line"], told) == (1, [("files", "deposit.letter_missing")])
    journey.cloud.drain()
    taken = next(it for it in results(journey, batch["id"]) if it.get("deposit_id"))
    assert [it["nature"] for it in _files(journey, taken["deposit_id"])] == ["identity", "letter"]


def test_a_letter_taken_out_of_its_line_is_not_deposited_until_there_is_one(journey: Journey) -> None:
    batches.connected(journey, new_address())
    content = letter()
    batch = send(journey, [line(journey, "Z", content)])
    journey.cloud.drain()
    draft = results(journey, batch["id"])[0]["deposit_id"]
    path = f"/deposits/{draft}/files/{_files(journey, draft)[0]['id']}"
    journey.call("PUT", path, json={"nature": "annex"})
    upload(journey, batch["id"], {1: [content]})
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft}")["state"] == "draft"
    refused = journey.call("POST", f"/deposits/{draft}/submission", expect=422, json={})
    assert [it["code"] for it in refused["errors"]] == ["deposit.letter_missing"]
    journey.call("PUT", path, json={"nature": "letter"})
    journey.submit(draft)
    journey.cloud.drain()
    assert journey.call("GET", f"/deposits/{draft}")["state"] == "registered"


def test_the_court_of_a_trade_register_stands_at_the_account_and_in_its_letters(
    journey: Journey, http: PortalSession
) -> None:
    email = new_address()
    batches.connected(journey, email)
    in_browser(http, journey.cloud, email)
    asked = form(http.get("/mine/programs").text, "/mine/programs").fields
    http.post("/mine/programs", data={**asked, **REGISTERED, "email": email, "court": "Casablanca"})
    assert 'value="Casablanca"' in http.get("/mine/programs").text
    kept = journey.call("GET", "/mine/sender", headers=bearer(batches.visit(email)))["depositor"]
    assert (kept["identifier_kind"], kept["court"]) == ("rc", "Casablanca")
    batch = send(journey, [line(journey, "RC", letter())])
    journey.cloud.drain()
    draft = results(journey, batch["id"])[0]["deposit_id"]
    assert journey.call("GET", f"/deposits/{draft}")["depositor"]["court"] == "Casablanca"


def _files(journey: Journey, deposit_id: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = journey.call("GET", f"/deposits/{deposit_id}/files")["items"]
    return found
