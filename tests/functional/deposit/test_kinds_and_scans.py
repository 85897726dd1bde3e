"""Letters in office files and pictures, and what the malware scan says of them, from the draft to the desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from tests import image_samples, office_samples
from tests.ageing import age_draft
from tests.conftest import PortalSession
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.pdf_tools import text_of
from tests.scans import say, scanner_that_says

GONE = (403, 404)
"""S3 says 404 only to who may list the bucket."""


def file_of(journey: Journey, draft: Any, file_id: str) -> Any:
    return journey.call("GET", f"/deposits/{draft['id']}/files/{file_id}")


def sweep_later(journey: Journey, later: timedelta) -> None:
    with time_machine.travel(datetime.now(UTC) + later):
        journey.cloud.fire("SweeperSchedule")
        journey.cloud.drain(60)


def test_a_letter_of_word_with_a_photograph_is_registered_and_read_for_what_it_is(
    journey: Journey, tmp_path: Path
) -> None:
    draft = journey.draft(language="fr")
    for content, name in (
        (office_samples.ooxml(), "lettre.pdf"),
        (image_samples.picture("JPEG"), "photo.jpg"),
        (letter(pages=2), "plan.pdf"),
    ):
        journey.attach(draft["id"], content, name)
    journey.cloud.drain()
    items = journey.call("GET", f"/deposits/{draft['id']}/files")["items"]
    assert [(it["kind"], it["pages"], it["state"]) for it in items] == [
        ("docx", None, "clean"),
        ("jpeg", None, "clean"),
        ("pdf", 2, "clean"),
    ]
    journey.submit(draft["id"])
    journey.cloud.drain()
    deposit = journey.call("GET", f"/deposits/{draft['id']}")
    text = text_of(journey.sealed_receipt(deposit), tmp_path)
    assert "DOCX" in text and "JPEG" in text and "2 pages" in text
    _read_at_the_desk(journey)


def _read_at_the_desk(journey: Journey) -> None:
    entity_id = journey.seeded.administration.entity_id
    (mail,) = journey.call("GET", f"/mails?basket=qualify/{entity_id}", "registrar")["items"]
    assert mail["sheet"]["pages"] is None
    browser = signed_in(PortalSession(journey.cloud.url), journey.seeded, "registrar", "fr")
    office, photo, _ = mail["sheet"]["files"]
    page = browser.get(f"/desk/mails/{mail['id']}?file={office['id']}")
    assert "<iframe" not in page and "ne s’affiche pas dans le navigateur" in page
    saved = browser.session.get(f"/desk/mails/{mail['id']}/files/{office['id']}")
    assert saved.headers["Content-Type"].endswith("wordprocessingml.document")
    assert saved.headers["Content-Disposition"] == "attachment; filename*=UTF-8''lettre.pdf.docx"
    shown = browser.session.get(f"/desk/mails/{mail['id']}/files/{photo['id']}")
    assert (shown.headers["Content-Type"], shown.headers["Content-Disposition"][:6]) == ("image/jpeg", "inline")
    assert "<iframe" in browser.get(f"/desk/mails/{mail['id']}?file={photo['id']}")
    say(journey.cloud, photo["id"], "THREATS_FOUND", "late")
    page = browser.get(f"/desk/mails/{mail['id']}?file={photo['id']}")
    assert "il a été retiré après son admission" in page


def test_a_link_to_what_turned_out_infected_leads_nowhere(journey: Journey) -> None:
    draft = journey.draft()
    file_id = journey.attach(draft["id"], letter())
    journey.cloud.drain()
    link = bootstrap.files().read_url(file_id)
    assert requests.get(link, timeout=30).status_code == 200
    say(journey.cloud, file_id, "THREATS_FOUND", "late")
    assert requests.get(link, timeout=30).status_code in GONE
    assert file_of(journey, draft, file_id)["reasons"] == ["malware"]
    problem = journey.call("POST", f"/deposits/{draft['id']}/submission", expect=422, json={})
    assert [error["field"] for error in problem["errors"]] == [f"file-{file_id}"]


@pytest.mark.parametrize("status", ["FAILED", "ACCESS_DENIED"])
def test_a_scan_that_failed_is_asked_for_again_by_the_sweeper_and_shown_to_the_operator(
    journey: Journey, status: str
) -> None:
    draft = journey.draft()
    with scanner_that_says(journey.cloud, status):
        file_id = journey.attach(draft["id"], letter())
        journey.cloud.drain()
    assert file_of(journey, draft, file_id)["state"] == "stuck"
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
        shown = journey.call("GET", "/operations", "operator")["files"]
        assert (file_id, f"scan: {status}") in [(it["id"], it["reason"]) for it in shown]
    sweep_later(journey, timedelta(minutes=3))
    assert file_of(journey, draft, file_id)["state"] == "clean"


def test_a_draft_left_for_thirty_days_is_gone_with_its_files(journey: Journey) -> None:
    draft, kept = journey.draft(), journey.deposit()
    file_id = journey.attach(draft["id"], letter())
    journey.cloud.drain()
    link = bootstrap.files().read_url(file_id)
    sweep_later(journey, timedelta())
    assert journey.call("GET", f"/deposits/{draft['id']}")["state"] == "draft"
    age_draft(draft["id"], timedelta(days=30, minutes=1))
    sweep_later(journey, timedelta())
    late = journey.call("POST", f"/deposits/{draft['id']}/submission", expect=409, json={})
    assert late["code"] == "deposit.draft_over", (
        "what may be swept is submitted no more, what may be submitted not swept"
    )
    age_draft(draft["id"], timedelta(hours=1))
    for _ in range(2):  # the draft and its files, then the copies
        sweep_later(journey, timedelta())
    journey.call("GET", f"/deposits/{draft['id']}", expect=404)
    assert requests.get(link, timeout=30).status_code in GONE
    assert journey.call("GET", f"/deposits/{kept['id']}")["number"]


def test_a_reply_is_a_pdf_and_a_scan_may_be_a_picture(journey: Journey) -> None:
    mail = journey.assigned_mail()
    form = journey.call("POST", f"/mails/{mail['id']}/reply-files", "handler", json={})
    journey.send(form, office_samples.ooxml())
    journey.cloud.drain()
    assert bootstrap.files().get(form["file_id"]).reasons == ("not_a_pdf",)
    entity_id = journey.seeded.administration.entity_id
    sheet = {"subject": "رسالة ورقية", "sender": "وزارة", "entity_id": entity_id, "addressee": "قسم"}
    intake = journey.call("POST", f"/registers/{journey.seeded.registers['A']}/intakes", "registrar", json=sheet)
    scans = [journey.call("POST", f"/intakes/{intake['id']}/scans", "registrar") for _ in range(2)]
    for scan, content in zip(scans, (office_samples.ooxml(), image_samples.pages()), strict=True):
        journey.send(scan, content)
    journey.cloud.drain()
    first, second = (bootstrap.files().get(scan["file_id"]) for scan in scans)
    assert (first.reasons, second.state, second.pages) == (("not_a_scan",), "clean", 3)
