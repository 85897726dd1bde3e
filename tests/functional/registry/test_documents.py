"""An agent's program reads what an agent reads: letters, receipts, sealed replies; and sees what was sent so far."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from chalicelib.kernel.digests import sha256
from tests import pdf_samples
from tests.conftest import PortalSession
from tests.functional.registry.conftest import Office, signed_in
from tests.journeys import Journey
from tests.logged import logged
from tests.pdf_samples import letter


def _read(link: Any) -> bytes:
    """The bytes behind a link, which holds for five minutes from now."""
    left = datetime.fromisoformat(link["expires_at"]) - datetime.now(UTC)
    assert timedelta(minutes=4) < left <= timedelta(minutes=5)
    answer = requests.get(link["url"], timeout=30)
    assert answer.status_code == 200, answer.text
    return answer.content


@pytest.fixture
def answered(journey: Journey) -> Any:
    """A deposited mail whose reply was sealed."""
    deposit, _ = journey.answered_deposit()
    mails = journey.call("GET", f"/registers/{journey.seeded.registers['A']}/entries", "registrar")["items"]
    return next(mail for mail in mails if mail["number"] == deposit["number"])


def test_the_papers_of_an_answered_mail_are_read(journey: Journey, answered: Any) -> None:
    path = f"/mails/{answered['id']}"
    (file,) = answered["sheet"]["files"]
    for agent in ("registrar", "handler"):
        assert sha256(_read(journey.call("GET", f"{path}/files/{file['id']}", agent))) == file["sha256"]
        assert _read(journey.call("GET", f"{path}/receipt", agent)).startswith(b"%PDF")
    sealed = _read(journey.call("GET", f"{path}/sealed-reply", "registrar"))
    assert sealed == journey.sealed_reply({"reply_mail_id": answered["answer_id"]})
    own = f"/mails/{answered['answer_id']}"
    assert _read(journey.call("GET", f"{own}/sealed-reply", "registrar")) == sealed
    journey.call("GET", f"{own}/receipt", "registrar", expect=404)
    journey.call("GET", f"{path}/files/{answered['id']}", "registrar", expect=404)


def test_a_documents_size_stays_behind_its_kind_in_arabic(journey: Journey, http: PortalSession) -> None:
    mail = journey.registered_mail()
    page = signed_in(http, journey.seeded, "registrar").get(f"/desk/mails/{mail['id']}?lang=ar")
    assert "<bdi>PDF</bdi> · " in page, "its letters would draw the number of the size into their own direction"


def test_the_log_says_to_which_agents_links_to_a_file_were_given(journey: Journey, http: PortalSession) -> None:
    mail, registrar = journey.registered_mail(), journey.seeded.agents["registrar"]
    (file,), path = mail["sheet"]["files"], f"/mails/{mail['id']}"
    desk = signed_in(http, journey.seeded, "registrar")
    for read in (
        lambda: journey.call("GET", f"{path}/files/{file['id']}", "registrar"),
        lambda: desk.get(f"/desk{path}"),
        lambda: http.get(f"/desk{path}/files/{file['id']}", allow_redirects=False),
    ):
        with logged() as lines:
            read()
        given = [json.loads(it) for it in lines.written if "a link to a file was given" in it]
        assert {(it["file_id"], it["agent_id"]) for it in given} == {(file["id"], registrar.id)}


def test_a_mail_without_papers_has_none(office: Office) -> None:
    mail = office.mail()
    for paper in ("receipt", "sealed-reply"):
        office.journey.call("GET", f"/mails/{mail['id']}/{paper}", "registrar", expect=404)


def test_a_handler_sees_what_became_of_the_pdfs_they_sent(office: Office) -> None:
    journey, mail = office.journey, office.act(office.mail(), "assignment", desk_id=office.desk("permits"))
    path = f"/mails/{mail['id']}/reply-files"
    assert journey.call("GET", path, "handler")["items"] == []
    for content in (pdf_samples.with_javascript(), letter()):
        journey.send(journey.call("POST", path, "handler", json={}), content)
        journey.cloud.drain()
    refused, clean = journey.call("GET", f"{path}?lang=fr", "handler")["items"]
    assert (refused["state"], refused["reasons"]) == ("refused", ["javascript"])
    assert refused["explanations"][0].startswith("Le fichier contient un programme")
    assert (clean["state"], clean["explanations"]) == ("clean", [])
    journey.call("GET", path, "registrar", expect=403)


def test_a_registrar_sees_what_became_of_a_scan(office: Office) -> None:
    journey, register = office.journey, office.seeded.registers["A"]
    sheet = {"subject": "رسالة", "sender": "وزارة", "entity_id": office.seeded.administration.entity_id}
    intake = journey.call("POST", f"/registers/{register}/intakes", "registrar", json=sheet)
    path = f"/intakes/{intake['id']}/scans"
    journey.send(journey.call("POST", path, "registrar"), letter())
    assert [scan["state"] for scan in journey.call("GET", path, "registrar")["items"]] == ["uploaded"]
    journey.cloud.drain()
    assert [scan["state"] for scan in journey.call("GET", path, "registrar")["items"]] == ["clean"]
