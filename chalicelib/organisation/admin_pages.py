"""The administrator's first page: the whole house."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.organisation import house_file
from chalicelib.organisation.frame import frame
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import agents

pages = Pages()
READERS = agents(Role.ADMINISTRATOR, Role.AUDITOR)
ADMINISTRATORS = agents(Role.ADMINISTRATOR)


@pages.get("/admin", READERS)
def house(request: Request) -> Reply:
    """The tree of entities with their desks and who sits there today; what was closed is folded away."""
    chart = bootstrap.charts().of(request.agent)
    return render(request, "organisation/admin.html", chart=chart, **frame(request))


@pages.get("/admin/organisation.csv", READERS)
def table(request: Request) -> Reply:
    """The whole house as one file for spreadsheets."""
    chart = bootstrap.charts().of(request.agent)
    circuits = bootstrap.organisation().circuits(request.agent.administration_id)
    headers = {"Content-Disposition": f'attachment; filename="{house_file.name(chart)}"'}
    return Reply(200, house_file.written(chart, circuits), "text/csv; charset=utf-8", headers)
