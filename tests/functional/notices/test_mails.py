"""Mails go once, in their reader's language; what cannot go is the operator's to see and to send again."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from infra.local.cloud import LocalCloud
from tests import pdf_samples
from tests.faults import Fault, always, injected
from tests.journeys import Journey


def mails_to(cloud: LocalCloud, address: str) -> list[EmailMessage]:
    """Every mail to one address."""
    return [mail for mail in cloud.mails() if mail["To"] == address]


def address() -> str:
    """Somebody whom no other test writes to."""
    return f"{new_id().lower()}@citizen.example"


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


def test_a_mail_that_nobody_answered_for_is_not_repeated_once_ses_tells_that_it_went(
    cloud: LocalCloud, journey: Journey
) -> None:
    to = address()
    with injected(always("SendEmail", Fault.TIMEOUT_AFTER), function="mailer"):
        journey.deposit(email=to)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):
        cloud.fire("SweeperSchedule")
        cloud.drain()
    assert len(mails_to(cloud, to)) == 1


def test_a_mail_that_failed_is_shown_to_the_operator_and_sent_on_retry(cloud: LocalCloud, journey: Journey) -> None:
    to = f"{new_id().lower()}@reject.example"
    journey.deposit(email=to)
    (notice_id,) = failed(journey)
    records = list(bootstrap.log().of_object(f"notice/{notice_id}"))
    assert [record.body["event"] for record in records] == ["NoticeFailed"]
    assert to not in str(records[0].body)
    journey.call("POST", f"/operations/notice/{notice_id}/retry", "operator")
    journey.call("POST", f"/operations/notice/{notice_id}/retry", "operator", expect=409)
    cloud.drain()
    assert len(mails_to(cloud, to)) == 2
    assert list(failed(journey)) == [notice_id], "it was refused again"


def test_an_address_that_bounces_is_not_written_to_again_unless_an_operator_says_so(
    cloud: LocalCloud, journey: Journey
) -> None:
    to = f"{new_id().lower()}@bounce.example"
    journey.deposit(email=to)
    journey.deposit(email=to)
    assert len(mails_to(cloud, to)) == 1
    overview = journey.call("GET", "/operations", "operator")["notices"]
    mine = [it for it in overview if it["administration_id"] == journey.seeded.administration.id]
    assert [notice["reason"] for notice in mine] == ["receipt: bounced_permanent", "receipt: address_closed"]
    journey.call("POST", f"/operations/notice/{mine[1]['id']}/retry", "operator")
    cloud.drain()
    assert len(mails_to(cloud, to)) == 2


def test_what_ses_does_not_take_now_goes_when_it_does_and_is_never_a_dead_letter(
    cloud: LocalCloud, journey: Journey
) -> None:
    to = address()
    dead = cloud.client("sqs").get_queue_url(QueueName=f"{cloud.outputs['Bus']}-notices-dead-letters")["QueueUrl"]
    with injected(lambda call: Fault.THROTTLE if call.operation == "SendEmail" else None, function="mailer"):
        deposit = journey.deposit(email=to)
        for minutes in (1, 20, 60):
            with time_machine.travel(datetime.now(UTC) + timedelta(minutes=minutes)):
                cloud.fire("SweeperSchedule")
                cloud.drain()
    assert not mails_to(cloud, to) and not list(failed(journey))
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=75)):
        cloud.fire("SweeperSchedule")
        cloud.drain()
    assert len(mails_to(cloud, to)) == 1
    told = journey.call("GET", f"/trackings/{deposit['submission']['tracking_code']}")["told"]
    assert [(it["kind"], it["channel"], it["state"]) for it in told] == [("receipt", "mail", "delivered")]
    count = cloud.client("sqs").get_queue_attributes(QueueUrl=dead, AttributeNames=["ApproximateNumberOfMessages"])
    assert count["Attributes"]["ApproximateNumberOfMessages"] == "0"


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
    return words_of(mails_to(cloud, to)[-1])


def words_of(mail: EmailMessage) -> str:
    """The text of a mail."""
    body = mail.get_body(("plain",))
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
    written = " ".join(map(words_of, mails_to(cloud, to)))  # the sealed notice of rejection may come before it or after
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
    ("domain", "reason"),
    [
        ("bounce.example", "bounced_permanent"),
        ("suppressed.example", "suppressed"),
        ("complaint.example", "complaint"),
        ("reject.example", "reject"),
        ("full.example", "bounced_transient"),
    ],
)
def test_a_mail_that_came_back_is_shown_to_the_operator(
    cloud: LocalCloud, journey: Journey, domain: str, reason: str
) -> None:
    to = f"{new_id().lower()}@{domain}"
    journey.deposit(email=to)
    overview = journey.call("GET", "/operations", "operator")
    mine = [it for it in overview["notices"] if it["administration_id"] == journey.seeded.administration.id]
    assert [(notice["reason"], notice["retryable"]) for notice in mine] == [(f"receipt: {reason}", True)]
    assert to not in str(overview)
    (record,) = bootstrap.log().of_object(f"notice/{mine[0]['id']}")
    assert (record.body["event"], record.body["detail"]["reason"]) == ("NoticeFailed", reason)
    assert to not in str(record.body)


@pytest.mark.parametrize(("domain", "state"), [("citizen.example", "delivered"), ("slow.example", "delayed")])
def test_a_depositor_sees_how_far_a_mail_came(cloud: LocalCloud, journey: Journey, domain: str, state: str) -> None:
    to = f"{new_id().lower()}@{domain}"
    code = journey.deposit(email=to, language="fr")["submission"]["tracking_code"]
    (told,) = journey.call("GET", f"/trackings/{code}")["told"]
    assert (told["kind"], told["state"]) == ("receipt", state)
    page = journey.citizen.get(f"{cloud.url}/track/{code}?lang=fr").text
    assert text(Language.FRENCH, "notices-told-you") in page and text(Language.FRENCH, f"notices-state-{state}") in page
    assert to not in page
