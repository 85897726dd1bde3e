"""What every API route promises, over HTTP."""

import uuid
from typing import Any

import pytest
import requests

from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import access_token, sign_in

JSON = {"Content-Type": "application/json"}


@pytest.fixture
def draft(administration: Seeded) -> dict[str, Any]:
    """A body that opens a draft."""
    return {
        "administration": administration.administration.slug,
        "language": "ar",
        "depositor": {"kind": "citizen", "name": "فاطمة", "email": "fatima@citizen.example"},
        "letter": {"subject": "طلب رخصة", "reference": ""},
    }


def _problem(answer: requests.Response, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert document["code"] == code
    assert document["status"] == status
    assert document["title"]
    assert document["detail"].endswith((".", "؟"))
    return document


def test_an_error_is_told_in_the_callers_language(http: PortalSession) -> None:
    french = _problem(http.get("/api/v1/administrations/none", headers={"Accept-Language": "fr"}), 404, "not_found")
    arabic = _problem(http.get("/api/v1/administrations/none", headers={"Accept-Language": "ar"}), 404, "not_found")
    assert french["detail"] != arabic["detail"]
    assert french["type"] == "urn:wasl:problem:not_found"


@pytest.mark.parametrize(
    ("body", "headers", "status", "code"),
    [
        (b"{", JSON, 400, "http.malformed_json"),
        (b"\xff\xfe", JSON, 400, "http.malformed_json"),
        (b'"\\ud800"', JSON, 400, "http.malformed_json"),
        (b"a=b", {"Content-Type": "application/x-www-form-urlencoded"}, 415, "http.not_json"),
        (b"[" * 100_000, JSON, 400, "http.malformed_json"),
        (b'"' + b"a" * 300_000 + b'"', JSON, 413, "http.body_too_large"),
        (b"{}", JSON, 422, "invalid"),
        (b"[]", JSON, 422, "invalid"),
        (b"null", JSON, 422, "invalid"),
    ],
)
def test_a_body_that_does_not_fit_is_never_a_fault(
    http: PortalSession, body: bytes, headers: dict[str, str], status: int, code: str
) -> None:
    _problem(http.post("/api/v1/deposits", data=body, headers=headers), status, code)


def test_every_field_that_does_not_fit_is_named_with_a_sentence(http: PortalSession) -> None:
    answer = http.post("/api/v1/deposits", json={"administration": 1}, headers={"Accept-Language": "fr"})
    errors = _problem(answer, 422, "invalid")["errors"]
    assert "administration" in {error["field"] for error in errors}
    assert all(error["detail"].endswith(".") for error in errors)


def test_a_creation_sent_twice_with_one_key_happens_once(http: PortalSession, draft: dict[str, Any]) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    first = http.post("/api/v1/deposits", json=draft, headers=key)
    again = http.post("/api/v1/deposits", json=draft, headers=key)
    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert first.headers["Location"] == again.headers["Location"]
    assert http.post("/api/v1/deposits", json=draft).json() != first.json()


def test_a_key_belongs_to_one_body(http: PortalSession, draft: dict[str, Any]) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    assert http.post("/api/v1/deposits", json=draft, headers=key).status_code == 201
    other = {**draft, "language": "fr"}
    _problem(http.post("/api/v1/deposits", json=other, headers=key), 422, "http.idempotency_key_reused")


def test_a_refused_creation_may_be_mended_under_the_same_key(http: PortalSession, draft: dict[str, Any]) -> None:
    key = {"Idempotency-Key": str(uuid.uuid4())}
    wrong = {**draft, "administration": "nothing"}
    assert http.post("/api/v1/deposits", json=wrong, headers=key).status_code in (404, 422)
    assert http.post("/api/v1/deposits", json=draft, headers=key).status_code == 201


def test_a_key_that_is_none_is_refused(http: PortalSession, draft: dict[str, Any]) -> None:
    answer = http.post("/api/v1/deposits", json=draft, headers={"Idempotency-Key": "a b"})
    _problem(answer, 400, "http.idempotency_key_malformed")


@pytest.mark.parametrize("key", ["1", "2026-11-22", "a" * 21])
def test_a_key_of_nobody_in_particular_must_be_hard_to_guess(
    http: PortalSession, draft: dict[str, Any], key: str
) -> None:
    answer = http.post("/api/v1/deposits", json=draft, headers={"Idempotency-Key": key, "Accept-Language": "fr"})
    assert "22" in _problem(answer, 400, "http.idempotency_key_guessable")["detail"]


def test_an_agents_keys_are_their_own(journey: Journey) -> None:
    register = f"/registers/{journey.seeded.registers['A']}/intakes"
    sheet = {"subject": "رسالة", "sender": "وزارة", "entity_id": journey.seeded.administration.entity_id}
    first, again = (
        journey.call("POST", register, "registrar", 201, json=sheet, headers={"Idempotency-Key": "1"}) for _ in "12"
    )
    assert first == again
    draft = {"administration": journey.seeded.administration.slug}
    by_registrar, by_handler = (
        journey.call("POST", "/deposits", agent, 201, json=draft, headers={"Idempotency-Key": "1"})["id"]
        for agent in ("registrar", "handler")
    )
    assert by_registrar != by_handler


def test_agents_routes_ask_for_a_token_that_holds(
    cloud: LocalCloud, http: PortalSession, administration: Seeded
) -> None:
    path = "/api/v1/mails?basket=qualify"
    missing = http.get(path)
    _problem(missing, 401, "web.sign_in_required")
    assert missing.headers["WWW-Authenticate"].startswith("Bearer")
    _problem(http.get(path, headers={"Authorization": "Bearer x.y.z"}), 401, "web.token_invalid")
    _problem(http.get(path, headers={"Authorization": "Basic abc"}), 401, "web.token_invalid")
    token = access_token(cloud, administration.agents["registrar"].email)
    assert http.get(path, headers={"Authorization": f"Bearer {token}"}).status_code != 401
    _problem(http.get(path, headers={"Authorization": f"Bearer {token[:-4]}AAAA"}), 401, "web.token_invalid")


def test_a_call_on_the_sessions_cookie_needs_its_token(http: PortalSession, administration: Seeded) -> None:
    sign_in(http, administration.agents["registrar"].email)
    answer = http.post("/api/v1/deposits", data=b"{}", headers=JSON)
    _problem(answer, 403, "web.form_outdated")
