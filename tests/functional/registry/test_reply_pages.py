"""The reply's page while documents come and others act: what is typed stays."""

import html
import re
from typing import Any

import pytest

from tests.functional.deposit.forms import form
from tests.functional.registry.conftest import Browser, Office, send_file

SUBJECT = "Réponse à votre demande « n° 7 »"


@pytest.fixture
def mail(office: Office) -> Any:
    """A mail at the handler's desk."""
    return office.act(office.mail(), "assignment", desk_id=office.desk("permits"), note="للجواب")


@pytest.fixture
def path(office: Office, handlers_browser: Browser, mail: Any) -> str:
    """Its reply's page, one document of which is clean."""
    page = f"/desk/mails/{mail['id']}/reply"
    send_file(handlers_browser.get(page), name="first.pdf")
    office.journey.cloud.drain()
    return page


def typed(browser: Browser, path: str, office: Office, **changes: str) -> dict[str, str]:
    """What the page's proposal would send, with a subject and the circuit chosen."""
    circuit = next(iter(office.seeded.circuits.values())).id
    fields = form(browser.get(path), "/reply").fields
    return {name: value for name, value in fields.items() if name != "csrf"} | {
        "subject": SUBJECT,
        "circuit_id": circuit,
        **changes,
    }


def test_the_page_refreshes_itself_only_while_it_shows_no_form(
    office: Office, handlers_browser: Browser, mail: Any
) -> None:
    path = f"/desk/mails/{mail['id']}/reply"
    send_file(handlers_browser.get(path))
    assert handlers_browser.session.get(path).headers["Refresh"] == "3"
    office.journey.cloud.drain()
    send_file(handlers_browser.get(path))
    waiting = handlers_browser.session.get(path)
    assert "Refresh" not in waiting.headers and "Actualiser les documents" in waiting.text


def test_looking_for_a_document_that_comes_keeps_what_was_typed(
    office: Office, handlers_browser: Browser, path: str
) -> None:
    given = typed(handlers_browser, path, office, again="yes")
    send_file(handlers_browser.get(path), name="second.pdf")
    office.journey.cloud.drain()
    page = html.unescape(handlers_browser.post(path, 200, **given).text)
    assert f'value="{SUBJECT}"' in page
    assert re.search(rf'value="{given["circuit_id"]}" checked', page)
    newest = re.search(r"<option value=\"(\w+)\" selected>[^<]*second\.pdf", page)
    assert newest is not None, "the version that came last is the one proposed"
    assert office.read(path.split("/")[3])["status"] == "assigned"


def test_who_proposes_too_late_is_shown_what_happened_and_proposes_again(
    office: Office, handlers_browser: Browser, mail: Any, path: str
) -> None:
    given = typed(handlers_browser, path, office)
    office.act(mail, "qualification", entity_id=mail["entity_id"], nature="complaint")
    late = handlers_browser.post(path, 409, **given).text
    assert SUBJECT in html.unescape(late) and "Qualification" in late and "Visa puis signature" in late
    again = form(late, "/reply").fields
    handlers_browser.post(path, **{name: html.unescape(value) for name, value in again.items() if name != "csrf"})
    assert office.read(mail["id"])["status"] == "in_signature"


@pytest.mark.parametrize("again", ["", "yes"])
def test_a_reply_to_a_mail_that_is_in_signature_meanwhile_is_shown_back(
    office: Office, handlers_browser: Browser, mail: Any, path: str, again: str
) -> None:
    given = typed(handlers_browser, path, office)
    handlers_browser.post(path, **given)
    late = handlers_browser.post(path, 409, **{**given, "subject": f"{SUBJECT} bis", "again": again}).text
    assert f"{SUBJECT} bis" in html.unescape(late) and "En signature" in late


def test_a_form_with_problems_comes_back_with_what_was_typed(
    office: Office, handlers_browser: Browser, path: str
) -> None:
    page = handlers_browser.post(path, 422, **typed(handlers_browser, path, office, circuit_id="")).text
    assert SUBJECT in html.unescape(page) and 'href="#circuit_id"' in page
