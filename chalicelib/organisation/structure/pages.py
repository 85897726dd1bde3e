"""The administrator's first page: the whole house."""

from chalicelib import bootstrap
from chalicelib.organisation.frame import frame
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import READERS

pages = Pages()


@pages.get("/admin", READERS)
def house(request: Request) -> Reply:
    """The tree of entities with their desks and who sits there today; what was closed is folded away."""
    chart = bootstrap.charts().of(request.agent)
    return render(request, "organisation/admin.html", chart=chart, **frame(request))
