"""A depositor whom a mail did not reach is seen by the registry office, and reached by another way, with a record."""

import re

import pytest

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from infra.local.cloud import LocalCloud
from infra.local.mail import sms_voice
from tests.conftest import PortalSession
from tests.functional.deposit.answers import answer
from tests.journeys import Journey
from tests.people import email_of, sign_in
from tests.reaching import address, bounced, number, resend


def texts_to(cloud: LocalCloud, to: str) -> list[str]:
    """The short messages to one number."""
    return [message.text for message in cloud.texts() if message.number == to]


def said(key: str) -> str:
    """A text of the pages, in French."""
    return text(Language.FRENCH, key)


def test_a_receipt_that_came_back_is_marked_on_the_sheet_and_sent_by_short_message(
    cloud: LocalCloud, journey: Journey
) -> None:
    phone = number()
    mail, notice = bounced(journey, phone=phone, sms=True, language="fr")
    assert texts_to(cloud, phone), "who asked for them was told by short message too"
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "registrar"))
        assert mail["number"] in desk.get("/desk/unreached?lang=fr").text
        assert said("notices-mark") in desk.get(f"/desk/mails/{mail['id']}?lang=fr").text
        page = desk.get(f"/desk/mails/{mail['id']}/notices?lang=fr")
        assert said("notices-reason-bounced_permanent") in page.text
        csrf = re.search(r'name="csrf" value="([^"]+)"', page.text)
        assert csrf is not None
        path = f"/desk/mails/{mail['id']}/notices/{notice['id']}/resend"
        done = desk.post(path, data={"csrf": csrf[1], "channel": "sms", "address": ""})
        assert said("done-notices-resent") in done.text and said("notices-resent-by-sms") in done.text
        cloud.drain()
        assert mail["number"] not in desk.get("/desk/unreached?lang=fr").text
        assert said("notices-mark") not in desk.get(f"/desk/mails/{mail['id']}?lang=fr").text
        late = desk.post(path, data={"csrf": csrf[1], "channel": "sms", "address": ""})
        assert late.status_code == 409 and said("error-notices-not_unreached") in late.text
        wrong = desk.post(path, data={"csrf": csrf[1], "channel": "mail", "address": "x"})
        assert wrong.status_code == 409
    assert len(texts_to(cloud, phone)) == 2 and "/track/" in texts_to(cloud, phone)[1]
    record = list(bootstrap.log().of_object(f"notice/{notice['id']}"))[-1].body
    assert (record["event"], record["detail"]["by"]) == ("NoticeResent", "sms")
    assert record["actor"]["agent_id"] == journey.seeded.agents["registrar"].id


def test_what_is_typed_wrong_comes_back_with_its_reason(cloud: LocalCloud, journey: Journey) -> None:
    mail, notice = bounced(journey)
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "registrar"))
        page = desk.get(f"/desk/mails/{mail['id']}/notices?lang=fr").text
        csrf = re.search(r'name="csrf" value="([^"]+)"', page)
        assert csrf is not None
        path = f"/desk/mails/{mail['id']}/notices/{notice['id']}/resend"
        wrong = desk.post(path, data={"csrf": csrf[1], "channel": "sms", "address": "0522222222"})
    assert wrong.status_code == 422
    assert said("error-notices-sms_number") in wrong.text and said("error-notices-sms_consent") in wrong.text
    assert 'value="0522222222"' in wrong.text


def test_another_address_is_written_to_from_then_on(cloud: LocalCloud, journey: Journey) -> None:
    mail, notice = bounced(journey)
    other = address()
    resend(journey, mail, notice, channel="mail", address=other)
    journey.change(f"/mails/{mail['id']}/void", "registrar", mail["version"], reason="تكرار")
    cloud.drain()
    assert len([mail for mail in cloud.mails() if mail["To"] == other]) == 2
    assert other not in str([record.body for record in bootstrap.log().of_object(f"notice/{notice['id']}")])


def test_a_paper_handed_over_is_told_to_its_depositor_on_the_page(cloud: LocalCloud, journey: Journey) -> None:
    deposit = journey.deposit(email=address("suppressed.example"))
    unreached = journey.call("GET", "/unreached", "registrar")["items"]
    (it,) = [it for it in unreached if it["number"] == deposit["number"]]
    resend(journey, {"id": it["mail_id"]}, it["notice"], channel="hand")
    (told,) = journey.call("GET", f"/trackings/{deposit['submission']['tracking_code']}")["told"]
    assert (told["kind"], told["state"]) == ("receipt", "resent")
    resend(journey, {"id": it["mail_id"]}, it["notice"], expect=409, channel="post")


def test_a_short_message_that_did_not_arrive_is_told_beside_the_mail_that_did(
    cloud: LocalCloud, journey: Journey
) -> None:
    phone = number(sms_voice.UNREACHABLE)
    deposit = journey.deposit(email=address(), phone=phone, sms=True)
    told = journey.call("GET", f"/trackings/{deposit['submission']['tracking_code']}")["told"]
    assert {(it["channel"], it["state"]) for it in told} == {("mail", "delivered"), ("sms", "failed")}
    assert journey.call("GET", "/unreached", "registrar")["items"] == [], "the mail arrived"


def test_a_reply_opens_with_a_code_by_short_message(cloud: LocalCloud, journey: Journey) -> None:
    phone = number()
    deposit = journey.deposit(email=address(), phone=phone, sms=True, language="fr")
    answer(journey, deposit)
    cloud.drain()
    code = deposit["submission"]["tracking_code"]
    assert "une réponse à votre courrier vous attend" in texts_to(cloud, phone)[-1]
    with PortalSession(cloud.url) as visitor:
        assert said("deposit-reply-send-sms") in visitor.get(f"/track/{code}?lang=fr").text
        visitor.post(f"/track/{code}/code", data={"by": "sms"})
        cloud.drain()
        sent = re.match(r"\d{6}", texts_to(cloud, phone)[-1])
        assert sent is not None
        opened = visitor.post(f"/track/{code}/reply", data={"one_time_code": sent[0]})
    assert opened.url.endswith("/reply")


@pytest.mark.parametrize("phone", ["0522 22 22 22", "+33612345678", ""], ids=["fixed", "abroad", "none"])
def test_short_messages_are_promised_to_moroccan_mobiles_alone(journey: Journey, phone: str) -> None:
    answer = journey.citizen.post(
        f"{journey.cloud.url}/api/v1/deposits",
        json={"administration": journey.seeded.administration.slug, "depositor": {"phone": phone, "sms": True}},
    )
    assert answer.status_code == 422
    assert [problem["code"] for problem in answer.json()["errors"]] == ["deposit.sms_number"]
