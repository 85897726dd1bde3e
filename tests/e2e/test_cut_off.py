"""The browser's tab closed while the letter is being deposited: it is deposited once, or the draft is whole."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from chalicelib import bootstrap
from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.visitor import Visitor
from tests.journeys import SUBJECT, Journey
from tests.pdf_samples import letter

pytestmark = pytest.mark.browser


@pytest.fixture
def journey(cloud: LocalCloud, administration: Seeded) -> Journey:
    """At the administration that is written to."""
    return Journey(cloud, administration)


@pytest.fixture
def draft(journey: Journey) -> str:
    """A draft that lacks nothing; its id."""
    made = str(journey.draft(email="amina@citizen.example")["id"])
    journey.attach(made, letter())
    journey.cloud.drain()
    return made


def close_while(people: People, draft: str, meanwhile: Callable[[Route], object]) -> None:
    """The tab is closed after the button was pressed, when ``meanwhile`` was done with the request."""
    visitor = people.visitor(Language.ARABIC, "phone")
    visitor.open(f"/drafts/{draft}/check")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.page.route("**/check", hold)
    with visitor.page.expect_request("**/check"):
        visitor.named("deposit-check-submit").click(no_wait_after=True)
    _until_held(visitor.page, held)
    meanwhile(held[0])
    visitor.page.close()


def _until_held(page: Page, held: list[Route]) -> None:
    while not held:
        page.wait_for_timeout(20)


def came_back(people: People, draft: str) -> Visitor:
    """The same person on another telephone, by the draft's link."""
    visitor = people.visitor(Language.ARABIC, "phone")
    visitor.open(f"/drafts/{draft}")
    return visitor


def is_deposited_once(journey: Journey, draft: str) -> None:
    """One act in the log, one number in the register."""
    journey.cloud.drain()
    events = [record.body["event"] for record in bootstrap.log().of_object(f"deposit/{draft}")]
    assert events.count("DepositSubmitted") == 1
    entries = journey.call("GET", f"/registers/{journey.seeded.registers['A']}/entries", "registrar")["items"]
    own = journey.call("GET", f"/deposits/{draft}")["number"]
    assert own and [it["number"] for it in entries].count(own) == 1


def test_a_tab_closed_before_the_request_went_leaves_a_whole_draft_that_goes_on_by_its_link(
    people: People, journey: Journey, draft: str
) -> None:
    close_while(people, draft, lambda _: None)
    assert journey.call("GET", f"/deposits/{draft}")["state"] == "draft"
    visitor = came_back(people, draft)
    assert visitor.page.url.partition("?")[0].endswith(f"/drafts/{draft}/check")
    visitor.page.get_by_text(SUBJECT).first.wait_for()
    visitor.page.get_by_text("طلب.pdf").first.wait_for()
    visitor.press("deposit-check-submit")
    visitor.reads("deposit-done-title")
    is_deposited_once(journey, draft)


def test_a_tab_closed_before_the_answer_came_leaves_a_letter_that_was_deposited_once(
    people: People, journey: Journey, draft: str
) -> None:
    close_while(people, draft, lambda route: route.fetch(max_redirects=0))
    visitor = came_back(people, draft)
    visitor.page.get_by_text(visitor.words("deposit-done-tracking"), exact=True).wait_for()
    is_deposited_once(journey, draft)


def test_a_tab_closed_as_the_button_is_pressed_leaves_one_of_the_two(
    people: People, journey: Journey, draft: str
) -> None:
    close_while(people, draft, lambda route: route.continue_())
    visitor = came_back(people, draft)
    if visitor.page.url.partition("?")[0].endswith("/check"):
        visitor.press("deposit-check-submit")
    visitor.page.get_by_text(visitor.words("deposit-done-tracking"), exact=True).wait_for()
    is_deposited_once(journey, draft)
