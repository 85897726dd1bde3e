"""What a page is weighed by is what a browser fetches for it."""

import pytest
from playwright.sync_api import Request

from chalicelib.kernel.languages import Language
from tests import page_weight
from tests.conftest import PortalSession
from tests.e2e.conftest import People
from tests.journeys import Journey

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", list(Language))
def test_a_browser_fetches_what_is_counted_and_nothing_else(
    people: People, journey: Journey, http: PortalSession, language: Language
) -> None:
    code = journey.deposit()["submission"]["tracking_code"]
    for path in page_weight.paths(journey.seeded.administration.slug, code).values():
        visitor, fetched = people.visitor(language, "phone"), list[str]()

        def note(request: Request, fetched: list[str] = fetched) -> None:
            fetched.append(request.url)

        visitor.page.on("request", note)
        visitor.open(path)
        visitor.page.wait_for_load_state("networkidle")
        counted = page_weight.first_view(http, f"{path}?lang={language}").files
        counted_once = {it.url for it in counted}  # an icon that the page shows too comes from the cache
        assert len(counted_once) == len(counted) and set(fetched) == counted_once, path
