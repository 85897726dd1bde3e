"""A sender's account and a batch of it, through everything that becomes of its lines: for the rights that it takes."""

from datetime import UTC, datetime, timedelta

import pytest
import requests
import time_machine

from chalicelib.bulk import batch, turns
from chalicelib.bulk.batch import FILES_WITHIN
from tests import batches, pdf_samples
from tests.circuits import Office
from tests.faults import Fault, injected
from tests.functional.deposit.own import new_address
from tests.pdf_samples import letter


def letters_in_bulk(office: Office) -> None:
    """A batch of two parts, prepared in two turns, to an administration that had no deposit before."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(batch, "LINES_A_PART", 3)
        patch.setattr(turns, "PARTS_A_TURN", 1)
        _every_fate(office)


def _every_fate(office: Office) -> None:
    """Lines deposited, refused for their file, not judged at first, given up; a letter sent twice; results read."""
    journey, cloud = office.journey, office.cloud
    batches.connected(journey, email := new_address())
    good, hostile, unjudged = letter(), pdf_samples.with_javascript(), letter(pages=2)
    lines = [batches.line(journey, name, it) for name, it in zip("ABC", (good, hostile, unjudged), strict=True)]
    sent = batches.send(journey, [*lines, batches.line(journey, "D", letter())])
    cloud.drain()
    batches.upload(journey, sent["id"], {1: [good], 2: [hostile]})
    cloud.drain()
    batches.upload(journey, sent["id"], {3: [unjudged]})
    with injected(lambda call: Fault.ERROR_500 if call.operation == "GetObject" else None, function="inspection"):
        cloud.drain(60)
    for path in ("/batches", f"/batches/{sent['id']}"):
        journey.call("GET", path, "sender")
    again = batches.send(journey, [batches.line(journey, "A", good)])
    cloud.drain()
    assert batches.results(journey, again["id"])[0]["earlier"]
    draft = journey.draft(email=email)["id"]
    journey.attach(draft, good)
    same = f"/mine/duplicates/{draft}"
    assert journey.call("GET", same, headers=batches.bearer(batches.visit(email)))["items"]
    requests.get(f"{cloud.url}/batches/{sent['id']}/results.csv", timeout=30).raise_for_status()
    for after in (timedelta(minutes=16), FILES_WITHIN + timedelta(minutes=1)):
        with time_machine.travel(datetime.now(UTC) + after):
            cloud.fire("SweeperSchedule")
            cloud.drain(60)
    states = [it["state"] for it in batches.results(journey, sent["id"])]
    assert states == ["registered", "submission_rejected", "registered", "expired"]
