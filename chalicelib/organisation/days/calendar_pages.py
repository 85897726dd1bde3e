"""An administration's hours and days off, for everyone."""

from datetime import datetime
from functools import partial

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.holidays import FIRST_YEAR, LAST_YEAR
from chalicelib.kernel.text import whole_number
from chalicelib.organisation.days.opening_views import OpeningWords, hours_words
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/a/{slug}/calendar", PUBLIC)
def calendar(request: Request) -> Reply:
    """Opening hours, and the holidays of one year: this one, unless ``?year=`` asks for another that is known."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    office, now = bootstrap.calendars().calendar_of(found.id), bootstrap.clock().now()
    year = year_asked(request, now)
    return render(
        request,
        "organisation/calendar.html",
        administration=found,
        opening=OpeningWords.of(office, now, request.language),
        year=year,
        days=office.calendar,
        other_hours=office.others_of(year),
        hours_words=partial(hours_words, language=request.language),
        other_years=other_years(year),
    )


def year_asked(request: Request, now: datetime) -> int:
    """The year of ``?year=`` where it is one that is known, else this one."""
    return _known(whole_number(request.query["year"], 0)) or civil_year(now)


def other_years(year: int) -> list[int]:
    """The years beside it that are known."""
    return [other for other in (year - 1, year + 1) if _known(other)]


def _known(year: int) -> int:
    return year if FIRST_YEAR <= year <= LAST_YEAR else 0
