"""A PDF that bears a signature is refused as a reply when it is proposed, in words; no circuit fails on it later."""

import re
from typing import Any

import pytest

from chalicelib.kernel.languages import Language
from tests.conftest import PortalSession
from tests.functional.registry.conftest import signed_in
from tests.journeys import Journey
from tests.pdf_samples import letter, with_signature_field


@pytest.fixture
def receipt(journey: Journey) -> bytes:
    """A receipt of our own: certified against any change."""
    link = journey.call("GET", f"/deposits/{journey.deposit()['id']}/receipt")["url"]
    content: bytes = journey.citizen.get(link, timeout=30).content
    return content


def attach(journey: Journey, mail: Any, content: bytes) -> str:
    """Sends a PDF for a mail's reply; its id."""
    form = journey.call("POST", f"/mails/{mail['id']}/reply-files", "handler", json={})
    journey.send(form, content)
    journey.cloud.drain()
    return str(form["file_id"])


def propose(journey: Journey, mail: Any, file_id: str, expect: int, language: str = "ar") -> Any:
    """Proposes the file as the mail's reply."""
    circuit = next(iter(journey.seeded.circuits.values())).id
    given = {"file_id": file_id, "circuit_id": circuit, "subject": "جواب"}
    headers = {"If-Match": f'"{mail["version"]}"', "Accept-Language": language}
    return journey.call("POST", f"/mails/{mail['id']}/reply", "handler", expect, json=given, headers=headers)


def test_a_locked_receipt_is_no_reply_and_its_letter_stays_answerable(
    journey: Journey, http: PortalSession, receipt: bytes
) -> None:
    mail = journey.assigned_mail()
    signed = attach(journey, mail, receipt)
    browser = signed_in(http, journey.seeded, "handler")
    for language in Language:
        (error,) = propose(journey, mail, signed, 422, language)["errors"]
        assert (error["field"], error["code"]) == ("file_id", "registry.reply_signed")
        page = browser.get(f"/desk/mails/{mail['id']}/reply?lang={language}")
        assert _plain(error["detail"]) in _plain(page) and 'name="circuit_id"' not in page
    proposed = propose(journey, mail, attach(journey, mail, letter()), 200)
    journey.cloud.drain()
    assert journey.folder(proposed["folder_id"])["state"] == "in_progress"


def test_a_reply_signed_by_anybody_is_refused_and_one_with_an_empty_field_is_not(journey: Journey) -> None:
    mail = journey.assigned_mail()
    propose(journey, mail, attach(journey, mail, with_signature_field(signed=True)), 422)
    propose(journey, mail, attach(journey, mail, with_signature_field()), 200)


def _plain(words: str) -> str:
    """Without the isolates that keep a name's direction, and without the line breaks of a page."""
    return " ".join(re.sub("[\u2066-\u2069]", "", words).split())
