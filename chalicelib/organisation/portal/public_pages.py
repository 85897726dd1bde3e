"""The directory and the portals, as everyone sees them."""

from chalicelib import bootstrap
from chalicelib.kernel.sectors import Sector
from chalicelib.organisation.days.opening_views import OpeningWords
from chalicelib.organisation.portal.choices import region_choices, sector_choices
from chalicelib.organisation.portal.listing import Facets
from chalicelib.organisation.structure.places import is_region
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import PUBLIC

pages = Pages()


@pages.get("/", PUBLIC)
def directory(request: Request) -> Reply:
    """The administrations that take deposits, with a search by name, by region and by sector."""
    words, facets = request.query["q"], _facets(request)
    page = bootstrap.directory().find(words, request.language, request.query["cursor"], facets)
    return render(
        request,
        "organisation/directory.html",
        words=words,
        page=page,
        facets=facets,
        regions=region_choices(request.language),
        sectors=sector_choices(request.language),
    )


def _facets(request: Request) -> Facets:
    """From the address; what is no region and no sector narrows nothing."""
    region, sector = request.query["region"], request.query["sector"]
    return Facets(region if is_region(region) else "", sector if sector in set(Sector) else "")


@pages.get("/a/{slug}", PUBLIC)
def portal(request: Request) -> Reply:
    """An administration's own page."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    office = bootstrap.calendars().calendar_of(found.id)
    opening = OpeningWords.of(office, bootstrap.clock().now(), request.language)
    said, outages = bootstrap.portals().of(found.id), bootstrap.outages().told(found.id)
    return render(
        request,
        "organisation/portal.html",
        portal=found,
        said=said,
        opening=opening,
        outages=outages,
        stopped=any(outage.stops_letters for outage in outages),
    )
