"""A program without cookies lists the letters of an address: by a mailed code it gets a token, and holds it a while."""

from typing import Any

import pytest
import requests

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests import contract
from tests.conftest import PortalSession
from tests.functional.deposit.own import new_address, put_later_receipt, put_letter
from tests.links import code_to, mails_to
from tests.workflows.conftest import unique


@pytest.fixture(scope="module")
def seeded(cloud: LocalCloud) -> Seeded:
    """The administration that all these letters went to."""
    return cloud.seed(unique(specification.read()))


def call(
    program: PortalSession, method: str, path: str, expect: int = 200, token: str = "", **given: Any
) -> requests.Response:
    """The answer, which has this status and keeps to the API's description."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = program.request(method, f"/api/v1/mine{path}", headers=headers, timeout=30, **given)
    assert answer.status_code == expect, answer.text
    contract.assert_kept(answer)
    return answer


def ask(program: PortalSession, email: str) -> str:
    """The request that a code was asked for with."""
    return str(call(program, "POST", "/requests", 202, json={"email": email}).json()["request"])


def token_of(cloud: LocalCloud, program: PortalSession, email: str) -> str:
    """The token that the mailed code gives."""
    given = {"request": ask(program, email)}
    cloud.drain()
    given["one_time_code"] = code_to(cloud, email)
    return str(call(program, "POST", "/visits", json=given).json()["token"])


def test_a_program_lists_the_letters_page_by_page_until_it_ends_its_visit(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    letters = [put_letter(seeded, email, day) for day in range(21)]
    strangers = put_letter(seeded, new_address())
    token = token_of(cloud, http, email)
    first = call(http, "GET", "/letters", token=token)
    newest = first.json()["items"][0]
    assert (newest["number"], newest["state"], newest["receipt"]) == ("TST-A-2026-0000021", "registered", False)
    assert newest["administration"] == {"ar": seeded.administration.name.ar, "fr": seeded.administration.name.fr}
    second = http.get(first.links["next"]["url"], headers={"Authorization": f"Bearer {token}"})
    listed = [it["tracking_code"] for page in (first, second) for it in page.json()["items"]]
    assert listed == [it.submitted.tracking_code for it in reversed(letters)] and "next" not in second.links
    assert not [it.id for it in letters if it.id in first.text + str(first.headers)]
    put_later_receipt(letters[-1].id)
    (receipt,) = call(http, "GET", "/letters", token=token).json()["items"][0]["receipts"]
    assert (receipt["occasion"], receipt["kind"]) == (4, "file_complete")
    newest_receipt = f"/letters/{newest['tracking_code']}/receipt"
    assert call(http, "GET", f"{newest_receipt}?occasion=4", token=token).json()["url"]
    code = letters[0].submitted.tracking_code
    assert call(http, "GET", f"/letters/{code}/receipt", 404, token).json()["code"] == "deposit.receipt_not_ready"
    other = call(http, "GET", f"/letters/{strangers.submitted.tracking_code}/receipt", 404, token)
    assert other.json()["code"] == "deposit.code_unknown"
    call(http, "GET", "/letters?cursor=AAAA", 422, token)
    call(http, "DELETE", "/visit", 204, token)
    assert call(http, "GET", "/letters", 401, token).json()["code"] == "deposit.own_code_needed"


def test_a_token_opens_letters_and_nothing_else_and_nothing_else_opens_letters(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    email = new_address()
    letter = put_letter(seeded, email)
    waiting = ask(http, email)
    token = token_of(cloud, http, email)
    for nothing in ("", "x", waiting, token[:-1]):
        call(http, "GET", "/letters", 401, nothing)
    bearer = {"Authorization": f"Bearer {token}"}
    for path in ("/me", f"/trackings/{letter.submitted.tracking_code}/reply"):
        assert http.get(f"/api/v1{path}", headers=bearer).status_code == 401
    visitor = {"Cookie": f"__Host-session={token}"}
    assert "/sign-in" in requests.get(f"{cloud.url}/desk", headers=visitor, timeout=30).url


def test_a_known_and_an_unknown_address_are_answered_alike_and_bad_ones_in_words(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    known, unknown = new_address(), new_address()
    put_letter(seeded, known)
    answers = [call(http, "POST", "/requests", 202, json={"email": email}) for email in (known, unknown)]
    one, other = ({**answer.json(), "request": len(answer.json()["request"])} for answer in answers)
    assert one == other and answers[0].headers.keys() == answers[1].headers.keys()
    cloud.drain()
    code = code_to(cloud, known)
    assert mails_to(cloud, unknown) == []
    for request, status in ((answers[1].json()["request"], 403), ("x", 403), (answers[0].json()["request"], 200)):
        told = call(http, "POST", "/visits", status, json={"request": request, "one_time_code": code})
        assert status == 200 or told.json()["code"] in ("web.code_wrong", "deposit.visit_over")
    for email in ("", "a" * 300 + "@b.example", "\x00", "<script>alert(1)</script>", "x" * 2000):
        told = call(http, "POST", "/requests?lang=fr", 422, json={"email": email})
        assert told.json()["errors"][0]["field"] == "email" and told.json()["errors"][0]["detail"]
    call(http, "POST", "/requests", 422, json={"email": "a@b.example", "to": "c@d.example"})


def test_an_address_in_an_arabic_domain_is_one_in_whatever_letters(
    cloud: LocalCloud, seeded: Seeded, http: PortalSession
) -> None:
    name = new_address().partition("@")[0]
    stored = f"{name}@xn--mgbexc3i.example"
    letter = put_letter(seeded, stored)
    given = {"request": ask(http, f"{name.upper()}@وزارة.Example")}
    cloud.drain()
    token = call(http, "POST", "/visits", json={**given, "one_time_code": code_to(cloud, stored)}).json()["token"]
    (listed,) = call(http, "GET", "/letters", token=token).json()["items"]
    assert listed["tracking_code"] == letter.submitted.tracking_code
