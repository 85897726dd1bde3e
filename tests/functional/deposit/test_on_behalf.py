"""Letters for a third party under a mandate, and deposits that an agent fills in at a counter."""

import re
from pathlib import Path
from typing import Any

from chalicelib import bootstrap
from chalicelib.notices.model import Channel
from infra.local.cloud import LocalCloud
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.pdf_tools import text_of
from tests.people import email_of, sign_in


def _receipt_text(journey: Journey, deposit_id: str, directory: Path) -> str:
    link = journey.call("GET", f"/deposits/{deposit_id}/receipt")["url"]
    return text_of(journey.citizen.get(link).content, directory)


def _registered(journey: Journey, cloud: LocalCloud, deposit_id: str) -> Any:
    cloud.drain()
    journey.submit(deposit_id)
    cloud.drain()
    mail_id = bootstrap.deposit_drafts().get(deposit_id).submitted.mail_id
    return journey.call("GET", f"/mails/{mail_id}", "registrar")


def test_a_letter_for_somebody_else_needs_the_mandate_and_names_both(
    journey: Journey, cloud: LocalCloud, tmp_path: Path
) -> None:
    draft = journey.draft(for_whom="other", represented="الحاج عمر بناني")
    path = f"/deposits/{draft['id']}"
    file_id = journey.attach(draft["id"], letter())
    mandate = journey.attach(draft["id"], letter(pages=2), "wakala.pdf")
    refused = journey.call("POST", f"{path}/submission", expect=422, json={})
    assert [it["code"] for it in refused["errors"]] == ["deposit.mandate_missing"]
    journey.call("PUT", f"{path}/files/{mandate}", json={"nature": "mandate"})
    mail = _registered(journey, cloud, draft["id"])
    assert mail["sheet"]["represented"] == "الحاج عمر بناني"
    assert [it["nature"] for it in mail["sheet"]["files"]] == ["letter", "mandate"]
    said = _receipt_text(journey, draft["id"], tmp_path)
    assert "Pour le compte de" in said and "par procuration jointe" in said
    assert file_id != mandate


def test_an_agent_fills_a_deposit_in_for_somebody_without_an_address_and_the_receipt_names_the_helper(
    journey: Journey, cloud: LocalCloud, tmp_path: Path
) -> None:
    draft = journey.call("POST", "/assisted-deposits", "registrar", 201, json={"language": "fr"})
    path = f"/deposits/{draft['id']}"
    assert draft["helper"] == "خديجة العلوي"
    given = {"depositor": {"name": "Mbarka Ouhssain"}, "letter": {"subject": "Demande d’acte"}}
    journey.call("PUT", path, json=given, headers={"If-Match": "*"})
    journey.attach(draft["id"], letter())
    mail = _registered(journey, cloud, draft["id"])
    assert (mail["sheet"]["helper"], mail["sheet"]["channel"]) == ("Khadija Alaoui", "counter")
    said = _receipt_text(journey, draft["id"], tmp_path)
    assert "Khadija Alaoui" in said and "Mbarka Ouhssain" in said
    page = journey.citizen.get(f"{cloud.url}/drafts/{draft['id']}/done?lang=fr").text
    assert "Khadija Alaoui" in page and "/desk/assisted" in page
    assert "la réponse se retire au bureau d’ordre" in page and "Un courriel vous prévient" not in page
    _is_sent_codes_once_the_office_knows_an_address(journey, draft["id"], mail["id"])


def _is_sent_codes_once_the_office_knows_an_address(journey: Journey, deposit_id: str, mail_id: str) -> None:
    deposit, thread = bootstrap.deposit_drafts().get(deposit_id), f"/mails/{mail_id}/messages"
    code, track = deposit.submitted.tracking_code, f"{journey.cloud.url}/track/{deposit.submitted.tracking_code}"
    refused = journey.call("POST", f"/trackings/{code}/one-time-code", expect=409)
    assert refused["code"] == "deposit.no_email" and not journey.call("GET", thread, "registrar")["reached"]
    assert f"/track/{code}/code" not in journey.citizen.get(track).text
    with bootstrap.transactions()() as work:
        bootstrap.mailboxes().correct_with(work, deposit.source, Channel.MAIL, new_address())
    journey.call("POST", f"/trackings/{code}/one-time-code", expect=202)
    assert f"/track/{code}/code" in journey.citizen.get(track).text
    assert journey.call("GET", thread, "registrar")["reached"]


def test_who_is_no_registrar_helps_nobody(journey: Journey) -> None:
    assert journey.call("POST", "/assisted-deposits", "handler", 403, json={})["code"] == "organisation.role_lacking"


def test_the_desks_page_leads_through_the_steps_in_the_language_of_who_is_helped(
    journey: Journey, http: PortalSession
) -> None:
    assert sign_in(http, email_of(journey.seeded, "registrar")).status_code == 200
    begun = http.post(
        "/desk/assisted", data={**form(http.get("/desk/assisted").text, "/assisted").fields, "language": "ar"}
    )
    assert begun.url.endswith("/depositor?lang=ar")
    draft, page = re.sub(r"/depositor.*", "", begun.url), begun.text
    assert "خديجة العلوي" in page and 'lang="ar' in page
    hidden = form(page, "/depositor").fields
    saved = http.post(f"{draft}/depositor", data={**hidden, "kind": "citizen", "name": "مباركة"})
    assert saved.url.endswith("/letter")
