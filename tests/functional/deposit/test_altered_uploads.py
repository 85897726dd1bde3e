"""What was signed is taken as it was signed, and not otherwise: a thousand alterations, none accepted."""

from collections.abc import Callable

import pytest
import requests

from chalicelib import bootstrap
from tests import mutations
from tests.functional.deposit.forms import form as form_of_page
from tests.journeys import Journey
from tests.large_files import Sending
from tests.mutations import Try
from tests.pdf_samples import letter

Said = Callable[[str, object], None]
ANNOUNCED, PAGES, PARTS = 1000, 200, 1000
SHARE = 16
"""The sample of a quick run is this part of the whole."""


def stored(file_id: str) -> int:
    """How many versions storage has of the file."""
    file = bootstrap.file_store().get(file_id)
    assert file is not None
    return len(bootstrap.quarantine().arrivals(file.prefix))


def assert_refused(tries: list[Try]) -> None:
    answers = [(one.what, one.send().status_code) for one in tries]
    assert [(what, status) for what, status in answers if not 400 <= status < 500] == []


def test_no_altered_form_of_an_announced_file_is_accepted(journey: Journey, soak: bool, record_property: Said) -> None:
    draft, content = journey.draft()["id"], letter()
    announced = {"name": "a.pdf", "size_bytes": len(content), "sha256": Sending.digest(content)}
    form = journey.call("POST", f"/deposits/{draft}/files", json=announced)
    signed = mutations.of_form(form, content)
    tries = mutations.forms(signed, ANNOUNCED if soak else ANNOUNCED // SHARE)
    assert_refused(tries)
    assert stored(form["file_id"]) == 0
    assert signed.send().status_code == 201
    record_property("measured", f"altered upload forms refused: {len(tries)} of {len(tries)}")


def test_no_altered_form_of_a_page_without_scripts_is_accepted(
    journey: Journey, http: requests.Session, soak: bool, record_property: Said
) -> None:
    page = form_of_page(http.get(f"/drafts/{journey.draft()['id']}/files").text, "quarantine")
    signed = mutations.of_form({"url": page.action, "fields": page.fields}, letter())
    tries = mutations.forms(signed, PAGES if soak else PAGES // SHARE, free=frozenset({"key"}))
    assert_refused(tries)
    assert stored(page.fields["key"].split("/")[2]) == 0
    assert signed.send().status_code == 303
    record_property("measured", f"altered forms of pages without scripts refused: {len(tries)} of {len(tries)}")


def test_no_altered_request_for_a_part_is_accepted(journey: Journey, soak: bool, record_property: Said) -> None:
    sending = Sending(journey, letter())
    signed = mutations.of_part(sending.signed(), sending.content)
    tries = mutations.parts(signed, PARTS if soak else PARTS // SHARE)
    assert_refused(tries)
    assert sending.held() == []
    assert signed.send().status_code == 200
    assert sending.held() == [1]
    record_property("measured", f"altered requests for parts refused: {len(tries)} of {len(tries)}")


@pytest.mark.parametrize("way", ["form", "part"])
def test_whatever_was_signed_is_accepted_as_it_was_signed(journey: Journey, way: str, soak: bool) -> None:
    for pages in range(1, 26 if soak else 4):
        content, draft = letter(pages=pages), journey.draft()["id"]
        if way == "form":
            journey.attach(draft, content, f"رسالة {pages}.pdf")
        else:
            sending = Sending(journey, content)
            assert mutations.of_part(sending.signed(), content).send().status_code == 200
