"""The whole deposit through pages alone, without a script, in both languages; and what follows it."""

import re

import pytest
import requests

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from chalicelib.web.texts import text
from tests import pdf_samples
from tests.functional.deposit.answers import answer, mailed_code
from tests.functional.deposit.forms import form, forms
from tests.journeys import Journey
from tests.pdf_samples import letter

DEPOSITOR = {"kind": "citizen", "name": "Amina El Fassi", "email": "amina@citizen.example", "phone": "0612345678"}


def begin(journey: Journey, http: requests.Session, language: Language) -> str:
    """A draft that is ready for its files; its path."""
    slug = journey.seeded.administration.slug
    opened = http.post(f"/a/{slug}/deposit?lang={language}", data=DEPOSITOR)
    assert opened.status_code == 200 and opened.url.endswith("/letter")
    draft = opened.url.removesuffix("/letter")
    http.post(f"{draft}/letter", data={"subject": "طلب وثيقة – demande", "reference": "A/1"})
    return draft


def send(http: requests.Session, draft: str, name: str, content: bytes) -> requests.Response:
    """Sends one file by the page's own form; the page that storage leads back to."""
    upload = form(http.get(f"{draft}/files").text, "quarantine")
    return http.post(upload.action, data=upload.fields, files={"file": (name, content)})


@pytest.mark.parametrize("language", list(Language))
def test_a_letter_is_deposited_without_scripts(journey: Journey, http: requests.Session, language: Language) -> None:
    draft = begin(journey, http, language)
    page = send(http, draft, "رسالة إلى الجماعة.pdf", letter())
    assert page.url.startswith(f"{draft}/files?") and "رسالة إلى الجماعة.pdf" in page.text
    send(http, draft, "annexe.pdf", letter(pages=2))
    check = http.post(f"{draft}/files", data=form(page.text, "/files").fields)
    assert check.url == f"{draft}/check" and "annexe.pdf" in check.text
    done = http.post(f"{draft}/check", data=form(check.text, "/check").fields)
    assert done.url == f"{draft}/done" and '<meta http-equiv="refresh"' in done.text
    journey.cloud.drain()
    done = http.get(f"{draft}/done")
    assert re.search(r"-A-\d{4}-0000001", done.text) and "/receipt?download=1" in done.text
    assert http.get(f"{draft}/receipt").content.startswith(b"%PDF-")
    assert http.get(f"{draft}/acknowledgement").text.count(".") == 2
    (shared,) = re.findall(r'data-share="([^"]+)"', done.text)
    assert re.fullmatch(r"(?:/\w+)?/track/[\w-]+", shared), "the deposit's own address is a key, and not to be shared"


def test_colleagues_are_typed_one_a_line_and_the_one_that_is_wrong_is_named(
    journey: Journey, http: requests.Session
) -> None:
    company = {**DEPOSITOR, "kind": "company", "colleagues": "achats@atlas.example\r\njuridique@atlas"}
    page = http.post(f"/a/{journey.seeded.administration.slug}/deposit?lang=fr", data=company)
    assert page.status_code == 422
    assert "L’adresse \u2068juridique@atlas\u2069 n’est pas valable" in page.text
    assert ">achats@atlas.example\njuridique@atlas</textarea>" in page.text


def test_what_was_typed_stays_with_its_errors_beside_it(journey: Journey, http: requests.Session) -> None:
    slug = journey.seeded.administration.slug
    wrong = {**DEPOSITOR, "email": "not an address", "name": '"><script>alert(1)</script>'}
    page = http.post(f"/a/{slug}/deposit?lang=fr", data=wrong)
    assert page.status_code == 422
    assert 'href="#email"' in page.text and "not an address" in page.text and "<script>alert" not in page.text


@pytest.mark.parametrize("language", list(Language))
def test_who_writes_for_somebody_else_is_asked_for_the_mandate_where_it_is_sent(
    journey: Journey, http: requests.Session, language: Language
) -> None:
    draft, missing = begin(journey, http, language), text(language, "error-deposit-mandate_missing")
    http.post(f"{draft}/depositor", data={**DEPOSITOR, "for_whom": "other", "represented": "Hadj Omar Bennani"})
    assert text(language, "deposit-files-mandate") in http.get(f"{draft}/files").text
    page = send(http, draft, "lettre.pdf", letter()).text
    stopped = http.post(f"{draft}/files", data=form(page, "/files").fields)
    assert stopped.status_code == 422 and missing in stopped.text and leads(stopped.text, "files")
    check = http.get(f"{draft}/check").text
    refused = http.post(f"{draft}/check", data=form(check, "/check").fields)
    assert refused.status_code == 422 and missing in refused.text and leads(refused.text, "files")
    assert http.get(draft).url == f"{draft}/files", "a draft goes on where something is missing"
    place = next(it for it in forms(page) if re.search(r"/files/\w+$", it.action))
    page = http.post(place.action, data={**place.fields, "nature": "mandate"}).text
    stopped, lost = http.post(f"{draft}/files", data=form(page, "/files").fields), "error-deposit-letter_missing"
    assert stopped.status_code == 422 and text(language, lost) in stopped.text and leads(stopped.text, "files")
    check = http.get(f"{draft}/check").text
    refused = http.post(f"{draft}/check", data=form(check, "/check").fields)
    assert refused.status_code == 422 and text(language, lost) in refused.text and leads(refused.text, "files")
    page = send(http, draft, "courrier.pdf", letter(pages=2)).text
    assert http.post(f"{draft}/files", data=form(page, "/files").fields).url == f"{draft}/check"


def leads(page: str, field: str) -> bool:
    """Whether the summary of errors links to a place that is on the page once."""
    return f'href="#{field}"' in page and page.count(f'id="{field}"') == 1


def test_a_refused_file_is_told_in_words_and_replaced(journey: Journey, http: requests.Session) -> None:
    draft = begin(journey, http, Language.FRENCH)
    send(http, draft, "piège.pdf", pdf_samples.with_javascript())
    journey.cloud.drain()
    page = http.get(f"{draft}/files")
    assert "JavaScript" in page.text
    removed = http.post(form(page.text, "/removal").action, data=form(page.text, "/removal").fields)
    assert "piège.pdf" not in removed.text


def test_the_tracking_page_names_each_refused_file_and_leads_to_another_try(
    journey: Journey, http: requests.Session
) -> None:
    draft = begin(journey, http, Language.FRENCH)
    send(http, draft, "plan – خريطة.pdf", pdf_samples.encrypted())
    send(http, draft, "sound.pdf", letter())
    http.post(f"{draft}/check", data=form(http.get(f"{draft}/check").text, "/check").fields)
    journey.cloud.drain()
    code = journey.call("GET", f"/deposits/{draft.rsplit('/', 1)[1]}")["submission"]["tracking_code"]
    page = http.get(f"/track/{code}").text
    assert "plan – خريطة.pdf" in page and "sound.pdf" not in page
    assert "protégé par un mot de passe" in page
    assert f"/a/{journey.seeded.administration.slug}/deposit" in page


def test_after_a_rejection_the_answers_are_kept_for_another_try(journey: Journey, http: requests.Session) -> None:
    draft = begin(journey, http, Language.ARABIC)
    send(http, draft, "a.pdf", pdf_samples.encrypted())
    check = http.get(f"{draft}/check")
    http.post(f"{draft}/check", data=form(check.text, "/check").fields)
    journey.cloud.drain()
    rejected = http.get(f"{draft}/done")
    again = http.post(f"{draft}/copy", data=form(rejected.text, "/copy").fields)
    assert again.url != draft and "/files?done=" in again.url
    assert DEPOSITOR["email"] in http.get(again.url.split("/files")[0] + "/check").text


def test_a_second_press_and_the_back_button_lead_to_the_confirmation(journey: Journey, http: requests.Session) -> None:
    draft = begin(journey, http, Language.FRENCH)
    send(http, draft, "a.pdf", letter())
    fields = form(http.get(f"{draft}/check").text, "/check").fields
    for _ in range(2):
        assert http.post(f"{draft}/check", data=fields).url == f"{draft}/done"
    for step in ("depositor", "letter", "files", "check"):
        assert http.get(f"{draft}/{step}").url == f"{draft}/done"


def test_a_code_that_does_not_exist_is_a_clear_answer_and_guessing_is_slowed(
    journey: Journey, http: requests.Session
) -> None:
    assert http.post("/track", data={"code": "nonsense"}).status_code == 422
    assert http.get("/track/AAAA-BBBB-CCCC").status_code == 404


def test_the_reply_opens_after_a_code_by_mail_and_a_deliberate_act(journey: Journey, http: requests.Session) -> None:
    deposit = journey.deposit(language="fr")
    code = deposit["submission"]["tracking_code"]
    answer(journey, deposit)
    track = http.get(f"/track/{code}?lang=fr")
    assert deposit["letter"]["subject"] not in track.text and "/reply/file" not in track.text
    assert http.get(f"/track/{code}/reply").url.endswith(f"/track/{code}")
    asked = http.post(f"/track/{code}/code")
    journey.cloud.drain()
    wrong = http.post(f"/track/{code}/reply", data={"one_time_code": "000000"})
    assert wrong.status_code == 403 and 'id="one_time_code"' in wrong.text
    opened = http.post(form(asked.text, "/reply").action, data={"one_time_code": mailed_code(journey.cloud.mails())})
    assert opened.url.endswith(f"/track/{code}/reply")
    events = [record.body["event"] for record in bootstrap.log().of_object(f"deposit/{deposit['id']}")]
    assert events.count("ReplyDelivered") == 1 and events.count("ReplyAccessed") == 1
