"""A file sent to be checked by the page's own form: whatever is wrong with it comes back in words."""

import re

import pytest
import requests

from chalicelib.evidence.verification.checks import MAX_BYTES
from infra.local.cloud import LocalCloud
from tests.functional.deposit.forms import form
from tests.journeys import Journey
from tests.pdf_samples import letter


def send(page: requests.Response, http: requests.Session, content: bytes, name: str = "reçu.pdf") -> str:
    """Sends the bytes; the address of the page that storage leads to."""
    upload = form(page.text, "scratch")
    sent = http.post(upload.action, data=upload.fields, files={"file": (name, content)}, allow_redirects=False)
    assert sent.status_code == 303, sent.text
    return sent.headers["Location"]


@pytest.mark.parametrize(
    ("size_bytes", "name", "said"),
    [
        (MAX_BYTES + 1, "reçu.pdf", "Ce fichier dépasse 25\u00a0Mo"),
        (0, "reçu.pdf", "Ce fichier n’est pas un PDF"),
        (0, "", "Ce fichier n’est pas un PDF"),
    ],
)
def test_a_file_of_a_wrong_size_comes_back_in_words(
    cloud: LocalCloud, http: requests.Session, size_bytes: int, name: str, said: str
) -> None:
    page = http.post("/v/checks?lang=fr", data={"consent": "yes"})
    result = send(page, http, bytes(size_bytes), name)
    cloud.drain()
    assert said in http.get(result).text


def test_the_page_says_until_when_its_form_can_be_used_and_renews_it(http: requests.Session) -> None:
    page = http.post("/v/checks?lang=fr", data={"consent": "yes"}).text
    assert re.search(r"peut être utilisé jusqu’à \D?\d\d\s*h\s*\d\d", page)
    assert re.search(r'<noscript><meta http-equiv="refresh" content="840;url=[^"]*/v/checks/\w+"></noscript>', page)
    assert re.search(r'<input type="file"[^>]* required', page)


def test_a_check_whose_form_expired_gets_a_fresh_one(journey: Journey) -> None:
    opened = journey.call("POST", "/checks", json={"consent": True}, expect=201)
    fresh = journey.call("POST", f"/checks/{opened['id']}/form")
    assert fresh["fields"]["key"] == opened["upload"]["fields"]["key"]
    assert journey.send(fresh, letter()).status_code == 204
    journey.cloud.drain()
    assert journey.call("GET", f"/checks/{opened['id']}")["state"] == "done"
    journey.call("POST", "/checks/unknown/form", expect=404)
