"""Pages beside the main way: nothing there yet, letters on paper, the operator's, what does not exist."""

import pytest

from chalicelib.kernel.clock import SystemClock, civil_year
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.circuits import Office
from tests.e2e.conftest import People
from tests.e2e.desk import Desk
from tests.e2e.devices import SCREENS

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", list(SCREENS))]


def test_empty_baskets_and_paper_letters(
    people: People, administration: Seeded, cloud: LocalCloud, screen: str
) -> None:
    desk = Desk(people.pair(Language.ARABIC, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("registrar")
    look("50-nothing-to-qualify")
    visitor.press_basket("register")
    look("51-empty-register")
    visitor.press_basket("intake")
    look("52-paper")
    for hasty in desk.pair:
        hasty.press("registry-intake-do")
        hasty.look("53-paper-errors")
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


def test_the_audit_log(people: People, administration: Seeded, cloud: LocalCloud, screen: str) -> None:
    desk = Desk(people.pair(Language.ARABIC, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    Office(cloud, administration).mail()
    desk.sign_in("manager")
    visitor.press_basket("audit")
    visitor.page.locator("summary").first.click()
    look("59-audit")


def test_the_operators_page_and_what_does_not_exist(people: People, administration: Seeded, screen: str) -> None:
    desk = Desk(people.pair(Language.FRENCH, screen), administration)
    visitor, look = desk.visitor, desk.pair.look
    desk.sign_in("operator")
    visitor.open("/operator")
    look("57-operator")
    visitor.open("/a/nowhere")
    look("58-not-found")
    visitor.open("/track")
    for mistaken in desk.pair:
        mistaken.type(code="0000-0000-0000")
        mistaken.press("deposit-track-look")
        mistaken.look("59-unknown-code")


def test_hours_and_holidays(people: People, administration: Seeded, screen: str) -> None:
    pair = people.pair(Language.ARABIC, screen)
    visitor = pair.visitor
    visitor.open(f"/a/{administration.administration.slug}")
    pair.look("60-portal")
    visitor.press("calendar-link")
    visitor.reads("calendar-title")
    following = str(civil_year(SystemClock().now()) + 1)
    visitor.page.get_by_role("link", name=following).click()
    visitor.reads("calendar-days-title", year=following)
    pair.look("61-calendar")
