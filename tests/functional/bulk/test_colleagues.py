"""An organisation that sends in bulk names its colleagues once: each finds the letters in their own list."""

from typing import Any

from infra.local.cloud import LocalCloud
from tests import batches
from tests.batches import bearer, line, results, send, upload
from tests.conftest import PortalSession
from tests.following import open_own_letters
from tests.functional.bulk.test_accounts import ACCOUNT, in_browser
from tests.functional.deposit.own import new_address
from tests.functional.deposit.test_own_letters_api import call, token_of
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.programs import connected


def _deposited(journey: Journey, reference: str, name: str = "sender", **given: Any) -> Any:
    content = letter(text=reference)
    batch = send(journey, [line(journey, reference, content)], name=name, **given)
    journey.cloud.drain()
    upload(journey, batch["id"], {1: [content]}, name)
    journey.cloud.drain()
    return results(journey, batch["id"], name)[0]


def test_colleagues_of_the_account_find_each_letter_in_their_own_list_by_a_code(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    email, colleague, later = new_address(), new_address(), new_address()
    batches.connected(journey, email)
    alone = _deposited(journey, "SEUL")
    proof = batches.account(journey, email, colleagues=f"{colleague}, {colleague} {email}")
    kept = journey.call("GET", "/mine/sender", headers=bearer(proof))["depositor"]["colleagues"]
    assert kept == colleague
    shared = _deposited(journey, "PARTAGE")
    batches.account(journey, email, colleagues=later)
    after = _deposited(journey, "APRES")
    token = token_of(cloud, http, colleague)
    listed = call(http, "GET", "/shared-letters", token=token).json()["items"]
    assert [it["tracking_code"] for it in listed] == [shared["tracking_code"]] != [alone["tracking_code"]]
    assert listed[0]["number"] == shared["number"]
    (listed,) = call(http, "GET", "/shared-letters", token=token_of(cloud, http, later)).json()["items"]
    assert listed["tracking_code"] == after["tracking_code"]


def test_colleagues_are_edited_on_the_page_and_read_their_letters_on_theirs(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    email, colleague = new_address(), new_address()
    batches.connected(journey, email)
    in_browser(http, cloud, email)
    wrong = http.post("/mine/programs", data={**ACCOUNT, "email": email, "colleagues": "nobody"})
    assert wrong.status_code == 422 and 'href="#colleagues"' in wrong.text
    crowd = " ".join(new_address() for _ in range(11))
    assert http.post("/mine/programs", data={**ACCOUNT, "email": email, "colleagues": crowd}).status_code == 422
    http.post("/mine/programs", data={**ACCOUNT, "email": email, "colleagues": colleague})
    assert f">{colleague}</textarea>" in http.get("/mine/programs").text
    _deposited(journey, "PAGE")
    http.cookies.clear()
    open_own_letters(cloud, http, colleague)
    assert "Facture PAGE" in http.get("/mine/shared").text


def test_a_citizen_has_no_colleagues_and_an_administrations_program_names_its_own(
    journey: Journey, cloud: LocalCloud, http: PortalSession
) -> None:
    proof = batches.account(journey, new_address(), kind="citizen", colleagues=new_address())
    assert journey.call("GET", "/mine/sender", headers=bearer(proof))["depositor"]["colleagues"] == ""
    colleague = new_address()
    connected(journey, "permits", *batches.SCOPES, name="office")
    depositor = {"email": new_address(), "colleagues": colleague}
    sent = _deposited(journey, "ADMIN", "office", depositor=depositor)
    token = token_of(cloud, http, colleague)
    (listed,) = call(http, "GET", "/shared-letters", token=token).json()["items"]
    assert listed["tracking_code"] == sent["tracking_code"]


def test_a_batch_of_an_account_names_no_colleagues_of_its_own(journey: Journey) -> None:
    batches.connected(journey, new_address())
    body = {"language": "fr", "letters": [line(journey, "X", letter())], "depositor": {"colleagues": new_address()}}
    headers = {"Idempotency-Key": "k" * 30}
    refused = journey.call("POST", "/batches", "sender", 422, json=body, headers=headers)
    assert [it["code"] for it in refused["errors"]] == ["bulk.depositor_is_the_account"]
