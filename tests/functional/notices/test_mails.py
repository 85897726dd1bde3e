"""Mails go once, in their reader's language; what cannot go is the operator's to see and to send again."""

import re
from collections.abc import Iterator
from email.message import EmailMessage

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from infra.local.cloud import LocalCloud
from tests import pdf_samples
from tests.faults import Call, Fault, injected
from tests.journeys import Journey


def mails_to(cloud: LocalCloud, address: str) -> list[EmailMessage]:
    """Every mail to one address."""
    return [mail for mail in cloud.mails() if mail["To"] == address]


def address() -> str:
    """Somebody whom no other test writes to."""
    return f"{new_id().lower()}@citizen.example"


def unwilling(call: Call) -> Fault | None:
    """The mail service refuses everything for now."""
    return Fault.THROTTLE if call.operation == "SendEmail" else None


def failed(journey: Journey) -> Iterator[str]:
    """The ids of this administration's mails that failed."""
    overview = journey.call("GET", "/operations", "operator")
    mine = journey.seeded.administration.id
    return (notice["id"] for notice in overview["notices"] if notice["administration_id"] == mine)


def test_the_receipt_is_mailed_once_in_the_depositors_language(cloud: LocalCloud, journey: Journey) -> None:
    to = address()
    deposit = journey.deposit(email=to, language="fr")
    mails = mails_to(cloud, to)
    assert [mail["Subject"] for mail in mails] == ["Récépissé de dépôt — Commune d’Ennakhil"]
    html = mails[0].get_body(("html",))
    assert html is not None
    assert deposit["number"] in html.get_content()
    assert [file.get_filename() for file in mails[0].iter_attachments()] == [f"{deposit['number']}.pdf"]


def test_an_event_delivered_twice_is_mailed_once(cloud: LocalCloud, journey: Journey) -> None:
    to = address()

    def crash_after_sending(call: Call) -> Fault | None:
        return Fault.TIMEOUT_AFTER if call.operation == "DeleteMessage" else None

    with injected(crash_after_sending, function="mailer"):
        journey.deposit(email=to)
    assert len(mails_to(cloud, to)) == 1


def test_a_mail_that_cannot_go_is_shown_to_the_operator_and_sent_on_retry(cloud: LocalCloud, journey: Journey) -> None:
    to = address()
    with injected(unwilling, function="mailer"):
        journey.deposit(email=to)
    assert not mails_to(cloud, to)
    (notice_id,) = failed(journey)
    records = list(bootstrap.log().of_object(f"notice/{notice_id}"))
    assert [record.body["event"] for record in records] == ["NoticeFailed"]
    assert to not in str(records[0].body)
    journey.call("POST", f"/operations/notice/{notice_id}/retry", "operator")
    cloud.drain()
    assert len(mails_to(cloud, to)) == 1
    assert not list(failed(journey))
    journey.call("POST", f"/operations/notice/{notice_id}/retry", "operator", expect=409)


def test_a_one_time_code_is_mailed_to_the_depositor(cloud: LocalCloud, journey: Journey) -> None:
    to = address()
    deposit = journey.deposit(email=to, language="fr")
    bootstrap.courier().send(deposit["id"], journey.seeded.administration.id, "012345")
    cloud.drain()
    code = mails_to(cloud, to)[-1]
    assert "Code d’accès" in code["Subject"]
    assert "012345" in str(code.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # every mail has one


def words_to(cloud: LocalCloud, to: str) -> str:
    """The text of the last mail to an address."""
    body = mails_to(cloud, to)[-1].get_body(("plain",))
    assert body is not None
    return " ".join(str(body.get_content()).split())


def test_a_refused_file_is_mailed_back_with_its_reason(cloud: LocalCloud, journey: Journey) -> None:
    to = address()
    draft = journey.draft(email=to, language="fr")
    journey.attach(draft["id"], pdf_samples.encrypted(), "plan – خريطة.pdf")
    journey.submit(draft["id"])
    cloud.drain()
    written = words_to(cloud, to).replace("\u2068", "").replace("\u2069", "")
    assert re.search(r"plan – خريطة\.pdf\s*:\s*Le fichier est protégé par un mot de passe", written)
    assert "خريطة" not in str([record.body for record in bootstrap.log().of_object(f"deposit/{draft['id']}")])


def test_a_rejected_letter_is_mailed_back_with_the_reason_chosen_and_the_one_written(
    cloud: LocalCloud, journey: Journey
) -> None:
    to = address()
    number = journey.deposit(email=to)["number"]
    mails = journey.call("GET", f"/mails?basket=qualify/{journey.seeded.administration.entity_id}", "registrar")
    (mail,) = (mail for mail in mails["items"] if mail["number"] == number)
    reason = {"reason_code": "incomplete", "note": "ينقص التصميم الموقعي"}
    journey.change(f"/mails/{mail['id']}/rejection", "registrar", mail["version"], **reason)
    cloud.drain()
    bodies = (mail.get_body(("plain",)) for mail in mails_to(cloud, to))  # the reasons; the rejection itself, sealed
    written = " ".join(" ".join(str(body.get_content()).split()) for body in bodies if body)
    assert "وثائق ناقصة تحول دون معالجة الطلب." in written and "ينقص التصميم الموقعي" in written


def test_a_voided_number_is_told_to_its_depositor_on_the_pages_and_by_mail(cloud: LocalCloud, journey: Journey) -> None:
    to = address()
    deposit = journey.deposit(email=to, language="fr")
    mails = journey.call("GET", f"/mails?basket=qualify/{journey.seeded.administration.entity_id}", "registrar")
    (mail,) = (mail for mail in mails["items"] if mail["number"] == deposit["number"])
    journey.change(f"/mails/{mail['id']}/void", "registrar", mail["version"], reason="سُجلت مرتين – doublon")
    cloud.drain()
    written = words_to(cloud, to)
    assert deposit["number"] in written and "doublon" in written and "Le bureau d’ordre a annulé" in written
    found = journey.call("GET", f"/deposits/{deposit['id']}")
    assert (found["state"], bool(found["voided_at"])) == ("voided", True)
    for page in (f"/drafts/{deposit['id']}/done", f"/track/{deposit['submission']['tracking_code']}"):
        shown = journey.citizen.get(f"{cloud.url}{page}?lang=fr").text
        assert "Numéro d’ordre annulé" in shown and "doublon" not in shown


def test_a_voided_number_of_paper_mail_is_mailed_to_nobody(cloud: LocalCloud, journey: Journey) -> None:
    sheet = {"subject": "رسالة", "sender": "وزارة", "entity_id": journey.seeded.administration.entity_id}
    register = journey.seeded.registers["A"]
    intake = journey.call("POST", f"/registers/{register}/intakes", "registrar", json=sheet)
    mail = journey.call("POST", f"/intakes/{intake['id']}/number", "registrar")
    before = len(cloud.mails())
    journey.change(f"/mails/{mail['id']}/void", "registrar", mail["version"], reason="خطأ")
    cloud.drain()
    assert len(cloud.mails()) == before


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        ("fatima@bounce.example", "bounced_permanent"),
        ("bounce@simulator.amazonses.com", "bounced_permanent"),
        ("fatima@suppressed.example", "suppressed"),
        ("fatima@complaint.example", "complaint"),
        ("fatima@reject.example", "reject"),
    ],
)
def test_a_mail_that_came_back_is_shown_to_the_operator(
    cloud: LocalCloud, journey: Journey, to: str, reason: str
) -> None:
    journey.deposit(email=to)
    overview = journey.call("GET", "/operations", "operator")
    mine = [it for it in overview["notices"] if it["administration_id"] == journey.seeded.administration.id]
    assert [(notice["reason"], notice["retryable"]) for notice in mine] == [(f"receipt: {reason}", True)]
    assert to not in str(overview)
    (record,) = bootstrap.log().of_object(f"notice/{mine[0]['id']}")
    assert (record.body["event"], record.body["detail"]["reason"]) == ("NoticeFailed", reason)
    assert to not in str(record.body)
