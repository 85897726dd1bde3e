"""An agent's form, when its session ends before it is sent, and when it is refused more than once."""

import re

import pytest
from playwright.sync_api import expect

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.deploying.seeding import PASSWORD
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.visitor import Alone, Visitor
from tests.people import email_of

pytestmark = pytest.mark.browser
SUBJECT = "شكاية بخصوص الإنارة العمومية"


def _passes_the_door(visitor: Visitor, email: str) -> None:
    visitor.type(email=email, password=PASSWORD)
    visitor.press("access-sign-in-act")
    visitor.page.locator("main #code").wait_for()
    visitor.type(code=visitor.cloud.code_for(email))
    visitor.press("access-code-act")


def _sends_too_late(visitor: Visitor) -> None:
    visitor.open("/desk/intake/new")
    visitor.type(subject=SUBJECT, sender="جمعية حي الرياض")
    visitor.page.locator("#priority").select_option("urgent")
    visitor.context.clear_cookies(name="__Host-session")
    visitor.press("registry-intake-do")
    visitor.reads("access-over")
    visitor.reads("typed-kept")


def test_what_was_sent_too_late_is_back_in_its_fields_after_the_sign_in_and_for_nobody_else(
    people: People, administration: Seeded
) -> None:
    desk = Desk(Alone(people.visitor(Language.ARABIC, "phone")), administration)
    visitor = desk.visitor
    desk.sign_in("registrar")
    _sends_too_late(visitor)
    _passes_the_door(visitor, email_of(administration, "registrar"))
    expect(visitor.page.locator("#subject")).to_have_value(SUBJECT)
    expect(visitor.page.locator("#priority")).to_have_value("urgent")
    _sends_too_late(visitor)
    _passes_the_door(visitor, email_of(administration, "handler"))
    visitor.press("desk-back")
    visitor.press("sign-out")
    desk.sign_in("registrar")
    visitor.open("/desk/intake/new")
    expect(visitor.page.locator("#subject")).to_have_value("")


def test_a_form_refused_twice_keeps_its_page_its_words_and_the_way_to_the_other_language(
    people: People, administration: Seeded
) -> None:
    desk = Desk(Alone(people.visitor(Language.FRENCH, "desktop")), administration)
    visitor, page = desk.visitor, desk.visitor.page
    desk.sign_in("manager")
    visitor.open(f"/admin/entities/{administration.entities['planning'].id}?act=change")
    change = page.locator("form[action$='/change']")
    for _ in range(2):
        page.locator("#name_ar").fill("")
        page.locator("#name_fr").fill("Division de l’habitat")
        change.get_by_role("button").click()
        page.locator(".error-summary").wait_for()
    assert re.search(r"/admin/entities/\w+\?act=change", page.url), "where a reload leads"
    visitor.named("language-ar").click()
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("#name_fr")).to_have_value("Division de l’habitat")
