"""What comes out of the printer: what one keeps of a page, and nothing that only a screen can do."""

import pytest
from playwright.sync_api import Locator, expect

from chalicelib.kernel.languages import Language
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from tests.e2e.conftest import People
from tests.e2e.visitor import Visitor
from tests.journeys import SUBJECT, Journey

pytestmark = pytest.mark.browser
OF_THE_SCREEN = ("header .languages", "footer", ".skip", "main button", "main .btn")


def printed(people: People, language: Language, path: str) -> Visitor:
    """Somebody before the page as it goes to paper."""
    visitor = people.visitor(language, "desktop")
    visitor.open(path)
    visitor.page.emulate_media(media="print")
    return visitor


def hides(visitor: Visitor, *keys: str) -> None:
    """Neither what every page has beside its content, nor links of these words, is on the paper."""
    links = [visitor.page.get_by_text(visitor.words(key), exact=True) for key in keys]
    for place in (*map(visitor.page.locator, OF_THE_SCREEN), *links):
        assert place.count(), "it is on the screen"
        _gone(place)


def _gone(place: Locator) -> None:
    assert [it for it in place.all() if it.is_visible()] == []


def keeps(visitor: Visitor, *said: str) -> None:
    """All of it is on the paper, black on white."""
    for words in said:
        expect(visitor.page.locator("main, header").get_by_text(words).filter(visible=True).first).to_be_visible()
    colours = "const seen = getComputedStyle(document.body); [seen.backgroundColor, seen.color]"
    assert visitor.page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


@pytest.mark.parametrize("language", list(Language))
def test_the_receipt_s_page_prints_number_code_instant_and_files_alone(
    people: People, administration: Seeded, cloud: LocalCloud, language: Language
) -> None:
    deposit = Journey(cloud, administration).deposit()
    visitor = printed(people, language, f"/drafts/{deposit['id']}/done")
    hides(visitor, "deposit-answers-title", "deposit-done-other", "deposit-done-acknowledgement")
    code, name = deposit["submission"]["tracking_code"], administration.administration.name.in_(language)
    keeps(visitor, deposit["number"], code, "طلب.pdf", name, visitor.words("deposit-done-next"))


@pytest.mark.parametrize("language", list(Language))
def test_the_tracking_page_prints_where_the_letter_is_alone(
    people: People, administration: Seeded, cloud: LocalCloud, language: Language
) -> None:
    deposit = Journey(cloud, administration).deposit()
    code = deposit["submission"]["tracking_code"]
    visitor = printed(people, language, f"/track/{code}")
    hides(visitor, "deposit-mine-link", "deposit-open-text")
    name, next_ = administration.administration.name.in_(language), visitor.words("deposit-track-next")
    keeps(visitor, deposit["number"], code, name, next_, visitor.words("deposit-track-timeline"))
    _gone(visitor.page.locator("main form"))
    _gone(visitor.page.get_by_text(SUBJECT))
