"""Large files of messages: what the office found missing may be a plan of 60 MB."""

import hashlib
from datetime import timedelta
from typing import Any

import pytest
import requests

from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.ageing import age_file
from tests.conftest import PortalSession
from tests.exchanges import Exchange
from tests.journeys import Journey
from tests.large_files import MB, large_pdf
from tests.links import one_time_code
from tests.pdf_samples import letter
from tests.workflows.conftest import unique


@pytest.fixture(scope="module")
def exchanged(cloud: LocalCloud) -> Exchange:
    """One registered letter whose depositor holds a token."""
    return Exchange.begin(Journey(cloud, cloud.seed(unique(specification.read())))).open()


def test_a_plan_of_sixty_megabytes_is_sent_as_the_missing_piece_and_read_by_the_desk(journey: Journey) -> None:
    exchange = Exchange.begin(journey, model="access-to-information").open()
    exchange.act("completion", reason="Il manque le plan", pieces=["Plan de masse"], days=5)
    content = large_pdf(60)
    file_id = exchange.announce(content)["file_id"]
    half = exchange.send_lacking(file_id, content, only={1, 2})
    early = exchange.complete(file_id, content, expect=409)
    assert (half, early["code"]) == ([1, 2], "files.parts_lacking")
    exchange.open()  # with another token, given later
    assert exchange.send_lacking(file_id, content)[0] == 3
    assert [exchange.complete(file_id, content)["state"] for _ in range(2)] == ["uploaded", "uploaded"]
    journey.cloud.drain()
    exchange.send("completion", text="Voici le plan", files=[file_id])
    assert exchange.read()["completion"]["state"] == "answered"
    link = journey.call("GET", f"/mails/{exchange.mail['id']}/messages/files/{file_id}", "handler")["url"]
    read = requests.get(link, timeout=60).content
    assert hashlib.sha256(read).digest() == hashlib.sha256(content).digest()


def test_a_message_takes_no_file_of_which_parts_are_still_to_come(exchanged: Exchange) -> None:
    file_id = exchanged.announce(letter(), "plan.pdf")["file_id"]
    waiting = {file["id"]: file["state"] for file in exchanged.own("GET", "/files")["items"]}
    assert waiting[file_id] == "expected"
    told = exchanged.send("messages", 422, text="Voici", files=[file_id])
    assert told["errors"][0]["code"] == "deposit.file_not_uploaded"
    exchanged.own("DELETE", f"/files/{file_id}", 204)
    assert file_id not in [file["id"] for file in exchanged.own("GET", "/files")["items"]]
    exchanged.own("POST", f"/files/{file_id}/resumption", 404)


def test_parts_that_nobody_finished_are_given_up_by_the_sweep(exchanged: Exchange) -> None:
    content = letter()
    file_id = exchanged.announce(content)["file_id"]
    exchanged.send_lacking(file_id, content)
    assert _gathered(exchanged, file_id)
    age_file(file_id, timedelta(days=8))
    exchanged.journey.cloud.fire("SweeperSchedule")
    exchanged.journey.cloud.drain()
    assert _gathered(exchanged, file_id) == []
    exchanged.own("POST", f"/files/{file_id}/resumption", 404)


def test_a_file_of_the_letter_or_of_another_deposit_is_unknown_among_those_of_messages(exchanged: Exchange) -> None:
    journey = exchanged.journey
    other = Exchange.begin(journey).open()
    theirs = other.announce(letter())["file_id"]
    (own,) = journey.call("GET", f"/deposits/{exchanged.deposit['id']}/files")["items"]
    for file_id in (theirs, own["id"]):
        part = {"number": 1, "sha256": "0" * 64}
        acts: dict[str, Any] = {"resumption": None, "parts": {"parts": [part]}, "completion": {}}
        for act, body in acts.items():
            refused = exchanged.own("POST", f"/files/{file_id}/{act}", 404, json=body)
            assert refused["code"] == "files.unknown"


@pytest.mark.parametrize(
    ("given", "code"),
    [({"size_bytes": 0}, "files.empty"), ({"size_bytes": 200 * MB + 1}, "files.too_large")],
)
def test_what_cannot_be_taken_is_told_before_a_byte_is_sent(
    exchanged: Exchange, given: dict[str, Any], code: str
) -> None:
    refused = exchanged.own("POST", "/uploads", 422, json={"name": "plan.pdf", "size_bytes": 100, **given})
    assert [error["code"] for error in refused["errors"]] == [code]


def test_ten_files_are_enough_whatever_way_they_go(journey: Journey) -> None:
    exchange = Exchange.begin(journey).open()
    for _ in range(10):
        exchange.announce(letter())
    refused = exchange.own("POST", "/uploads", 409, json={"name": "plan.pdf", "size_bytes": 100})
    assert refused["code"] == "deposit.too_many_files"


def test_the_page_of_messages_offers_parts_and_shows_what_was_interrupted(
    journey: Journey, http: PortalSession
) -> None:
    exchange = Exchange.begin(journey).open()
    content = letter()
    file_id = exchange.announce(content, "plan.pdf")["file_id"]
    path = f"/track/{exchange.deposit['submission']['tracking_code']}"
    http.post(f"{path}/code")
    journey.cloud.drain()
    page = http.post(f"{path}/open", data={"one_time_code": one_time_code(journey.cloud)}).text
    assert f'data-parts="/api/v1{exchange.path}/uploads"' in page and f'data-max-bytes="{200 * MB}"' in page
    assert f'data-file="{file_id}" data-state="expected" data-name="plan.pdf" data-size="{len(content)}"' in page
    assert 'name="files"' not in page
    again = http.post(f"{path}/files/{file_id}/removal", data={"act": "write"}).text
    assert file_id not in again


def _gathered(exchange: Exchange, file_id: str) -> list[str]:
    s3, bucket = exchange.journey.cloud.client("s3"), exchange.journey.cloud.outputs["QuarantineBucket"]
    uploads = s3.list_multipart_uploads(Bucket=bucket).get("Uploads", [])
    return [upload["Key"] for upload in uploads if f"/{file_id}/" in upload["Key"]]
