"""An administration's days and hours, as everyone may see them."""

import pytest

from infra.bootstrap_stack import Seeded
from tests.conftest import PortalSession


@pytest.fixture
def page(administration: Seeded) -> str:
    return f"/a/{administration.administration.slug}/calendar"


def test_the_portal_leads_to_the_calendar(http: PortalSession, page: str) -> None:
    assert f'href="{page}"' in http.get(page.removesuffix("/calendar")).text


def test_the_page_of_a_year_names_its_holidays_and_says_which_are_to_be_confirmed(
    http: PortalSession, page: str
) -> None:
    french, arabic = (http.get(page, params={"year": "2027", "lang": language}).text for language in ("fr", "ar"))
    for name in ("17 mai</time>", "lundi", "Aïd Al Adha", "عيد الأضحى"):
        assert name in french
    assert french.count("À confirmer") == 8  # seven days and the month of Ramadan
    assert "17 ماي</time>" in arabic and arabic.count("في انتظار التأكيد") == 9  # and what that means


def test_what_was_announced_is_not_to_be_confirmed(http: PortalSession, page: str) -> None:
    assert "À confirmer" not in http.get(page, params={"year": "2025", "lang": "fr"}).text


@pytest.mark.parametrize(
    ("year", "before", "after"), [("2025", False, True), ("2060", True, True), ("2099", True, False)]
)
def test_a_year_leads_to_the_years_beside_it(
    http: PortalSession, page: str, year: str, before: bool, after: bool
) -> None:
    shown = http.get(page, params={"year": year}).text
    assert (f"year={int(year) - 1}" in shown, f"year={int(year) + 1}" in shown) == (before, after)


@pytest.mark.parametrize("year", ["", "2024", "2100", "two", "-2027", "٢٠٢٧٢٠٢٧", "9" * 40])
def test_a_year_that_is_not_known_shows_this_one(http: PortalSession, page: str, year: str) -> None:
    answer = http.get(page, params={"year": year, "lang": "fr"})
    assert answer.status_code == 200
    assert '<h2 id="days">' in answer.text


def test_the_calendar_of_no_administration_is_not_found(http: PortalSession) -> None:
    assert http.get("/a/nowhere/calendar").status_code == 404
