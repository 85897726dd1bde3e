"""Pages beside the main way: nothing there yet, letters on paper, the operator's, what does not exist."""

import pytest

from chalicelib.kernel.clock import SystemClock, civil_year
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.desk import Desk

pytestmark = pytest.mark.browser


def test_empty_baskets_paper_letters_and_the_operators_page(
    people: People, administration: Seeded, cloud: LocalCloud
) -> None:
    desk = Desk(people.pair(Language.ARABIC, "desktop"), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("registrar")
    look("50-nothing-to-qualify")
    visitor.press_basket("register")
    look("51-empty-register")
    visitor.press_basket("intake")
    look("52-paper")
    visitor.press("registry-intake-do")
    visitor.look("53-paper-errors")
    visitor.type(subject="شكاية بخصوص الإنارة العمومية بحي الرياض", sender="جمعية حي الرياض", received_on="2026-11-20")
    visitor.press("registry-intake-do")
    look("54-paper-scan")
    visitor.press("registry-intake-number-now")
    visitor.reads("registry-registered-title")
    cloud.drain()
    visitor.page.reload()
    look("55-paper-registered")
    visitor.press("registry-open-mail")
    visitor.press("registry-print-sheet")
    look("56-paper-sheet")


def test_the_operators_page_and_what_does_not_exist(people: People, administration: Seeded) -> None:
    desk = Desk(people.pair(Language.FRENCH, "phone"), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("operator")
    visitor.open("/operator")
    look("57-operator")
    visitor.open("/a/nowhere")
    look("58-not-found")
    visitor.open("/track")
    visitor.type(code="0000-0000-0000")
    visitor.press("deposit-track-look")
    visitor.look("59-unknown-code")


@pytest.mark.parametrize(("language", "screen"), [(Language.ARABIC, "phone"), (Language.FRENCH, "desktop")])
def test_hours_and_holidays(people: People, administration: Seeded, language: Language, screen: str) -> None:
    pair = people.pair(language, screen)
    visitor = pair.visitor
    visitor.open(f"/a/{administration.administration.slug}")
    pair.look("60-portal")
    visitor.press("calendar-link")
    visitor.reads("calendar-title")
    following = str(civil_year(SystemClock().now()) + 1)
    visitor.page.get_by_role("link", name=following).click()
    visitor.reads("calendar-days-title", year=following)
    pair.look("61-calendar")
