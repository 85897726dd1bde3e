"""The directory, the portals, and where an agent's day begins."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.organisation.opening_views import OpeningWords
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT, PUBLIC

pages = Pages()

_FIRST_PAGES: tuple[tuple[Role | None, str], ...] = (
    (Role.REGISTRAR, "/desk/qualify"),
    (Role.HANDLER, "/desk/mine"),
    (Role.HEAD, "/desk/mine"),
    (Role.SIGNATORY, "/desk/sign"),
    (Role.OPERATOR, "/operator"),
    (Role.AUDITOR, "/desk/register"),
    (None, "/desk/mine"),
)


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


@pages.get("/desk", AGENT)
def desk(request: Request) -> Reply:
    """The agent's first page: where the work of their desks arrives."""
    roles = request.agent.roles
    return redirect(next(path for role, path in _FIRST_PAGES if role is None or role in roles))
