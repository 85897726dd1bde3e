"""Files that do not go their plain way: part of everything that functions do (``tests/everything.py``)."""

from datetime import UTC, datetime, timedelta

import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from tests.ageing import age_draft, age_file
from tests.circuits import Office
from tests.pdf_samples import letter
from tests.scans import say, scanner_that_says


def files_in_trouble(office: Office) -> None:
    """One whose scan failed at first, one taken back by a late word, those that never came, whoever awaited them, and a
    draft left lying."""
    journey, cloud = office.journey, office.cloud
    draft = journey.draft()["id"]
    taken_back, waiting = journey.attach(draft, letter()), ""
    cloud.drain()
    say(cloud, taken_back, "THREATS_FOUND", "late")
    with scanner_that_says(cloud, "FAILED"):
        waiting = journey.attach(draft, letter())
        cloud.drain()
    _sweep(office, timedelta(minutes=3))
    assert journey.call("GET", f"/deposits/{draft}/files/{waiting}")["state"] == "clean"
    in_parts = {"name": "a.pdf", "size_bytes": 21 * 2**20}
    age_file(journey.call("POST", f"/deposits/{draft}/uploads", json=in_parts)["file_id"], timedelta(days=8))
    for owner in ("exchange", "intake", "mail", "mandate", "message"):
        announced, _ = bootstrap.files().open_upload(f"{owner}/{new_id()}", office.seeded.administration.id)
        age_file(announced.id, timedelta(days=8))
    _sweep(office, timedelta())
    age_draft(draft, timedelta(days=31))
    _sweep(office, timedelta())
    journey.call("GET", f"/deposits/{draft}", expect=404)


def _sweep(office: Office, later: timedelta) -> None:
    with time_machine.travel(datetime.now(UTC) + later):
        office.cloud.fire("SweeperSchedule")
        office.cloud.drain(60)
