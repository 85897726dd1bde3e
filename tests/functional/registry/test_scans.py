"""A paper letter that took its number without its scan gets it later, from its pages or by the API."""

import re
from typing import Any

import pytest

from chalicelib import bootstrap
from tests.conftest import PortalSession
from tests.functional.registry.conftest import Browser, Office, send_file, signed_in
from tests.pdf_samples import letter
from tests.registers import write_sheet

FILE_FIELD = '<input type="file"'


def numbered(office: Office, direction: str = "A") -> tuple[str, Any]:
    """The page of a letter that was numbered without its scan, and its mail; its receipt has come."""
    intake = write_sheet(office.seeded, "رسالة بلا نسخة", direction)
    mail = bootstrap.intakes().take_number(intake.id)
    office.journey.cloud.drain()
    return f"/desk/intake/{intake.id}", office.read(mail.id)


def test_the_registered_page_takes_the_scan_and_shows_it(office: Office, browser: Browser) -> None:
    path, mail = numbered(office)
    page = browser.session.get(path)
    assert FILE_FIELD in page.text and "Refresh" not in page.headers
    assert send_file(page.text).partition("?")[0].endswith(path)
    waiting = browser.session.get(path)
    assert FILE_FIELD not in waiting.text and waiting.headers["Refresh"] == "3"
    office.journey.cloud.drain()
    done = browser.session.get(path)
    assert "مسح.pdf" in done.text and FILE_FIELD not in done.text and "Refresh" not in done.headers
    assert [file["name"] for file in office.read(mail["id"])["sheet"]["files"]] == ["مسح.pdf"]
    assert office.events(mail)[-1] == "ScanAttached"


@pytest.mark.parametrize("direction", ["A", "D", "I"])
def test_the_mails_page_offers_the_scan_and_takes_it(office: Office, browser: Browser, direction: str) -> None:
    _, mail = numbered(office, direction)
    path = f"/desk/mails/{mail['id']}"
    assert "act=scan" in browser.get(path)
    assert path in send_file(browser.get(f"{path}?act=scan"))
    waiting = browser.session.get(f"{path}?act=scan")
    assert FILE_FIELD not in waiting.text and waiting.headers["Refresh"] == "3"
    office.journey.cloud.drain()
    shown = browser.get(f"{path}?act=scan")
    assert "<iframe" in shown and "act=scan" not in shown.partition("<h1")[2]


def test_a_scan_that_is_refused_is_told_and_sent_again(office: Office, browser: Browser) -> None:
    path, mail = numbered(office)
    send_file(browser.get(path), b"no pdf")
    office.journey.cloud.drain()
    page = browser.get(path)
    assert "الملف ليس بصيغة PDF" in page
    send_file(page)
    office.journey.cloud.drain()
    assert len(office.read(mail["id"])["sheet"]["files"]) == 1


def test_a_program_learns_where_the_scan_goes(office: Office) -> None:
    _, mail = numbered(office)
    form = office.journey.call("POST", f"/intakes/{mail['intake_id']}/scans", "registrar", 201)
    office.journey.send(form, letter())
    office.journey.cloud.drain()
    assert len(office.read(mail["id"])["sheet"]["files"]) == 1


def test_nothing_is_offered_for_a_deposit_a_void_number_or_to_who_registers_nothing(
    office: Office, browser: Browser, http: PortalSession
) -> None:
    deposited = office.journey.registered_mail()
    assert deposited["intake_id"] == ""
    _, mail = numbered(office)
    voided = office.act(numbered(office)[1], "void", reason="خطأ")
    given = office.act(mail, "assignment", desk_id=office.desk("permits"))
    for found in (deposited, voided):
        assert "act=scan" not in browser.get(f"/desk/mails/{found['id']}")
        assert FILE_FIELD not in browser.get(f"/desk/mails/{found['id']}?act=scan")
    handler = signed_in(PortalSession(office.journey.cloud.url), office.seeded, "handler")
    page = handler.get(f"/desk/mails/{given['id']}?act=scan")
    assert not re.search(r"act=scan|" + FILE_FIELD, page.partition("<main")[2])
