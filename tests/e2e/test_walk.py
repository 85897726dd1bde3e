"""The main way, walked in a browser, from the deposit to the opened reply."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from tests import pdf_tools
from tests.e2e.citizen import Citizen
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.pdf_samples import letter as short_letter

pytestmark = pytest.mark.browser


@pytest.mark.early
@pytest.mark.parametrize(("language", "screen"), [(Language.ARABIC, "phone"), (Language.FRENCH, "desktop")])
def test_a_letter_is_deposited_registered_answered_signed_and_delivered(
    people: People,
    administration: Seeded,
    letter: Path,
    email: str,
    tmp_path: Path,
    language: Language,
    screen: str,
) -> None:
    citizen = Citizen(people.pair(language, screen), email, tmp_path)
    desk = Desk(people.pair(language, screen), administration)

    citizen.deposit(administration.administration, letter)
    receipt = citizen.registered()
    number, code = citizen.number(), citizen.tracking_code()
    citizen.verify_by_link(receipt)
    citizen.verify_by_id(citizen.printed_id(receipt))
    citizen.verify_by_file("receipt", receipt)
    citizen.verify_altered(receipt)

    desk.register_and_assign(number)
    reply = tmp_path / "جواب.pdf"
    reply.write_bytes(short_letter(text="Reponse"))
    desk.answer(number, reply)
    answered = urlsplit(desk.visitor.page.url).path
    desk.decide("head", "visa", "28b-visa")
    desk.decide("president", "signature", "29-signature")
    desk.visitor.page.reload()
    desk.pair.look("29-sealed")
    desk.have_the_folder_proven()
    desk.send_registered(answered)

    citizen.track(code)
    sealed = citizen.open_reply()
    for paper in (receipt, sealed):
        assert set(pdf_tools.pdfsig_verdicts(paper, tmp_path)) == {"Signature is Valid."}
    citizen.verify_by_file("reply", sealed)
    citizen.look_at_papers(receipt=receipt, reply=sealed)
    assert len(citizen.mails()) == 4  # receipt, reply, registered letter, one-time code
