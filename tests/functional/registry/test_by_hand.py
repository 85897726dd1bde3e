"""A paper letter's sender is told nothing by the system, and no page says otherwise."""

import pytest

from tests.functional.registry.conftest import Browser, Office
from tests.pdf_samples import letter as pdf

TOLD = ("déposant est informé", "communiqué au déposant", "envoyé au déposant")


@pytest.mark.parametrize("by_hand", [True, False])
def test_a_rejection_says_truly_whether_the_sender_is_told(office: Office, browser: Browser, by_hand: bool) -> None:
    mail = office.mail() if by_hand else office.journey.registered_mail()
    path = f"/desk/mails/{mail['id']}"
    form = browser.get(f"{path}?act=reject&lang=fr")
    assert ("n’est pas prévenu par le système" in form) is by_hand
    assert any(words in form for words in TOLD) is not by_hand
    typed = {"version": str(mail["version"]), "reason_code": "duplicate", "note": "Déjà reçu"}
    done = browser.session.get(browser.post(f"{path}/reject", **typed).headers["Location"]).text
    assert ("L’expéditeur n’est pas prévenu" in done and "reste à informer" in done) is by_hand
    assert any(words in done for words in TOLD) is not by_hand


@pytest.mark.parametrize("by_hand", [True, False])
def test_an_answer_says_truly_whether_it_is_delivered(office: Office, browser: Browser, by_hand: bool) -> None:
    journey = office.journey
    mail = office.mail() if by_hand else journey.registered_mail()
    mail = office.act(mail, "assignment", desk_id=office.desk("permits"))
    form = journey.call("POST", f"/mails/{mail['id']}/reply-files", "handler")
    journey.send(form, pdf())
    journey.cloud.drain()
    circuit = next(iter(office.seeded.circuits.values())).id
    given = {"file_id": form["file_id"], "circuit_id": circuit, "subject": "جواب"}
    proposed = office.act(mail, "reply", "handler", **given)
    journey.cloud.drain()
    for step, agent in (("1-1", "head"), ("2-1", "president")):
        journey.decide(proposed["folder_id"], step, agent)
        journey.cloud.drain()
    page = browser.get(f"/desk/mails/{mail['id']}?lang=fr")
    assert ("reste à remettre à l’expéditeur" in page) is by_hand
    assert ("mise à la disposition du déposant" in page) is not by_hand
    assert "envoyée" not in page
