"""A sealed reply sent registered: accepted or refused with a one-time code, or left; its sender told of each."""

import base64
import json
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
import time_machine

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.notices.model import Channel
from chalicelib.registry.model import Mail
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.functional.deposit.forms import form
from tests.functional.deposit.own import new_address
from tests.journeys import Journey
from tests.links import code_to, mails_to
from tests.people import email_of, sign_in
from tests.workflows.conftest import unique

PERIOD = 15


@pytest.fixture(scope="module")
def office(cloud: LocalCloud) -> Office:
    """An administration with one deposit answered all the way."""
    return Office(cloud, cloud.seed(unique(specification.read())))


@pytest.fixture(scope="module")
def answered(office: Office) -> Mail:
    """The letter whose reply is sealed."""
    deposit, _ = office.journey.answered_deposit()
    given = bootstrap.deposit_drafts().get(deposit["id"])
    return bootstrap.registry_stores().mails.get(given.submitted.mail_id)


@pytest.fixture
def journey(office: Office) -> Journey:
    """The main way in that administration."""
    return office.journey


def path_of(mail: Mail) -> str:
    """The sendings of a mail."""
    return f"/mails/{mail.id}/registered-letters"


def send(journey: Journey, mail: Mail, email: str = "", **changes: Any) -> Any:
    """Sends the reply registered, and has everything happen that follows."""
    given = {
        "name": "Fatima Alami",
        "email": email or new_address(),
        "language": "fr",
        "period_days": PERIOD,
        **changes,
    }
    sent = journey.call("POST", path_of(mail), "handler", json=given)
    journey.cloud.drain()
    return next(it for it in journey.call("GET", path_of(mail), "handler")["items"] if it["id"] == sent["id"])


def now(journey: Journey, mail: Mail, sending: Any) -> Any:
    """The sending as its sender sees it."""
    items = journey.call("GET", path_of(mail), "handler")["items"]
    return next(it for it in items if it["id"] == sending["id"])


def told_desk(journey: Journey) -> list[str]:
    """The subjects of what the handler was mailed."""
    to = email_of(journey.seeded, "handler")
    return [str(mail["Subject"]) for mail in journey.cloud.mails() if to in str(mail["To"])]


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_is_accepted_and_opened_on_pages_by_deliberate_acts_alone(
    journey: Journey, answered: Mail, http: PortalSession, language: Language
) -> None:
    cloud, email = journey.cloud, new_address()
    sending = send(journey, answered, email, language=language.value)
    (notice,) = mails_to(cloud, email)
    (link,) = set(re.findall(r"https?://\S+/registered/[0-9A-Z]{26}", notice))
    assert str(answered.number) not in notice and sending["number"] not in notice
    page = f"/registered/{sending['id']}"
    assert link.endswith(page)
    for _ in range(3):  # mail scanners follow links
        assert sending["number"] not in http.get(page).text
    assert now(journey, answered, sending)["state"] == "notified"
    asked = http.post(form(http.get(page).text, "/code").action)
    cloud.drain()
    decision = form(asked.text, "/decision")
    wrong = http.post(decision.action, data={**decision.fields, "one_time_code": "000000", "decision": "accept"})
    assert wrong.status_code == 403 and "one_time_code-error" in wrong.text
    given = {**decision.fields, "one_time_code": code_to(cloud, email), "decision": "accept"}
    accepted = http.post(decision.action, data=given)
    assert accepted.status_code == 200 and sending["number"] in accepted.text
    assert http.get(f"{page}/letter", allow_redirects=False).headers["Location"].endswith(page), "not opened yet"
    with PortalSession(cloud.url) as stranger:
        assert sending["number"] in stranger.get(page).text and "/opening" not in stranger.get(page).text
    opened = http.post(form(accepted.text, "/opening").action, data=form(accepted.text, "/opening").fields)
    assert f"{page}/letter" in opened.text
    assert http.get(f"{page}/letter").content.startswith(b"%PDF-")
    cloud.drain()
    assert [it["evidence"] for it in now(journey, answered, sending)["moments"]] == [
        "SubmissionAcceptance",
        "NotificationForAcceptance",
        "ConsignmentAcceptance",
        "ContentHandover",
    ]
    assert [it for it in told_desk(journey) if "مضمون" in it or "recommandé" in it]


def test_a_program_accepts_and_opens_by_the_token_that_the_code_gives(journey: Journey, answered: Mail) -> None:
    email = new_address()
    sending = send(journey, answered, email)
    path = f"/registered-letters/{sending['id']}"
    seen = journey.call("GET", path)
    assert (seen["state"], seen["number"], seen["level"]) == ("notified", None, "not_qualified")
    journey.call("POST", f"{path}/opening", expect=401)
    journey.call("POST", f"{path}/one-time-code", expect=202)
    journey.cloud.drain()
    given = {"accepted": True, "one_time_code": code_to(journey.cloud, email)}
    decided = journey.call("POST", f"{path}/decision", json=given)
    journey.call("POST", f"{path}/decision", expect=403, json=given)
    bearer = {"Authorization": f"Bearer {decided['token']}"}
    for _ in range(2):
        link = journey.call("POST", f"{path}/opening", headers=bearer)["url"]
    content = requests.get(link, timeout=30).content
    assert content.startswith(b"%PDF-")
    assert decided["consignment"]["sha256"] == sending["sha256"]


def test_a_refusal_is_final_and_told_with_its_evidence(journey: Journey, answered: Mail, http: PortalSession) -> None:
    email = new_address()
    sending = send(journey, answered, email)
    page = f"/registered/{sending['id']}"
    asked = http.post(f"{page}/code")
    journey.cloud.drain()
    decision = form(asked.text, "/decision")
    given = {**decision.fields, "one_time_code": code_to(journey.cloud, email), "decision": "refuse"}
    assert http.post(decision.action, data=given).status_code == 200
    journey.cloud.drain()
    assert now(journey, answered, sending)["state"] == "refused"
    assert "Envoi recommandé refusé" in " ".join(told_desk(journey)) or "رُفض" in " ".join(told_desk(journey))
    again = http.post(f"{page}/code")
    assert again.status_code == 409 and "/decision" not in again.text
    evidence = f"{path_of(answered)}/{sending['id']}/evidence"
    refused = journey.call("GET", evidence, "handler")["items"][-1]
    claims = json.loads(base64.urlsafe_b64decode(refused["token"].split(".")[1] + "=="))
    assert (claims["event"], claims["reasons"]) == ("ConsignmentRejection", ["refused_by_recipient"])
    assert claims["number"] == sending["number"] and claims["content"][0]["sha256"] == sending["sha256"]
    record = list(bootstrap.log().of_object(f"registered/{sending['id']}"))[-1]
    assert claims["record"] == {"object": f"registered/{sending['id']}", "seq": record.seq}
    assert email not in json.dumps([dict(record.body), claims])


@pytest.mark.early
def test_a_letter_that_nobody_answers_expires_at_the_end_of_its_period_once(
    journey: Journey, answered: Mail, http: PortalSession
) -> None:
    sending = send(journey, answered, new_address())
    with time_machine.travel(datetime.now(UTC) + timedelta(days=PERIOD + 2)):
        assert "/code" not in http.get(f"/registered/{sending['id']}").text, "over before the sweep comes"
        for _ in range(2):
            journey.cloud.fire("SweeperSchedule")
            journey.cloud.drain()
    expired = now(journey, answered, sending)
    assert (expired["state"], expired["moments"][-1]["reason"]) == ("expired", "period_over")
    assert [it["evidence"] for it in expired["moments"]].count("AcceptanceRejectionExpiry") == 1


def test_a_mail_that_bounces_lets_no_period_run_and_its_sender_is_told(journey: Journey, answered: Mail) -> None:
    sending = send(journey, answered, "bounce@simulator.amazonses.com")
    bounced = now(journey, answered, sending)
    assert (bounced["state"], bounced["last_day"]) == ("unreachable", None)
    assert bounced["moments"][-1]["evidence"] == "NotificationForAcceptanceFailure"


def test_sent_again_with_its_key_or_from_the_same_page_it_is_one_sending(
    journey: Journey, answered: Mail, http: PortalSession
) -> None:
    before = len(journey.call("GET", path_of(answered), "handler")["items"])
    given = {"name": "Ali", "email": new_address(), "period_days": 5}
    key = {"Idempotency-Key": f"key-{new_address()}"}
    first, again = (journey.call("POST", path_of(answered), "handler", 201, json=given, headers=key) for _ in range(2))
    assert first["id"] == again["id"]
    sign_in(http, email_of(journey.seeded, "handler"))
    page = http.get(f"/desk/mails/{answered.id}/registered?lang=fr")
    asked = form(page.text, "/registered")
    typed = {**asked.fields, "name": "Ali", "email": "", "language": "fr", "period_days": "5"}
    wrong = http.post(asked.action, data={**typed, "period_days": "sept", "email": "x"})
    assert wrong.status_code == 422 and 'href="#period_days"' in wrong.text and 'href="#email"' in wrong.text
    for _ in range(2):
        assert http.post(asked.action, data=typed).status_code == 200
    assert len(journey.call("GET", path_of(answered), "handler")["items"]) == before + 2
    evidence = re.findall(r'href="([^"]+/evidence)"', http.get(f"/desk/mails/{answered.id}/registered").text)
    journey.cloud.drain()
    assert {line.count(".") for line in http.get(evidence[0]).text.splitlines()} == {2}
    assert f"/desk/mails/{answered.id}/registered" in http.get(f"/desk/mails/{answered.id}").text


def test_another_sending_is_asked_for_before_its_form_is_there(
    journey: Journey, answered: Mail, http: PortalSession
) -> None:
    send(journey, answered)
    sign_in(http, email_of(journey.seeded, "handler"))
    page = http.get(f"/desk/mails/{answered.id}/registered?lang=fr").text
    assert re.search(r'<details class="again"><summary>Nouvel envoi recommandé</summary>\s*<form', page)
    asked = form(page, "/registered")
    wrong = http.post(asked.action, data={**asked.fields, "period_days": "sept"})
    assert '<details class="again" open>' in wrong.text


def test_without_an_address_it_goes_to_the_depositor(journey: Journey, answered: Mail) -> None:
    given = {"period_days": 3}
    sent = journey.call("POST", path_of(answered), "handler", json=given)
    assert sent["recipient_email"] == "fatima@citizen.example"


def test_there_is_nothing_to_send_before_the_reply_is_sealed(journey: Journey, http: PortalSession) -> None:
    mail = journey.assigned_mail()
    given = {"name": "Ali", "email": new_address(), "period_days": 5}
    refused = journey.call("POST", f"/mails/{mail['id']}/registered-letters", "handler", 409, json=given)
    assert refused["code"] == "registered.no_letter"
    sign_in(http, email_of(journey.seeded, "registrar"))
    page = http.get(f"/desk/mails/{mail['id']}/registered?lang=fr")
    assert page.status_code == 200 and 'name="period_days"' not in page.text


def test_ten_answers_at_once_are_one_acceptance(journey: Journey, answered: Mail) -> None:
    sending = send(journey, answered, new_address())
    with ThreadPoolExecutor(10) as pool:
        states = {
            it.state.value for it in pool.map(lambda _: bootstrap.consignments().accept(sending["id"]), range(10))
        }
    assert states == {"accepted"}
    events = [record.body["event"] for record in bootstrap.log().of_object(f"registered/{sending['id']}")]
    assert events.count("RegisteredLetterAccepted") == 1


def test_evidence_is_read_by_way_of_the_mail_that_was_answered_and_no_other(
    office: Office, journey: Journey, answered: Mail
) -> None:
    sending, (other, _) = send(journey, answered), office.journey.answered_deposit()
    mail_id = bootstrap.deposit_drafts().get(other["id"]).submitted.mail_id
    assert journey.call("GET", f"{path_of(answered)}/{sending['id']}/evidence", "handler")
    elsewhere = f"/mails/{mail_id}/registered-letters/{sending['id']}/evidence"
    assert journey.call("GET", elsewhere, "handler", expect=404)["code"] == "registered.unknown"


def test_a_depositor_whose_address_was_corrected_is_sent_it_there(journey: Journey, answered: Mail) -> None:
    other = new_address()
    with bootstrap.transactions()() as work:
        bootstrap.mailboxes().correct_with(work, answered.source, Channel.MAIL, other)
    sent = journey.call("POST", path_of(answered), "handler", json={"period_days": PERIOD})
    assert sent["recipient_email"] == other
    journey.cloud.drain()
    assert len(mails_to(journey.cloud, other)) == 1


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_numbers_stay_whole_in_headings_cells_and_sentences(
    office: Office, answered: Mail, http: PortalSession, language: str
) -> None:
    answer = bootstrap.registry_stores().mails.get(answered.answer_id)
    sign_in(http, email_of(office.seeded, "handler"))
    shown = {"lang": language}
    whole = '<bdi dir="ltr" class="nowrap">{}</bdi>'.format
    heading = re.search(
        r'<h2 id="send-title">(.*?)</h2>', http.get(f"/desk/mails/{answered.id}/registered", params=shown).text
    )
    assert heading is not None and whole(answer.number) in heading[1]
    assert whole(answered.number) in http.get(f"/desk/mails/{answered.id}", params=shown).text
    deposit = bootstrap.deposit_drafts().get(answered.source.removeprefix("deposit/"))
    assert whole(answered.number) in http.get(f"/track/{deposit.submitted.tracking_code}", params=shown).text
