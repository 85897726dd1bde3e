"""What goes both ways after a deposit, in a browser: the desk asks for a piece, the depositor sends it, both look."""

from pathlib import Path

import pytest

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.exchanges import Exchange
from tests.journeys import Journey
from tests.links import one_time_code
from tests.pdf_samples import letter as short_letter

pytestmark = pytest.mark.browser


def test_a_missing_piece_is_asked_for_sent_and_read(
    people: People, administration: Seeded, cloud: LocalCloud, tmp_path: Path
) -> None:
    exchange = Exchange.begin(Journey(cloud, administration), model="complaint")
    desk = Desk(people.pair(Language.FRENCH, "desktop"), administration)
    _asks(desk, exchange)
    company = people.pair(Language.ARABIC, "phone")
    citizen, look = company.visitor, company.look
    citizen.open(f"/track/{exchange.deposit['submission']['tracking_code']}")
    look("80-track-missing-piece")
    citizen.press("deposit-reply-send")
    look("81-track-code")
    cloud.drain()
    citizen.type(one_time_code=one_time_code(cloud))
    citizen.press("deposit-open-do")
    citizen.reads("deposit-request-rule")
    look("82-messages-to-complete")
    piece = tmp_path / "نسخة من عقد الملكية.pdf"
    piece.write_bytes(short_letter())
    citizen.type(text="تجدون رفقته نسخة من عقد الملكية.")
    citizen.page.locator("#file").set_input_files(piece)
    citizen.press("deposit-files-send")
    citizen.page.locator("input[name=files]").wait_for(state="attached")
    assert citizen.page.locator("#text").input_value() == "تجدون رفقته نسخة من عقد الملكية."
    citizen.look("83-messages-with-file")  # the answer of a form: nobody else can open it
    cloud.drain()
    citizen.press("deposit-act-complete-do")
    citizen.reads("done-deposit-completed")
    look("84-messages-completed")
    citizen.open(f"/track/{exchange.deposit['submission']['tracking_code']}/messages?act=withdraw")
    look("85-messages-withdraw")
    citizen.open(f"/track/{exchange.deposit['submission']['tracking_code']}")
    look("86-track-opened")
    cloud.drain()
    _reads(desk, exchange)


def _asks(desk: Desk, exchange: Exchange) -> None:
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("handler")
    visitor.open(f"/desk/mails/{exchange.mail['id']}?act=complete")
    look("87-desk-complete")
    visitor.type(reason="Le titre de propriété manque au dossier.", pieces="Titre de propriété\nPlan de situation")
    visitor.press("registry-act-complete-do")
    visitor.reads("done-registry-asked")
    look("88-desk-stopped")
    visitor.cloud.drain()


def _reads(desk: Desk, exchange: Exchange) -> None:
    visitor, look = desk.visitor, desk.pair.look
    visitor.open("/desk/mine")
    look("89-desk-unread")
    visitor.open(f"/desk/mails/{exchange.mail['id']}/messages")
    look("90-desk-messages")
    visitor.press("registry-read-do")
    visitor.reads("done-registry-read")
    visitor.type(text="Nous avons bien reçu vos pièces.")
    visitor.press("registry-act-messages-do")
    visitor.reads("done-registry-wrote")
