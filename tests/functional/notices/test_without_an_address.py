"""Who was helped at a counter and gave no mail address is told by short message, or stands where they are reached."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from infra.local.cloud import LocalCloud
from infra.local.mail import sms_voice
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.pdf_samples import letter
from tests.people import email_of, sign_in
from tests.reaching import number, resend

ASKED = "completion_requested"


def said(key: str) -> str:
    """A text of the pages, in French."""
    return text(Language.FRENCH, key)


def helped(journey: Journey, **reached: Any) -> Any:
    """The mail of a letter that an agent filled in for somebody at the counter, assigned to a desk."""
    draft = journey.call("POST", "/assisted-deposits", "registrar", 201, json={"language": "fr"})
    given = {"depositor": {"name": "Mbarka Ouhssain", **reached}, "letter": {"subject": "Demande d’acte"}}
    journey.call("PUT", f"/deposits/{draft['id']}", json=given, headers={"If-Match": "*"})
    journey.attach(draft["id"], letter())
    journey.cloud.drain()
    journey.submit(draft["id"])
    journey.cloud.drain()
    mail_id = bootstrap.deposit_drafts().get(draft["id"]).submitted.mail_id
    version = journey.call("GET", f"/mails/{mail_id}", "registrar")["version"]
    desk_id = journey.seeded.desks["permits"].id
    return journey.change(f"/mails/{mail_id}/assignment", "registrar", version, desk_id=desk_id, note="")


def ask_for_pieces(journey: Journey, mail: Any) -> None:
    """The handling desk asks its depositor for what is missing."""
    missing = {"reason": "Incomplet", "pieces": ["Plan"], "days": 5}
    journey.change(f"/mails/{mail['id']}/completion", "handler", mail["version"], **missing)
    journey.cloud.drain()


def lost(journey: Journey, mail: Any) -> list[Any]:
    """The notices about a mail that wait in the registrar's basket."""
    found = journey.call("GET", "/unreached", "registrar")["items"]
    return [it["notice"] for it in found if it["mail_id"] == mail["id"]]


def texts_to(cloud: LocalCloud, to: str) -> list[str]:
    """The short messages to one number."""
    return [message.text for message in cloud.texts() if message.number == to]


def test_pieces_are_asked_for_by_short_message_where_no_mail_goes(cloud: LocalCloud, journey: Journey) -> None:
    phone = number()
    mail = helped(journey, phone=phone, sms=True)
    ask_for_pieces(journey, mail)
    assert "un message concerne votre courrier" in texts_to(cloud, phone)[-1]
    assert lost(journey, mail) == []


def test_a_short_message_that_was_the_only_word_and_did_not_arrive_waits_for_the_registrar(
    cloud: LocalCloud, journey: Journey
) -> None:
    mail = helped(journey, phone=number(sms_voice.UNREACHABLE), sms=True)
    ask_for_pieces(journey, mail)
    assert [it["kind"] for it in lost(journey, mail)] == [ASKED, "receipt"]


def test_whom_nothing_reaches_stands_in_the_basket_and_the_page_says_so_before(
    cloud: LocalCloud, journey: Journey
) -> None:
    mail = helped(journey)
    assert lost(journey, mail) == [], "the receipt was handed over"
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "handler"))
        assert said("registry-untold") in desk.get(f"/desk/mails/{mail['id']}?act=complete&lang=fr").text
        assert said("registry-untold") in desk.get(f"/desk/mails/{mail['id']}/reply?lang=fr").text
    ask_for_pieces(journey, mail)
    (notice,) = lost(journey, mail)
    assert (notice["kind"], notice["reason"]) == (ASKED, "no_address")
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "registrar"))
        basket = desk.get("/desk/unreached?lang=fr").text
    assert mail["number"] in basket and said("notices-reason-no_address") in basket


def test_who_agrees_to_short_messages_afterwards_is_told_and_opens_what_was_written(
    cloud: LocalCloud, journey: Journey
) -> None:
    phone, mail = number(), helped(journey)
    ask_for_pieces(journey, mail)
    (notice,) = lost(journey, mail)
    resend(journey, mail, notice, channel="sms", address=phone, agreed=True)
    asked = journey.call("GET", f"/mails/{mail['id']}", "handler")
    journey.change(f"/mails/{mail['id']}/messages", "handler", asked["version"], text="Le guichet ferme à 15 heures.")
    cloud.drain()
    assert len(texts_to(cloud, phone)) == 2 and lost(journey, mail) == []
    code = texts_to(cloud, phone)[-1].rsplit("/", 1)[1]
    journey.call("POST", f"/trackings/{code}/one-time-code", expect=202, params={"by": "sms"})
    cloud.drain()
    assert "est votre code d'accès" in texts_to(cloud, phone)[-1]


def test_who_gave_an_address_is_not_said_to_be_told_nothing(cloud: LocalCloud, journey: Journey) -> None:
    mail = journey.assigned_mail()
    with PortalSession(cloud.url) as desk:
        sign_in(desk, email_of(journey.seeded, "handler"))
        assert said("registry-untold") not in desk.get(f"/desk/mails/{mail['id']}?act=complete&lang=fr").text
