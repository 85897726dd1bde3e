"""The token in a receipt's QR: scanned from the paper, judged by the published keys, compared with the register."""

import base64
from typing import Any

import cbor2
import pytest
import requests
import zxingcpp
from PIL import Image

from chalicelib import bootstrap
from chalicelib.adapters.keys.cose import encoded
from chalicelib.evidence.tokens import TokenClaims
from chalicelib.kernel.clock import from_iso
from chalicelib.kernel.digests import canonical_json, sha256
from tests import pdf_tools
from tests.functional.deposit.forms import form
from tests.functional.evidence.conftest import Receipted
from tests.journeys import Journey
from tests.platform import PlatformKeys
from tests.receipts import receipt_facts


@pytest.fixture(scope="module")
def address(receipted: Receipted, tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the QR of the shared receipt holds."""
    page, *_ = pdf_tools.pages_as_png(receipted.receipt, tmp_path_factory.mktemp("page"), 200)
    with Image.open(page) as image:
        return zxingcpp.read_barcodes(image)[0].text


def check(journey: Journey, token: str, expect: int = 200, lang: str = "fr") -> Any:
    """What the API says of a token."""
    return journey.call("POST", f"/verifications/token?lang={lang}", expect=expect, json={"token": token})


def codes(found: Any) -> list[tuple[str, str]]:
    """Each statement's code and tone."""
    return [(statement["code"].removeprefix("qr-"), statement["tone"]) for statement in found["statements"]]


def payload(address: str) -> Any:
    """What the token says, by its form alone."""
    token = address.partition("#")[2]
    return cbor2.loads(cbor2.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))).value[2])


def altered(address: str) -> str:
    """The token with another number, under the signature that it had."""
    token = address.partition("#")[2]
    message = cbor2.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    protected, unprotected, told, signature = message.value
    claims = encoded({**cbor2.loads(told), 2: "FORGED-A-2026-0000001"})
    forged = encoded(cbor2.CBORTag(18, [protected, dict(unprotected), claims, signature]))
    return base64.urlsafe_b64encode(forged).decode().rstrip("=")


def test_the_paper_alone_says_what_was_registered_when_and_of_which_files(receipted: Receipted, address: str) -> None:
    told, submission = payload(address), receipted.deposit["submission"]
    files = [{"sha256": sha256(receipted.letter), "size_bytes": len(receipted.letter)}]
    assert (told[2], told[7]) == (receipted.deposit["number"], receipted.verification_id)
    assert told[-70002].hex() == sha256(canonical_json(files))
    assert told[-70001] == "correspondence"
    assert address.startswith(f"{bootstrap.settings().public_url}/v#") and told[1] in address
    assert int(from_iso(submission["submitted_at"]).timestamp()) == told[-70003]


def test_the_token_that_is_kept_is_the_one_on_the_paper(receipted: Receipted, address: str) -> None:
    found = bootstrap.verification_store().get(receipted.verification_id)
    assert found is not None and [receipt.token for receipt in found.receipts] == [address.partition("#")[2]]


def test_what_holds_is_said_in_words_and_compared_with_the_register(receipted: Receipted, address: str) -> None:
    expected = [("issued", "holds"), ("says", "holds"), ("agrees", "holds"), ("standing", "holds")]
    for scanned in (address, address.partition("#")[2], f"  {address[:60]}\n{address[60:]} "):
        found = check(receipted.journey, scanned)
        assert codes(found) == expected
    assert found["number"] == receipted.deposit["number"] == found["verification"]["number"]
    assert receipted.deposit["number"] in found["statements"][1]["text"]


def test_a_forged_one_is_named_and_nothing_of_it_is_repeated(receipted: Receipted, address: str) -> None:
    strangers = PlatformKeys().signer.token(TokenClaims.of(receipt_facts()))
    for token, code in ((altered(address), "altered"), (strangers, "unknown_key")):
        found = check(receipted.journey, token)
        assert codes(found) == [(code, "fails")]
        assert {value for key, value in found.items() if key not in ("authenticity", "statements")} == {None}
        assert "FORGED" not in str(found)


@pytest.mark.parametrize("scanned", ["", "hello", "https://other.example/v#", "7K3F9QRT2M5X7K3F9QRT", "#a.b.c", "é"])
def test_what_is_no_token_is_told_as_such(receipted: Receipted, scanned: str) -> None:
    problem = check(receipted.journey, scanned, expect=422)
    assert [error["code"] for error in problem["errors"]] == ["evidence.not_a_token"]


@pytest.mark.parametrize(("lang", "words"), [("fr", "Le registre dit la même chose"), ("ar", "السجل يقول اليوم")])
def test_it_is_pasted_without_scripts(
    receipted: Receipted, address: str, http: requests.Session, lang: str, words: str
) -> None:
    page = form(http.get(f"/v?lang={lang}").text, "/v/token")
    shown = http.post(page.action, data={**page.fields, "receipt_token": address})
    assert shown.status_code == 200
    assert words in shown.text and receipted.deposit["number"] in shown.text
    wrong = http.post(page.action, data={**page.fields, "receipt_token": "<script>"})
    assert wrong.status_code == 422 and 'href="#receipt_token"' in wrong.text
    assert "<script>" not in wrong.text.partition("<main")[2]


def test_the_keys_are_published_with_their_dates(receipted: Receipted, http: requests.Session) -> None:
    answer = http.get("/.well-known/wasl-keys.json")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    published = answer.json()
    assert published["issuer"] in bootstrap.settings().public_url
    jwks = http.get("/.well-known/jwks.json").json()["keys"]
    assert [key["kid"] for key in published["keys"]] == [key["kid"] for key in jwks]
    key = published["keys"][0]
    assert set(key) == {"kid", "use", "spki", "valid_from", "valid_until", "revoked_at", "reason"}
    assert (key["use"], key["valid_until"], key["revoked_at"]) == ("platform", None, None)


def test_a_voided_number_is_said_beside_a_good_signature(journey: Journey) -> None:
    deposit = journey.deposit()
    found = bootstrap.verification_store().get(deposit["submission"]["verification_id"])
    assert found is not None
    bootstrap.verifications().void(found.mail_id, bootstrap.clock().now())
    told = check(journey, found.receipts[0].token)
    assert codes(told) == [("issued", "holds"), ("says", "holds"), ("agrees", "holds")]
    assert told["verification"]["statements"][0]["code"] == "voided"
