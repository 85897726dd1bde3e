"""Whoever proved an address has a copy made of what is held about them: whole, described, and nobody else's."""

import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from jsonschema import Draft202012Validator

from chalicelib.bundles.people import SCHEMA
from chalicelib.kernel.digests import sha256
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.conftest import PortalSession
from tests.following import open_own_letters
from tests.functional.deposit.own import new_address
from tests.functional.deposit.test_own_letters_api import call, token_of
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import csrf_of
from tests.workflows.conftest import unique

CONTENT = letter()


@pytest.fixture(scope="module")
def own(cloud: LocalCloud) -> Iterator[tuple[Journey, list[Any]]]:
    """Two letters of one person, the newer first, in an administration where others sent some too."""
    journey = Journey(cloud, cloud.seed(unique(specification.read())), new_address())
    sent = [journey.deposit(CONTENT, phone="+212661234567", subject=f"طلب {number}") for number in (1, 2)]
    Journey(cloud, journey.seeded, new_address()).deposit(subject="مراسلة شخص آخر")
    yield journey, sent[::-1]


def _mails(journey: Journey) -> Any:
    entity = journey.seeded.administration.entity_id
    return journey.call("GET", f"/mails?basket=qualify/{entity}", "registrar")["items"]


def unpacked(data: bytes) -> tuple[Any, zipfile.ZipFile]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return json.loads(archive.read("data.json")), archive


def test_a_copy_holds_every_letter_of_the_address_with_its_papers_and_nobody_elses(
    cloud: LocalCloud, own: tuple[Journey, list[Any]]
) -> None:
    journey, sent = own
    (mail,) = (it for it in _mails(journey) if it["number"] == sent[0]["number"])
    journey.call("GET", f"/mails/{mail['id']}/files/{mail['sheet']['files'][0]['id']}", "registrar")
    with PortalSession(cloud.url) as program:
        token = token_of(cloud, program, journey.email)
        assert call(program, "GET", "/data", 404, token).json()["code"] == "bundles.none"
        assert call(program, "POST", "/data", 202, token).json()["state"] == "asked"
        cloud.drain()
        found = call(program, "GET", "/data", token=token).json()
    assert found["state"] == "ready"
    data, archive = unpacked(requests.get(found["file"]["url"], timeout=20).content)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(data)
    assert json.loads(archive.read("data.schema.json")) == json.loads(SCHEMA.read_text("utf-8"))
    codes = [it["submission"]["tracking_code"] for it in sent]
    assert [it["tracking_code"] for it in data["letters"]] == codes
    newest = data["letters"][0]
    assert newest["depositor"]["email"] == journey.email and newest["depositor"]["phone"] == "+212661234567"
    assert newest["number"] == sent[0]["number"] and newest["acts_from"] and newest["notices"]
    office = journey.seeded.desks["registry-office"].name
    assert [(it["office"], it["what"]) for it in newest["accesses"]] == [(vars(office), "document")]
    (file,), (receipt,) = newest["files"], newest["receipts"]
    assert file["sha256"] == sha256(CONTENT) == sha256(archive.read(file["path"]))
    assert archive.read(receipt["path"]) == journey.sealed_receipt(sent[0])
    assert len(archive.namelist()) == 3 + 2 * len(sent)
    assert "شخص آخر" not in archive.read("data.json").decode()


def test_the_page_asks_waits_and_saves(cloud: LocalCloud, own: tuple[Journey, list[Any]]) -> None:
    journey, _ = own
    with PortalSession(cloud.url) as visitor:
        assert visitor.get("/mine/data").url.endswith("/mine")
        assert "/mine/data" in open_own_letters(cloud, visitor, journey.email).text
        page = visitor.get("/mine/data")
        asked = visitor.post("/mine/data", data=csrf_of(page))
        assert asked.status_code == 200
        cloud.drain()
        saved = visitor.get("/mine/data/file")
    assert len(unpacked(saved.content)[0]["letters"]) == 2


def test_copies_are_asked_for_ten_times_a_day(cloud: LocalCloud) -> None:
    journey = Journey(cloud, cloud.seed(unique(specification.read())), new_address())
    journey.deposit()
    with PortalSession(cloud.url) as program:
        token = token_of(cloud, program, journey.email)
        answers = [call(program, "POST", "/data", 202, token) for _ in range(10)]
        assert {it.json()["asked_at"] for it in answers} == {answers[0].json()["asked_at"]}
        assert call(program, "POST", "/data", 429, token).headers["Retry-After"]
    cloud.drain()
