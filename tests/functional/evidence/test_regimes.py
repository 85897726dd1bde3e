"""Receipts by regime: chosen at the deposit or by the registrar, each act's beside the first, none written again."""

from pathlib import Path
from typing import Any

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.evidence.handlers import on_occasion
from chalicelib.kernel.events import Event, detail_of
from chalicelib.kernel.log import LogRecord
from infra.local.cloud import LocalCloud
from tests import pdf_tools
from tests.journeys import Journey


def deposited(journey: Journey, kind: str) -> Any:
    """A registered deposit of one kind of request."""
    return journey.deposit(request_kind=kind)


def mail_of(journey: Journey, deposit: Any) -> Any:
    basket = f"qualify/{journey.seeded.administration.entity_id}"
    mails = journey.call("GET", f"/mails?basket={basket}", "registrar")["items"]
    return next(mail for mail in mails if mail["number"] == deposit["number"])


def kinds(journey: Journey, deposit: Any) -> list[str]:
    found = journey.call("GET", f"/deposits/{deposit['id']}")["receipts"]
    return [receipt["kind"] for receipt in found]


def receipt_text(journey: Journey, deposit: Any, occasion: int, directory: Path) -> str:
    link = journey.call("GET", f"/deposits/{deposit['id']}/receipt?occasion={occasion}")["url"]
    pdf = requests.get(link, timeout=30).content
    assert pdf_tools.standard_failures(pdf, "2a") == []
    assert "Signature is Valid." in pdf_tools.pdfsig_verdicts(pdf, directory)
    return " ".join(pdf_tools.text_of(pdf, directory).replace("\N{NO-BREAK SPACE}", " ").split())


def records(mail_id: str, *events: str) -> list[LogRecord]:
    return [record for record in bootstrap.log().of_object(f"mail/{mail_id}") if record.body["event"] in events]


def as_event(record: LogRecord) -> Event:
    return Event.read({"detail-type": record.body["event"], "detail": detail_of(record.body)})


def test_kinds_of_request_are_offered_and_others_refused(journey: Journey) -> None:
    slug = journey.seeded.administration.slug
    offered = journey.call("GET", f"/administrations/{slug}/request-kinds")["items"]
    assert {"complaint", "administrative-act", "access-to-information"} <= {kind["id"] for kind in offered}
    body = {"administration": slug, "letter": {"request_kind": "invoice"}}
    refused = journey.call("POST", "/deposits", expect=422, json=body)
    assert refused["errors"][0]["code"] == "deposit.request_kind_unknown"


def test_a_complaint_has_a_receipt_of_its_own_with_the_last_day_of_the_answer(journey: Journey, tmp_path: Path) -> None:
    deposit = deposited(journey, "complaint")
    assert kinds(journey, deposit) == ["complaint"]
    text = receipt_text(journey, deposit, 1, tmp_path)
    assert "Décret n° 2-17-265" in text and "2 mois" in text
    assert mail_of(journey, deposit)["due_on"]
    answers = journey.citizen.get(f"{journey.cloud.url}/drafts/{deposit['id']}/answers?lang=fr").text
    assert "Nature de la demande" in answers and "Nature du courrier" not in answers


def test_a_file_is_received_then_found_complete_then_rejected_by_three_receipts(
    cloud: LocalCloud, journey: Journey, tmp_path: Path
) -> None:
    deposit = deposited(journey, "administrative-act")
    mail = mail_of(journey, deposit)
    first = journey.sealed_receipt(deposit)
    found = journey.change(f"/mails/{mail['id']}/completeness", "registrar", mail["version"])
    cloud.drain()
    journey.change(
        f"/mails/{mail['id']}/rejection", "registrar", found["version"], reason_code="other", note="Hors délai."
    )
    cloud.drain()
    assert kinds(journey, deposit) == ["file", "file_complete", "rejection"]
    assert journey.sealed_receipt(deposit) == first
    shown = journey.call("GET", f"/deposits/{deposit['id']}?lang=fr")["receipts"]
    complete, rejected = shown[1:]
    assert "Dossier reconnu complet" in receipt_text(journey, deposit, complete["occasion"], tmp_path)
    text = receipt_text(journey, deposit, rejected["occasion"], tmp_path)
    assert "Hors délai." in text and "Courrier rejeté" in text
    verified = journey.call("GET", f"/verifications/{rejected['verification_id']}?lang=fr")
    assert [receipt["kind"] for receipt in verified["receipts"]] == kinds(journey, deposit)
    listed = journey.call("GET", f"/mails/{mail['id']}/receipts", "registrar")["items"]
    assert [receipt["verification_id"] for receipt in listed] == [it["verification_id"] for it in shown]


def test_events_that_come_again_and_in_disorder_make_no_receipt_twice(cloud: LocalCloud, journey: Journey) -> None:
    deposit = deposited(journey, "administrative-act")
    mail = mail_of(journey, deposit)
    journey.change(f"/mails/{mail['id']}/completeness", "registrar", mail["version"])
    cloud.drain()
    before = bootstrap.verification_store().receipts(mail["id"])
    for record in reversed(records(mail["id"], "MailRegistered", "FileFoundComplete")):
        on_occasion(as_event(record))
        on_occasion(as_event(record))
    cloud.drain()
    assert bootstrap.verification_store().receipts(mail["id"]) == before
    assert len(before) == 2


def test_missing_pieces_are_named_by_a_sealed_receipt(cloud: LocalCloud, journey: Journey, tmp_path: Path) -> None:
    from chalicelib.registry.messages.correspondence import Request

    deposit = deposited(journey, "administrative-act")
    mail = mail_of(journey, deposit)
    caller = bootstrap.organisation().caller(journey.seeded.agents["registrar"].id)
    asked = Request("تعذر فحص الملف.", ("Titre foncier", "نسخة من البطاقة الوطنية"), 10)
    bootstrap.correspondence().ask_completion(caller, mail["id"], mail["version"], asked)
    cloud.drain()
    assert kinds(journey, deposit) == ["file", "file_incomplete"]
    occasion = journey.call("GET", f"/deposits/{deposit['id']}")["receipts"][1]["occasion"]
    text = receipt_text(journey, deposit, occasion, tmp_path)
    assert "Titre foncier" in text and "Suspendu depuis" in text
    path = f"/mails/{mail['id']}/completeness"
    refused = journey.call("POST", path, "registrar", 409, headers={"If-Match": f'"{mail["version"] + 1}"'})
    assert refused["code"] == "registry.completion_awaited"


@pytest.mark.parametrize("model", ["complaint", "administrative-act"])
def test_the_registrar_says_what_a_letter_is_and_it_gets_that_receipt_too(
    cloud: LocalCloud, journey: Journey, model: str
) -> None:
    deposit = deposited(journey, "")
    mail = mail_of(journey, deposit)
    entity = journey.seeded.administration.entity_id
    journey.change(
        f"/mails/{mail['id']}/qualification", "registrar", mail["version"], entity_id=entity, model=model, language="fr"
    )
    cloud.drain()
    expected = {"complaint": "complaint", "administrative-act": "file"}[model]
    assert kinds(journey, deposit) == ["correspondence", expected]


def test_what_is_no_file_cannot_be_complete(journey: Journey) -> None:
    mail = mail_of(journey, deposited(journey, "complaint"))
    path = f"/mails/{mail['id']}/completeness"
    refused = journey.call("POST", path, "registrar", 409, headers={"If-Match": f'"{mail["version"]}"'})
    assert refused["code"] == "registry.not_a_file"
