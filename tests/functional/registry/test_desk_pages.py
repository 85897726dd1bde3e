"""The desks' pages, without scripts."""

import html
import re

import pytest

from tests.functional.registry.conftest import Browser, Office, send_file

HOSTILE = 'شكاية "عاجلة" <script>alert(1)</script> Réf. n° 7'


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_every_page_of_a_mail_speaks_both_languages(office: Office, browser: Browser, language: str) -> None:
    mail = office.mail(HOSTILE)
    for act in ("", "qualify", "assign", "redirect", "reject", "void"):
        page = browser.get(f"/desk/mails/{mail['id']}?lang={language}&act={act}")
        assert html.escape(HOSTILE, quote=False).replace('"', "&#34;") in page
        assert "<script>alert" not in page
    for path in ("/desk/qualify", "/desk/mine", "/desk/register?check=1", f"/desk/mails/{mail['id']}/sheet"):
        assert mail["number"][-7:].lstrip("0") in browser.get(path) or path == "/desk/mine"


def test_who_came_too_late_sees_what_happened_and_loses_nothing_typed(office: Office, browser: Browser) -> None:
    mail = office.mail()
    office.act(mail, "qualification", entity_id=mail["entity_id"], nature="report")
    typed = {"desk_id": office.desk("permits"), "note": "يجاب عنها قبل نهاية الأسبوع"}
    late = browser.post(f"/desk/mails/{mail['id']}/assign", 409, version="0", **typed).text
    assert "التصنيف" in late
    assert typed["note"] in late
    assert office.read(mail["id"])["status"] == "to_qualify"
    version = re.search(r'name="version" value="(\d+)"', late)
    assert version is not None
    browser.post(f"/desk/mails/{mail['id']}/assign", version=version[1], **typed)
    assert office.read(mail["id"])["note"] == typed["note"]


def test_a_form_with_problems_comes_back_with_what_was_typed(office: Office, browser: Browser) -> None:
    mail = office.mail()
    page = browser.post(
        f"/desk/mails/{mail['id']}/redirect", 422, version="0", entity_id="", note="إلى مصلحة أخرى"
    ).text
    assert "إلى مصلحة أخرى" in page
    assert 'href="#entity_id"' in page


@pytest.mark.parametrize(
    ("act", "fields"),
    [
        ("redirect", ("entity_id", "note")),
        ("reject", ("reason_code", "note")),
        ("relay", ("administration", "note")),
    ],
)
def test_every_problem_of_an_act_is_named_at_once(
    office: Office, browser: Browser, act: str, fields: tuple[str, str]
) -> None:
    mail = office.mail()
    page = browser.post(f"/desk/mails/{mail['id']}/{act}", 422, version="0").text
    assert all(f'href="#{field}"' in page for field in fields)


def test_a_rejected_mail_is_due_no_more_and_its_page_offers_the_reopening_that_was_announced(
    office: Office, browser: Browser
) -> None:
    mail = office.mail()
    office.act(mail, "qualification", entity_id=mail["entity_id"], due_on="2099-01-26")
    path, due = f"/desk/mails/{mail['id']}", "avant le \u206826 janvier 2099\u2069"
    form = browser.get(f"{path}?lang=fr&act=reject")
    assert due in form and "pourra être rouvert" in form
    browser.post(f"{path}/reject", version="1", reason_code="not_competent", note="Hors compétence")
    rejected = browser.get(path)
    assert due not in rejected and f"{path}?act=reopen" in rejected


def test_the_sheet_of_a_letter_that_leaves_speaks_of_no_arrival_and_no_receipt(
    office: Office, browser: Browser
) -> None:
    register = office.seeded.registers["D"]
    page = browser.get(f"/desk/intake/new?register={register}&lang=fr")
    assert "Voie d’envoi" in page and "Voie d’arrivée" not in page
    entity = office.seeded.administration.entity_id
    sheet = {"register": register, "subject": "إرسالية", "sender": "الجماعة", "addressee": "السيد العامل"}
    opened = browser.post("/desk/intake/new", **sheet, entity_id=entity).headers["Location"]
    page = browser.get(f"{opened}?lang=fr")
    assert "Le numéro peut être pris tout de suite" in page and "récépissé" not in page


def test_an_agent_who_may_not_see_a_mail_finds_the_way_back_to_the_desk(
    office: Office, handlers_browser: Browser
) -> None:
    page = handlers_browser.get(f"/desk/mails/{office.mail()['id']}", 403)
    assert re.search(r'href="[^"]*/desk"', page.partition("<main")[2])


def test_the_form_for_the_scan_is_not_open_by_itself_on_a_mail_that_is_closed(office: Office, browser: Browser) -> None:
    mail = office.act(office.mail(), "rejection", reason_code="duplicate", note="سبق تسجيلها")
    assert 'type="file"' not in browser.get(f"/desk/mails/{mail['id']}")


def test_a_letter_at_the_counter_is_scanned_numbered_and_gets_its_receipt(office: Office, browser: Browser) -> None:
    sheet = {
        "register": office.seeded.registers["A"],
        "subject": HOSTILE,
        "sender": "وزارة الداخلية",
        "channel": "post",
    }
    entity = office.seeded.administration.entity_id
    opened = browser.post("/desk/intake/new", **sheet, entity_id=entity, sender_reference="12/ق.م", keywords="سكن، رخص")
    path = opened.headers["Location"]
    assert send_file(browser.get(path)).partition("?")[0].endswith(path)
    office.journey.cloud.drain()
    page = browser.get(path)
    number = f"{office.seeded.registers['A']}-"
    assert number in page
    assert "/receipt" in page
    mail_id = re.search(r"/desk/mails/(\w+)/receipt", page)
    assert mail_id is not None
    receipt = browser.session.get(f"/desk/mails/{mail_id[1]}/receipt")
    assert receipt.content.startswith(b"%PDF")
    mail = office.read(mail_id[1])
    assert mail["sheet"]["files"][0]["name"] == "مسح.pdf"
    assert mail["sheet"]["keywords"] == ["سكن", "رخص"]


def test_a_letter_that_leaves_takes_its_number_without_a_scan(office: Office, browser: Browser) -> None:
    register = office.seeded.registers["D"]
    sheet = {
        "register": register,
        "subject": "إرسالية",
        "sender": "الجماعة",
        "entity_id": office.seeded.administration.entity_id,
    }
    refused = browser.post("/desk/intake/new", 422, **sheet, document_on="2999-01-01", pages="abc").text
    assert all(f'href="#{field}"' in refused for field in ("addressee", "document_on", "pages"))
    path = browser.post("/desk/intake/new", **sheet, addressee="السيد العامل").headers["Location"]
    browser.post(f"{path}/number")
    browser.post(f"{path}/number")  # the same number, however often it is asked for
    items = office.journey.call("GET", f"/registers/{register}/entries", "registrar")["items"]
    assert [(item["status"], item["sheet"]["addressee"]) for item in items] == [("recorded", "السيد العامل")]


def test_a_handler_attaches_a_reply_and_proposes_it(office: Office, handlers_browser: Browser) -> None:
    mail = office.act(office.mail(HOSTILE), "assignment", desk_id=office.desk("permits"), note="للجواب")
    path = f"/desk/mails/{mail['id']}/reply"
    assert "للجواب" in handlers_browser.get("/desk/mine")
    assert send_file(handlers_browser.get(path)).partition("?")[0].endswith(path)
    office.journey.cloud.drain()
    page = handlers_browser.get(path)
    file_id = re.search(r'name="file_id" value="(\w+)"', page)
    circuit = re.search(r'name="circuit_id" value="([^"]+)"', page)
    assert file_id is not None
    assert circuit is not None
    proposal = {"version": str(mail["version"]), "file_id": file_id[1], "circuit_id": circuit[1]}
    handlers_browser.post(path, 422, **proposal, subject="")
    handlers_browser.post(path, **proposal, subject="جواب على طلبكم")
    assert office.read(mail["id"])["status"] == "in_signature"
    handlers_browser.get(path, expect=409)
    assert "En signature" in handlers_browser.get(f"/desk/mails/{mail['id']}")


def test_a_number_is_voided_from_its_page(office: Office, browser: Browser) -> None:
    mail = office.mail()
    browser.post(f"/desk/mails/{mail['id']}/void", version="0", reason="سجلت مرتين")
    assert "سجلت مرتين" in browser.get(f"/desk/mails/{mail['id']}")
    assert "voided" in browser.get("/desk/register")


def test_pages_that_do_not_exist_say_so(office: Office, browser: Browser) -> None:
    mail = office.mail()
    for path in (
        "/desk/mails/unknown",
        f"/desk/mails/{mail['id']}/files/unknown",
        f"/desk/mails/{mail['id']}/receipt",
        "/desk/intake/unknown",
        "/desk/register?register=ELSE-A",
        "/desk/qualify?basket=desk/elsewhere",
    ):
        browser.get(path, expect=404)
