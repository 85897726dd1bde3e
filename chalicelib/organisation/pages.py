"""Where an agent's day begins."""

from chalicelib.kernel.access import Role
from chalicelib.web.pages import Pages, Reply, Request, redirect
from chalicelib.web.routing import AGENT

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


@pages.get("/desk", AGENT)
def desk(request: Request) -> Reply:
    """The agent's first page: where the work of their desks arrives."""
    roles = request.agent.roles
    return redirect(next(path for role, path in _FIRST_PAGES if role is None or role in roles))
