"""Letters sent in one call: a result for each line, each line's fate its own, one receipt each."""

import csv
import io
import re
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.bulk.batch import FILES_WITHIN
from infra.local.cloud import LocalCloud
from tests import batches, pdf_samples
from tests.batches import line, results, send, upload
from tests.functional.deposit.own import new_address, put_later_receipt
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.programs import connected


@pytest.fixture
def sender(journey: Journey) -> str:
    """The address of a sender whose program is called ``sender``."""
    email = new_address()
    batches.connected(journey, email)
    return email


def later(cloud: LocalCloud, after: timedelta, patience: float = 60) -> None:
    """What the sweeper finds so long from now."""
    with time_machine.travel(datetime.now(UTC) + after):
        cloud.fire("SweeperSchedule")
        cloud.drain(patience)


def mailed_to(cloud: LocalCloud, email: str) -> list[str]:
    """The subjects of what was mailed there."""
    return [str(mail["Subject"]) for mail in cloud.mails() if email in str(mail["To"])]


@pytest.mark.early
def test_each_letter_is_deposited_as_its_files_come_and_one_bad_line_names_itself(
    journey: Journey, sender: str, soak: bool
) -> None:
    count, patience = (500, 1800) if soak else (12, 60)
    contents, bad = batches.letters(count), count // 2
    lines = [line(journey, f"F-{number}", content) for number, content in enumerate(contents, 1)]
    lines[bad - 1]["files"][0]["sha256"] = "zz" * 32
    lines[bad - 1]["request_kind"] = "invoice"
    lines[0]["request_kind"] = "complaint"
    batch = send(journey, lines)
    assert (batch["lines"], batch["refused"], batch["state"]) == (count, 1, "preparing")
    (refused,) = batch["refused_lines"]
    assert (refused["line"], refused["reference"], refused["state"]) == (bad, f"F-{bad}", "refused")
    assert [(it["field"], it["code"]) for it in refused["problems"]] == [
        ("request_kind", "deposit.request_kind_unknown"),
        ("files.0.sha256", "files.bad_digest"),
    ]
    journey.cloud.drain(patience)
    good = {number: [content] for number, content in enumerate(contents, 1) if number != bad}
    assert {it["state"] for it in results(journey, batch["id"]) if it["line"] != bad} == {"awaiting_files"}
    upload(journey, batch["id"], good)
    journey.cloud.drain(patience)
    found = {it["line"]: it for it in results(journey, batch["id"])}
    assert sorted(found) == list(range(1, count + 1)) and found[bad]["deposit_id"] is None
    numbers = [found[it]["number"] for it in good]
    assert len(set(numbers)) == count - 1 and all(found[it]["receipt"] for it in good)
    assert [it["kind"] for it in found[1]["receipts"]] == ["complaint"]
    link = journey.call("GET", f"/batches/{batch['id']}/lines/1/receipt", "sender")["url"]
    assert requests.get(link, timeout=30).content.startswith(b"%PDF-")
    journey.call("GET", f"/batches/{batch['id']}/lines/{bad}/receipt", "sender", 404)
    totals = journey.call("GET", f"/batches/{batch['id']}", "sender")["totals"]
    assert totals == {"refused": 1, "registered": count - 1}
    assert [it for it in mailed_to(journey.cloud, sender) if "Récépissé" in it] == [], "one mail at the end, not 500"
    later(journey.cloud, timedelta(minutes=16), patience)
    assert mailed_to(journey.cloud, sender)[-1] == "Lot de courriers terminé"


def test_ten_calls_at_once_are_one_batch_one_deposit_and_one_number_a_line(journey: Journey, sender: str) -> None:
    content, key = letter(), str(uuid.uuid4())
    body = {"letters": [line(journey, "UNE", content)]}

    def once(_: int) -> requests.Response:
        headers = {"Idempotency-Key": key, **journey.agent("sender").headers}
        return requests.post(f"{journey.cloud.url}/api/v1/batches", json=body, headers=headers, timeout=60)

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(once, range(10)))
    assert {it.status_code for it in answers} <= {201, 409}, [it.text for it in answers]
    (batch_id,) = {it.json()["id"] for it in answers if it.status_code == 201}
    again = once(0)
    assert (again.status_code, again.json()["id"]) == (201, batch_id)
    turns = [{"messageId": str(n), "body": _turn(batch_id), "eventSource": "aws:sqs"} for n in range(3)]
    journey.cloud.invoke("bulk", {"Records": turns})
    journey.cloud.drain()
    upload(journey, batch_id, {1: [content]})
    journey.cloud.drain()
    (found,) = results(journey, batch_id)
    heard = {"messageId": "x", "body": f'{{"deposit_id": "{found["deposit_id"]}"}}', "eventSource": "aws:sqs"}
    journey.cloud.invoke("bulk", {"Records": [heard, heard]})
    journey.cloud.drain()
    register = journey.seeded.registers["A"]
    entries = journey.call("GET", f"/registers/{register}/entries", "registrar")["items"]
    assert [it["number"] for it in entries] == [found["number"]]
    assert len(journey.call("GET", "/batches", "sender")["items"]) == 1


def _turn(batch_id: str) -> str:
    return f'{{"detail-type": "BatchSent", "detail": {{"batch_id": "{batch_id}"}}}}'


def test_a_line_whose_files_do_not_all_come_in_time_expires_and_says_which(journey: Journey, sender: str) -> None:
    here, missing, other = letter(), letter(pages=2), letter(pages=3)
    batch = send(journey, [line(journey, "A", here, missing), line(journey, "B", other)])
    journey.cloud.drain()
    upload(journey, batch["id"], {2: [other]})
    (form, _) = journey.call("POST", f"/batches/{batch['id']}/forms", "sender", json={"lines": [1]})["items"][0][
        "forms"
    ]
    assert journey.send(form, here if form["name"] == "0.pdf" else missing).status_code < 300
    journey.cloud.drain()
    waiting, done = results(journey, batch["id"])
    assert (waiting["state"], len(waiting["missing"]), done["state"]) == ("awaiting_files", 1, "registered")
    later(journey.cloud, FILES_WITHIN + timedelta(minutes=1))
    expired, done = results(journey, batch["id"])
    assert (expired["state"], expired["number"], done["state"]) == ("expired", None, "registered")
    closed = journey.call("GET", f"/batches/{batch['id']}", "sender")
    assert (closed["state"], closed["totals"]) == ("closed", {"expired": 1, "registered": 1})
    assert journey.call("POST", f"/batches/{batch['id']}/forms", "sender", json={"lines": [1]})["items"] == []
    assert mailed_to(journey.cloud, sender)[-1] == "Lot de courriers terminé"


def test_a_letter_is_deposited_at_the_instant_when_its_last_file_came(journey: Journey, sender: str) -> None:
    content = letter()
    batch = send(journey, [line(journey, "A", content)])
    journey.cloud.drain()
    upload(journey, batch["id"], {1: [content]})
    arrived = datetime.now(UTC)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        journey.cloud.drain()
    (found,) = results(journey, batch["id"])
    assert abs(datetime.fromisoformat(found["submitted_at"]) - arrived) < timedelta(minutes=1)


def test_a_letter_whose_file_is_refused_is_rejected_with_the_reasons_and_no_other_is(
    journey: Journey, sender: str
) -> None:
    hostile, good = pdf_samples.with_javascript(), letter()
    batch = send(journey, [line(journey, "A", hostile), line(journey, "B", good)])
    journey.cloud.drain()
    upload(journey, batch["id"], {1: [hostile], 2: [good]})
    journey.cloud.drain()
    rejected, taken = results(journey, batch["id"])
    assert (rejected["state"], taken["state"]) == ("submission_rejected", "registered")
    assert rejected["reasons"] and rejected["explanations"] and rejected["submitted_at"]


def test_what_was_sent_before_is_told_before_any_file_is_sent_and_may_be_sent_again(
    journey: Journey, sender: str
) -> None:
    content = letter()
    first = send(journey, [line(journey, "A-1", content), line(journey, "A-2", content)])
    journey.cloud.drain()
    upload(journey, first["id"], {1: [content]})
    journey.cloud.drain()
    number = results(journey, first["id"])[0]["number"]
    second = send(journey, [line(journey, "A-1", content)])
    journey.cloud.drain()
    (told,) = results(journey, second["id"])
    assert told["earlier"]["number"] == number and told["state"] == "awaiting_files"
    _leads_to_the_receipt(journey, told["earlier"], f"/batches/{second['id']}")
    assert told["reference_used"] == {"batch_id": first["id"], "line": 1}
    assert results(journey, first["id"])[1]["same_as_line"] == 1
    upload(journey, second["id"], {1: [content]})
    journey.cloud.drain()
    assert results(journey, second["id"])[0]["state"] == "registered"


def _leads_to_the_receipt(journey: Journey, earlier: Any, page: str) -> None:
    """By the API, and on the batch's page for whoever proves there to be the depositor."""
    first = journey.call("GET", f"/deposits/{earlier['deposit_id']}")
    assert earlier["receipt"] and first["submission"]["tracking_code"] == earlier["tracking_code"]
    assert journey.sealed_receipt(first).startswith(b"%PDF-")
    assert f"/track/{earlier['tracking_code']}/receipt" in journey.citizen.get(f"{journey.cloud.url}{page}").text


def test_an_administration_deposits_by_its_program_in_its_own_name(journey: Journey) -> None:
    connected(journey, "permits", "batches:write", "batches:read", name="program")
    content = letter()
    wrong = {"letters": [line(journey, "A", content)], "depositor": {"email": "nowhere"}}
    key = {"Idempotency-Key": str(uuid.uuid4())}
    refused = journey.call("POST", "/batches", "program", 422, json=wrong, headers=key)
    assert [it["field"] for it in refused["errors"]] == ["depositor.email"]
    email = new_address()
    batch = send(journey, [line(journey, "A", content)], name="program", depositor={"email": email})
    journey.cloud.drain()
    upload(journey, batch["id"], {1: [content]}, "program")
    journey.cloud.drain()
    (found,) = results(journey, batch["id"], "program")
    deposit = bootstrap.deposit_drafts().get(found["deposit_id"])
    assert (deposit.details.kind, deposit.details.name) == ("administration", journey.seeded.administration.name.fr)
    again = send(journey, [line(journey, "B", content)], name="program", depositor={"email": new_address()})
    journey.cloud.drain()
    assert results(journey, again["id"], "program")[0]["earlier"]["number"] == found["number"], "proven by its program"


def test_a_batch_is_seen_by_its_senders_programs_and_by_its_page_alone(
    journey: Journey, sender: str, http: requests.Session
) -> None:
    content = letter()
    batch = send(journey, [line(journey, "FAC/1", content), line(journey, "FAC/1", content), 7])
    journey.cloud.drain()
    batches.connected(journey, new_address(), name="stranger")
    for path in (f"/batches/{batch['id']}", f"/batches/{batch['id']}/lines", f"/batches/{batch['id']}/lines/1/receipt"):
        assert journey.call("GET", path, "stranger", 404)["code"] == "bulk.unknown"
    journey.call("POST", f"/batches/{batch['id']}/forms", "stranger", 404, json={"lines": [1]})
    upload(journey, batch["id"], {1: [content]})
    journey.cloud.drain()
    number = results(journey, batch["id"])[0]["number"]
    page = http.get(f"/batches/{batch['id']}?lang=ar")
    assert page.status_code == 200 and number in page.text and "دفعة مراسلات" in page.text
    assert http.get(f"/batches/{batch['id']}/receipts/1").content.startswith(b"%PDF-")
    put_later_receipt(results(journey, batch["id"])[0]["deposit_id"])
    assert [it["occasion"] for it in results(journey, batch["id"])[0]["receipts"]] == [1, 4]
    later_receipt = f"/batches/{batch['id']}/lines/1/receipt?occasion=4"
    assert f"{number}-4.pdf" in journey.call("GET", later_receipt, "sender")["url"]
    assert f"/batches/{batch['id']}/receipts/1?occasion=4" in http.get(f"/batches/{batch['id']}?lang=fr").text
    table = http.get(f"/batches/{batch['id']}/results.csv?lang=fr")
    rows = list(csv.DictReader(io.StringIO(table.content.decode("utf-8-sig"))))
    assert [row["État"] for row in rows] == ["Enregistré", "Ligne refusée", "Ligne refusée"]
    assert rows[0]["Numéro d’ordre"] == number and "ligne \u20681\u2069" in rows[1]["Remarques"]
    assert http.get("/batches/0123456789ABCDEFGHJKMNPQRS").status_code == 404


def test_lines_and_batches_are_read_page_by_page(journey: Journey, sender: str, http: requests.Session) -> None:
    sent = [send(journey, [{"reference": f"R{number}"} for number in range(60)]) for _ in range(2)]
    found = results(journey, sent[0]["id"])
    assert [it["line"] for it in found] == list(range(1, 61))
    assert [it["reference"] for it in found] == [f"R{number}" for number in range(60)]
    assert len(sent[0]["refused_lines"]) == 20 and sent[0]["refused"] == 60
    assert [it["id"] for it in journey.call("GET", "/batches", "sender")["items"]] == [it["id"] for it in sent[::-1]]
    for path in (f"/batches/{sent[0]['id']}/lines", "/batches"):
        for cursor in ("AAAA", "eyJwYXJ0IjogOTl9", "eyJiZWZvcmUiOiAieCJ9"):
            assert journey.call("GET", f"{path}?cursor={cursor}", "sender", 422)["errors"][0]["field"] == "cursor"
    page = http.get(f"/batches/{sent[0]['id']}")
    assert "R49" in page.text and "R50" not in page.text
    (following,) = re.findall(r'rel="next" href="([^"]+)"', page.text)
    assert "R50" in http.get(following).text


def test_what_is_wrong_with_the_whole_call_is_told_for_the_whole(journey: Journey, sender: str) -> None:
    def refused(status: int, body: Any, key: str | None = "") -> str:
        headers = {} if key is None else {"Idempotency-Key": key or str(uuid.uuid4())}
        return str(journey.call("POST", "/batches", "sender", status, json=body, headers=headers)["code"])

    good = [line(journey, "A", letter())]
    assert refused(400, {"letters": good}, None) == "http.idempotency_key_missing"
    assert refused(400, {"letters": good}, "1") == "http.idempotency_key_guessable"
    assert refused(422, {"letters": []}) == "invalid"
    assert refused(422, {"letters": [{}] * 501}) == "invalid"
    assert refused(422, {"letters": good, "depositor": {"email": "a@b.example"}}) == "invalid"
    assert journey.call("GET", "/batches", "sender")["items"] == []
