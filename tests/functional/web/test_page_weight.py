"""What a first view weighs: little enough for a slow connection, and nothing grows unseen."""

import pytest

from chalicelib.kernel.languages import Language
from tests import page_weight
from tests.conftest import PortalSession
from tests.journeys import Journey


@pytest.fixture
def paths(journey: Journey) -> dict[str, str]:
    """The pages that are weighed, of a letter with its receipt."""
    deposit = journey.deposit()
    return page_weight.paths(journey.seeded.administration.slug, deposit["submission"]["tracking_code"])


@pytest.mark.parametrize("language", list(Language))
def test_a_first_view_weighs_no_more_than_when_it_was_last_looked_at(
    http: PortalSession, paths: dict[str, str], language: Language
) -> None:
    for page, path in paths.items():
        view = page_weight.first_view(http, f"{path}?lang={language}")
        assert view.sent <= page_weight.AIM, page
        assert view.sent <= 1000 * (page_weight.LOOKED_AT[page] + 1), f"{page}: look what came, and tell the new weight"


def test_a_view_counts_a_file_once_and_each_font_that_it_shows(http: PortalSession) -> None:
    files = [it.url.rsplit("/", 1)[-1] for it in page_weight.first_view(http, "/track").files]
    assert len(files) == len(set(files))
    fonts = sorted(name.split(".")[0] for name in files if name.endswith(".woff2"))
    assert fonts == ["ibm-plex-sans-arabic-400", "ibm-plex-sans-arabic-600"]


def test_short_files_are_sent_as_they_are_and_long_ones_squeezed() -> None:
    smallest = page_weight.smallest_squeezed()
    assert page_weight.Loaded("/short", b"a" * (smallest - 1)).sent == smallest - 1
    assert page_weight.Loaded("/long", b"a" * smallest).sent < smallest
