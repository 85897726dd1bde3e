"""The bundle of a closing, for agents who read the register's entries: asked for, waited for, saved."""

from chalicelib import bootstrap
from chalicelib.registry.closing.model import Closing
from chalicelib.registry.frame import frame
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/registers/{register_id}/closings/{closing_id}/bundle"


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """How far it is, and the way to it."""
    closing = _closing(request)
    found = bootstrap.bundles().find(closing.object_id)
    shown = render(request, "registry/closing_bundle.html", it=closing, bundle=found, **frame(request, "closings"))
    if found and found.is_moving:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.post(PAGE, AGENT)
def ask(request: Request) -> Reply:
    """Has it made."""
    closing = _closing(request)
    bootstrap.bundles().ask(closing.object_id, bootstrap.closings().reader(request.agent, closing))
    return redirect(f"/desk/registers/{closing.register_id}/closings/{closing.id}/bundle")


@pages.get(PAGE + "/file", AGENT)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    closing = _closing(request)
    return Reply(303, headers={"Location": bootstrap.bundles().link(closing.object_id, closing.bundle_name)})


def _closing(request: Request) -> Closing:
    given = request.params
    return bootstrap.closings().provable(request.agent, given["register_id"], given["closing_id"])
