"""Files above 20 MB in letters sent in bulk: announced in the manifest, sent in parts, deposited by themselves."""

from typing import Any

import pytest
import requests

from tests import batches
from tests.batches import line, results, send
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.large_files import MB, complete, large_pdf, send_lacking
from tests.pdf_samples import letter


@pytest.fixture
def sender(journey: Journey) -> str:
    """The address of a sender whose program is called ``sender``."""
    batches.connected(journey, email := new_address())
    return email


def _wanted(journey: Journey, batch_id: str) -> Any:
    (it,) = journey.call("POST", f"/batches/{batch_id}/forms", "sender", json={"lines": [1]})["items"]
    return it


def test_a_letter_in_bulk_takes_a_large_file_in_parts_and_submits_itself_when_all_are_there(
    journey: Journey, sender: str
) -> None:
    covering, plan = letter(), large_pdf(21)
    batch = send(journey, [line(journey, "PLAN-1", covering, plan)])
    assert batch["refused"] == 0
    journey.cloud.drain()
    wanted = _wanted(journey, batch["id"])
    (form,), (large,) = wanted["forms"], wanted["in_parts"]
    assert (large["name"], large["size_bytes"]) == ("1.pdf", len(plan))
    sent = requests.post(form["url"], data=form["fields"], files={"file": covering}, timeout=60)
    assert sent.status_code in (200, 201, 204)
    (result,) = results(journey, batch["id"])
    file_id, draft = large["file_id"], result["deposit_id"]
    assert large["address"].endswith(f"/api/v1/deposits/{draft}/files/{file_id}")
    send_lacking(journey, draft, file_id, plan, only={1})
    journey.cloud.drain()
    again = _wanted(journey, batch["id"])
    assert ([it["file_id"] for it in again["in_parts"]], again["forms"]) == ([file_id], [])
    assert send_lacking(journey, draft, file_id, plan) == [2, 3]
    complete(journey, draft, file_id)
    journey.cloud.drain()
    (result,) = results(journey, batch["id"])
    assert result["state"] == "registered" and result["number"] and result["missing"] == []


def test_other_bytes_than_the_manifest_declared_reject_the_letter_also_in_parts(journey: Journey, sender: str) -> None:
    plan = large_pdf(21)
    other = plan[:-9] + b" " + plan[-8:]
    batch = send(journey, [line(journey, "PLAN-2", plan)])
    journey.cloud.drain()
    (large,) = _wanted(journey, batch["id"])["in_parts"]
    draft = results(journey, batch["id"])[0]["deposit_id"]
    send_lacking(journey, draft, large["file_id"], other)
    complete(journey, draft, large["file_id"])
    journey.cloud.drain()
    (result,) = results(journey, batch["id"])
    assert (result["state"], result["reasons"]) == ("submission_rejected", ["digest_mismatch"])


def test_a_file_beyond_the_bound_refuses_its_line_alone_and_names_the_bound(journey: Journey, sender: str) -> None:
    fitting, beyond = line(journey, "A", letter()), line(journey, "B", letter())
    fitting["files"][0]["size_bytes"], beyond["files"][0]["size_bytes"] = 200 * MB, 200 * MB + 1
    batch = send(journey, [fitting, beyond])
    (refused,) = batch["refused_lines"]
    (problem,) = refused["problems"]
    assert (refused["reference"], problem["field"], problem["code"]) == ("B", "files.0.size_bytes", "files.too_large")
    assert "200" in problem["detail"]
