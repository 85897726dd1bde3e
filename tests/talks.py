"""What goes both ways after a deposit, so that every function uses the rights that it has for it."""

from datetime import UTC, date, datetime, timedelta

import time_machine

from chalicelib import bootstrap
from tests.circuits import Office
from tests.exchanges import Exchange


def talks(office: Office) -> None:
    """Messages with files and without, missing pieces, a withdrawal; clocks looked at too early and in time."""
    _with_a_delay(office)
    letter = Exchange.begin(office.journey, model="access-to-information").open_with_code()
    letter.own("DELETE", f"/files/{letter.attach()}", 204)
    enclosed = letter.enclose()
    office.journey.call("DELETE", f"/mails/{letter.mail['id']}/message-files/{enclosed}", "handler", 204)
    letter.act("messages", text="مرحبا", files=[letter.enclose()])
    letter.send("messages", text="شكرا", files=[letter.attach()])
    letter.act("completion", reason="ناقص", pieces=["نسخة"], days=3)
    letter.send("completion", text="تفضلوا")
    _clocks(office, letter)
    letter.send("withdrawal")


def _with_a_delay(office: Office) -> None:
    """A paper letter whose delay begins with its number, which the registrar gives."""
    journey, register = office.journey, office.seeded.registers["A"]
    sheet = {"subject": "شكاية", "sender": "فاطمة", "entity_id": office.seeded.administration.entity_id}
    intake = journey.call("POST", f"/registers/{register}/intakes", "registrar", json={**sheet, "model": "complaint"})
    bootstrap.intakes().request_number(intake["id"])
    bootstrap.registrar_call().wake(register)
    office.cloud.drain()


def _clocks(office: Office, letter: Exchange) -> None:
    mails = bootstrap.registry_stores().mails
    mails.look_later(mails.get(letter.mail["id"]), datetime.now(UTC) - timedelta(hours=1))  # nothing is to be said yet
    late = date.fromisoformat(letter.read()["due_on"]) + timedelta(days=2)
    for instant in (datetime.now(UTC), datetime(late.year, late.month, late.day, tzinfo=UTC)):
        with time_machine.travel(instant):
            office.cloud.fire("SweeperSchedule")
            office.cloud.drain(60)
    assert "DeadlinePassed" in letter.events()
