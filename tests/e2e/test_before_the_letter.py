"""Before a letter is deposited: the directory, an outage, a draft that saves itself, the mandate, help at a counter."""

import re
from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from chalicelib.kernel.clock import civil
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.visitor import Visitor

pytestmark = pytest.mark.browser
TEXTS = {"text_ar": "صيانة ليلية للبوابة", "text_fr": "Maintenance de nuit du portail"}


def test_a_draft_saves_itself_and_goes_on_by_its_link(people: People, administration: Seeded, email: str) -> None:
    slug = administration.administration.slug
    _announced(Desk(people.everyone(), administration))
    company = people.everyone()
    visitor = company.visitor
    visitor.open(f"/?region=07&sector=community&q={administration.administration.code}")
    expect(visitor.page.locator(f"a[href*='/a/{slug}']")).to_be_visible()
    company.look("b1-directory")
    visitor.open(f"/a/{slug}")
    visitor.reads("outage-coming")
    company.look("b2-portal")
    visitor.open(f"/a/{slug}/deposit?nature=request&subject=طلب رخصة بناء&reference=2026/417")
    expect(visitor.page.locator("#represented")).to_be_hidden()
    visitor.page.get_by_label(visitor.words("deposit-for-whom-other")).check()
    visitor.type(name="فاطمة الزهراء العلمي", email=email, represented="الحاج عمر بناني")
    visitor.page.locator("#identifier_kind").select_option("rc")
    visitor.type(identifier="12345", court="الرباط")
    visitor.reads("deposit-autosaved")
    visitor.page.reload()
    expect(visitor.page.locator("#represented")).to_have_value("الحاج عمر بناني")
    company.look("b3-depositor")
    visitor.press("deposit-later-link")
    company.look("b4-later")
    visitor.press("deposit-later-send")
    visitor.reads("done-deposit-link-mailed")
    visitor.page.locator("a.back").click()
    visitor.press("continue") if visitor.page.url.endswith("/depositor") else None
    expect(visitor.page).to_have_url(re.compile(r"/files$"))
    visitor.open(visitor.page.url.removeprefix(visitor.cloud.url).replace("/files", "/answers"))
    company.look("b5-answers")


def test_an_agent_helps_at_the_counter(people: People, administration: Seeded) -> None:
    desk = Desk(people.pair(Language.FRENCH, "desktop"), administration)
    desk.sign_in("registrar")
    desk.visitor.open("/desk/assisted")
    desk.pair.look("b6-assisted")
    desk.visitor.press("deposit-assisted-begin")
    desk.visitor.reads("deposit-helped-by", name=administration.agents["registrar"].name.in_(desk.visitor.language))
    desk.pair.look("b7-helped")


def _announced(desk: Desk) -> None:
    day = civil(datetime.now(UTC) + timedelta(days=2)).date().isoformat()
    visitor = desk.visitor
    desk.sign_in("manager")
    visitor.open("/admin/portal")
    desk.pair.look("b8-portal-form")
    visitor.open("/admin/outages")
    visitor.type(begins_on=day, begins_hour="22:00", ends_on=day, ends_hour="23:30", **TEXTS)
    visitor.press("outage-announce")
    visitor.reads("done-outage-announced")
    desk.pair.look("b9-outages")


def test_a_tick_for_short_messages_is_saved_with_the_draft_and_so_is_its_removal(
    people: People, administration: Seeded, email: str
) -> None:
    visitor = people.visitor(Language.FRENCH, "phone")
    visitor.open(f"/a/{administration.administration.slug}/deposit")
    box = visitor.page.locator("#sms")
    visitor.type(name="Amina El Fassi", email=email)
    box.check()  # before the number that it is about: the rest is kept meanwhile
    visitor.reads("deposit-autosaved")
    with _saved(visitor):
        visitor.type(phone="0661")
    people.faults.clear()  # the answer that calls the number wrong
    with _saved(visitor):
        visitor.type(phone="0661 23 45 67")
    visitor.page.reload()
    expect(box).to_be_checked()
    with _saved(visitor):
        box.uncheck()
    visitor.page.reload()
    expect(box).not_to_be_checked()
    expect(visitor.page.locator("#phone")).to_have_value("+212661234567")


def _saved(visitor: Visitor) -> AbstractContextManager[object]:
    """What is typed meanwhile is kept."""
    return visitor.page.expect_response(lambda answer: "/api/v1/deposits/" in answer.url and answer.ok)
