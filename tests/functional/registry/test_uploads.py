"""Scans and replies on their way in, without scripts and by programs: what is wrong is told, and nothing is lost."""

import html
import re

import pytest

from chalicelib import bootstrap
from chalicelib.files.model import MAX_SIZE_BYTES
from chalicelib.kernel.clock import civil
from tests.conftest import PortalSession
from tests.functional.registry.conftest import Browser, Office, send_file, signed_in
from tests.pdf_samples import letter
from tests.registers import write_sheet


@pytest.fixture
def scan_page(office: Office) -> str:
    """A paper letter that awaits its scan."""
    return f"/desk/intake/{write_sheet(office.seeded, 'رسالة').id}"


@pytest.fixture
def reply_page(office: Office) -> str:
    """A mail that awaits its reply."""
    mail = office.act(office.mail(), "assignment", desk_id=office.desk("permits"))
    return f"/desk/mails/{mail['id']}/reply"


def places(page: str) -> int:
    """How many files were ever opened for the page's letter."""
    kind, item_id = page.split("/")[2:4]
    return len(bootstrap.files().of_owner(f"{kind.removesuffix('s')}/{item_id}"))


@pytest.mark.parametrize(
    ("size_bytes", "name", "said"),
    [
        (0, "scan.pdf", "الملف فارغ"),
        (0, "", "الملف فارغ"),  # no file was chosen at all
        (MAX_SIZE_BYTES + 1, "scan.pdf", "يتجاوز 20 ميغابايت"),
    ],
)
def test_a_scan_of_a_wrong_size_comes_back_in_words(
    office: Office, browser: Browser, scan_page: str, size_bytes: int, name: str, said: str
) -> None:
    send_file(browser.get(scan_page), bytes(size_bytes), name)
    office.journey.cloud.drain()
    page = browser.get(scan_page)
    assert said in page and 'enctype="multipart/form-data"' in page
    send_file(page)
    office.journey.cloud.drain()
    assert f"{office.seeded.registers['A']}-" in browser.get(scan_page)


def test_a_reply_of_a_wrong_size_comes_back_in_words(
    office: Office, handlers_browser: Browser, reply_page: str
) -> None:
    send_file(handlers_browser.get(reply_page), b"")
    office.journey.cloud.drain()
    page = handlers_browser.get(reply_page)
    assert "Le fichier est vide" in page and 'enctype="multipart/form-data"' in page


def test_a_form_says_until_when_it_can_be_used_and_the_page_makes_a_fresh_one(browser: Browser, scan_page: str) -> None:
    page = browser.get(f"{scan_page}?lang=fr")
    until = re.search(r"peut être utilisé jusqu’à \D?(\d\d)\s*h\s*(\d\d)", html.unescape(page))
    now = civil(bootstrap.clock().now())
    assert until is not None
    assert (int(until[1]) * 60 + int(until[2]) - now.hour * 60 - now.minute) % (24 * 60) in (14, 15)
    assert f'<noscript><meta http-equiv="refresh" content="840;url={scan_page}"></noscript>' in page.replace(
        bootstrap.settings().public_url, ""
    )
    assert re.search(r'<input type="file"[^>]* required', page)


def test_pages_that_are_opened_again_and_again_hold_one_place_for_each_agent(
    office: Office, http: PortalSession, handlers_browser: Browser, reply_page: str
) -> None:
    for _ in range(3):
        handlers_browser.get(reply_page)
    assert places(reply_page) == 1
    signed_in(http, office.seeded, "head").get(reply_page)
    assert places(reply_page) == 2


def test_a_place_in_which_a_file_has_just_arrived_is_not_given_to_the_next(
    office: Office, handlers_browser: Browser, reply_page: str
) -> None:
    send_file(handlers_browser.get(reply_page), letter(), "first.pdf")
    office.journey.cloud.drain()
    send_file(handlers_browser.get(reply_page), letter(pages=2), "second.pdf")
    send_file(handlers_browser.get(reply_page), letter(pages=3), "third.pdf")  # no event of the second has come yet
    office.journey.cloud.drain()
    page = handlers_browser.get(reply_page)
    assert all(name in page for name in ("first.pdf", "second.pdf", "third.pdf"))


def test_each_upload_that_a_program_asks_for_is_a_file_of_its_own(
    office: Office, handlers_browser: Browser, reply_page: str
) -> None:
    mail_id = reply_page.split("/")[3]
    first, second = (office.journey.call("POST", f"/mails/{mail_id}/reply-files", "handler", 201) for _ in range(2))
    assert first["file_id"] != second["file_id"] and first["expires_in_seconds"] == 900
    send_file(handlers_browser.get(reply_page), letter(), "by page.pdf")
    office.journey.send(first, letter(pages=2))
    office.journey.send(second, letter(pages=3))
    office.journey.cloud.drain()
    drafts = bootstrap.replies().drafts(bootstrap.registry_stores().mails.get(mail_id))
    assert sorted(draft.pages or 0 for draft in drafts) == [1, 2, 3]


@pytest.mark.parametrize("sort", ["reply", "scan"])
def test_an_upload_asked_for_twice_with_one_key_is_the_same(
    office: Office, reply_page: str, scan_page: str, sort: str
) -> None:
    path = f"/mails/{reply_page.split('/')[3]}/reply-files" if sort == "reply" else f"/intakes/{scan_page[13:]}/scans"
    agent = "handler" if sort == "reply" else "registrar"
    key = {"Idempotency-Key": f"{sort}-{scan_page[-8:]}"}
    first, again = (office.journey.call("POST", path, agent, 201, headers=key) for _ in range(2))
    assert first == again
    assert office.journey.call("POST", path, agent, 201)["file_id"] != first["file_id"]
