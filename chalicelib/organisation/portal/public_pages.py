"""The directory and the portals, as everyone sees them."""

from chalicelib import bootstrap
from chalicelib.organisation.days.opening_views import OpeningWords
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/", PUBLIC)
def directory(request: Request) -> Reply:
    """The administrations that take deposits, with a search by name."""
    words = request.query["q"]
    page = bootstrap.directory().find(words, request.language, request.query["cursor"])
    return render(request, "organisation/directory.html", words=words, page=page)


@pages.get("/a/{slug}", PUBLIC)
def portal(request: Request) -> Reply:
    """An administration's own page."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    office = bootstrap.calendars().calendar_of(found.id)
    opening = OpeningWords.of(office, bootstrap.clock().now(), request.language)
    said = bootstrap.portals().of(found.id)
    return render(request, "organisation/portal.html", portal=found, said=said, opening=opening)
