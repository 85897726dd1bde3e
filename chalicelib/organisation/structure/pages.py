"""The administrator's first page: the whole house."""

from chalicelib import bootstrap
from chalicelib.organisation.frame import frame
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import READERS

pages = Pages()


@pages.get("/admin", READERS)
def house(request: Request) -> Reply:
    """The tree of entities with desks and who sits there today, what was closed folded away; who cannot sign yet."""
    chart = bootstrap.charts().of(request.agent)
    signatories = bootstrap.house_signatories().among(chart.agents.values(), chart.desks)
    lacking = [it for it in signatories if it.readiness.lacks]
    return render(request, "organisation/admin.html", chart=chart, lacking=lacking, **frame(request))
