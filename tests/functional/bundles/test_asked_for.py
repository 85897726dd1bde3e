"""A letter's bundle is asked for by its depositor and by the office, made meanwhile, and holds for the verifier."""

import io

import pytest
import requests

from infra.local.cloud import LocalCloud
from tests.bundled import mail_of
from tests.conftest import PortalSession
from tests.functional.bundles.test_bundle import published, trust
from tests.journeys import Journey
from tests.links import one_time_code
from tests.on_the_tree import signed
from tests.people import csrf_of, email_of, sign_in
from wasl_verify.bundle import check_bundle
from wasl_verify.keys import read_keys
from wasl_verify.report import Report


def test_a_depositor_asks_waits_and_saves_what_the_verifier_accepts(cloud: LocalCloud, journey: Journey) -> None:
    code = journey.deposit()["submission"]["tracking_code"]
    with PortalSession(cloud.url) as visitor:
        assert visitor.get(f"/track/{code}/bundle").url.endswith(f"/track/{code}")
        assert visitor.post(f"/track/{code}/bundle").status_code in (401, 403)
        visitor.post(f"/track/{code}/code")
        cloud.drain()
        visitor.post(f"/track/{code}/open", data={"one_time_code": one_time_code(cloud)})
        csrf = csrf_of(visitor.get(f"/track/{code}/bundle"))
        asked = visitor.post(f"/track/{code}/bundle", data=csrf)
        assert asked.headers["Refresh"]
        assert f'href="/track/{code}/bundle' in asked.text
        signed(cloud)
        visitor.post(f"/track/{code}/bundle", data=csrf)
        cloud.drain()
        assert "Refresh" not in visitor.get(f"/track/{code}/bundle").headers
        stored = visitor.get(f"/track/{code}/bundle/file").content
    report = Report()
    check_bundle(io.BytesIO(stored), read_keys(published()), trust(cloud), report)
    assert report.exit_code == 0, report.faults


def test_an_agent_asks_and_the_api_gives_the_link(cloud: LocalCloud, journey: Journey) -> None:
    mail_id = mail_of(journey.deposit())
    signed(cloud)
    page = f"/desk/mails/{mail_id}/bundle"
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "registrar"))
        assert page in desk.get(f"/desk/mails/{mail_id}").text
        desk.post(page, data=csrf_of(desk.get(page)))
        cloud.drain()
        saved = desk.get(f"{page}/file").content
    found = journey.call("GET", f"/mails/{mail_id}/bundle", "registrar")
    assert found["state"] == "ready"
    assert requests.get(found["file"]["url"], timeout=20).content == saved


def test_who_may_not_read_what_it_was_sent_on_as_gets_none(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    mails = [mail_of(journey.deposit()), "elsewhere"]
    monkeypatch.setattr("chalicelib.neighbours.bundles_of_mails.mails_of", lambda _: mails)
    refused = journey.call("POST", f"/mails/{mails[0]}/bundle", "registrar", expect=403)
    assert refused["code"] == "bundles.sent_on"
