"""An acknowledgement can be checked by anyone: with us, in words; without us, by the keys that we publish."""

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
import requests
from joserfc import jws
from joserfc.jwk import ECKey, KeySet

from chalicelib.adapters.keys.jws import sign_compact
from tests.functional.deposit.forms import form
from tests.functional.evidence.conftest import Receipted
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.pki import LocalKey, elliptic_key


def token_of(receipted: Receipted) -> str:
    """The acknowledgement of the shared deposit."""
    return str(receipted.deposit["acknowledgement"])


def part(token: str, place: int) -> Any:
    """A part of the token, as JSON."""
    text = token.split(".")[place]
    return json.loads(base64.urlsafe_b64decode(text + "=="))


def encoded(value: Any) -> str:
    """The same, as a part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def with_another_instant(token: str) -> str:
    """A later day of deposit, under the signature that was given."""
    head, _, signature = token.split(".")
    return f"{head}.{encoded(part(token, 1) | {'submitted_at': '2020-01-01T00:00:00.000Z'})}.{signature}"


def signed_by_another(token: str) -> str:
    """The same claims under our key's name, signed by somebody else."""
    return sign_compact(part(token, 1), part(token, 0)["kid"], LocalKey(elliptic_key()))


def under_another_name(token: str) -> str:
    """Somebody else's, under their own key's name."""
    return sign_compact(part(token, 1), "another-key", LocalKey(elliptic_key()))


def unsigned(token: str) -> str:
    """A header that asks for no signature at all."""
    _, claims, signature = token.split(".")
    return f"{encoded(part(token, 0) | {'alg': 'none'})}.{claims}.{signature}"


def by_a_secret(token: str) -> str:
    """A header that would make the public key a shared secret."""
    _, claims, signature = token.split(".")
    return f"{encoded(part(token, 0) | {'alg': 'HS256'})}.{claims}.{signature}"


def check(journey: Journey, token: str, expect: int = 200, lang: str = "fr") -> Any:
    """What the API says of a token."""
    path = f"/verifications/acknowledgement?lang={lang}"
    return journey.call("POST", path, expect=expect, json={"token": token})


def codes(found: Any) -> list[tuple[str, str]]:
    """Each statement's code and tone."""
    return [(statement["code"].removeprefix("token-"), statement["tone"]) for statement in found["statements"]]


def test_anyone_verifies_it_without_us_by_the_published_keys(receipted: Receipted, http: requests.Session) -> None:
    answer = http.get("/.well-known/jwks.json")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
    keys = KeySet([ECKey.import_key(key) for key in answer.json()["keys"]])
    read = jws.deserialize_compact(token_of(receipted), keys, algorithms=["ES256"])
    assert read.headers()["kid"] == answer.json()["keys"][0]["kid"]
    assert receipted.verification_id.encode() in read.payload
    assert all("d" not in key for key in answer.json()["keys"])


def test_what_holds_is_said_in_words_and_compared_with_what_was_registered(receipted: Receipted) -> None:
    found = check(receipted.journey, "  " + token_of(receipted)[:40] + "\n" + token_of(receipted)[40:] + "\n")
    assert codes(found) == [
        ("issued", "holds"),
        ("submitted", "holds"),
        ("registered", "holds"),
        ("same_files", "holds"),
    ]
    assert found["verification_id"] == receipted.verification_id
    assert found["submitted_at"] == receipted.deposit["submission"]["submitted_at"]
    assert [file["name"] for file in found["files"]] == ["طلب.pdf"]
    assert receipted.deposit["number"] in str(found["statements"]) and found["verification"]["number"]


@pytest.mark.parametrize(
    ("forge", "code"),
    [(with_another_instant, "altered"), (signed_by_another, "altered"), (under_another_name, "unknown_key")],
)
def test_a_forged_one_is_named_and_nothing_of_it_is_repeated(
    receipted: Receipted, forge: Callable[[str], str], code: str
) -> None:
    found = check(receipted.journey, forge(token_of(receipted)))
    assert codes(found) == [(code, "fails")]
    assert (found["files"], found["submitted_at"], found["verification"]) == ([], None, None)


@pytest.mark.parametrize(
    "forge", [unsigned, by_a_secret, lambda _: "hello", lambda _: "a.b.c", lambda token: token + ".x", lambda _: ""]
)
def test_what_is_no_acknowledgement_is_told_as_such(receipted: Receipted, forge: Callable[[str], str]) -> None:
    problem = check(receipted.journey, forge(token_of(receipted)), expect=422)
    assert [error["code"] for error in problem["errors"]] == ["evidence.not_an_acknowledgement"]


def test_one_given_before_the_number_says_that_nothing_is_registered_yet(journey: Journey) -> None:
    draft = journey.draft()
    announced = {"name": "a.pdf", "size_bytes": len(letter())}
    journey.send(journey.call("POST", f"/deposits/{draft['id']}/files", json=announced), letter())
    token = journey.submit(draft["id"])["acknowledgement"]
    expected = [("issued", "holds"), ("submitted", "holds"), ("undeclared", "note")]
    assert codes(check(journey, token)) == [*expected, ("not_registered", "note")]
    journey.cloud.drain()
    assert codes(check(journey, token)) == [*expected, ("registered", "holds")]


@pytest.mark.parametrize(("lang", "words"), [("fr", "signé par cette plateforme"), ("ar", "موقّع من هذه المنصة")])
def test_it_is_pasted_without_scripts(receipted: Receipted, http: requests.Session, lang: str, words: str) -> None:
    page = form(http.get(f"/v?lang={lang}").text, "/v/acknowledgement")
    shown = http.post(page.action, data={**page.fields, "token": token_of(receipted)})
    assert shown.status_code == 200
    assert words in shown.text and receipted.verification_id in shown.text and "طلب.pdf" in shown.text
    wrong = http.post(page.action, data={**page.fields, "token": "<script>"})
    assert wrong.status_code == 422 and 'href="#token"' in wrong.text
    assert "<script>" not in wrong.text.partition("<main")[2]
