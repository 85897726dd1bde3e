"""What proves a sealed folder, in one file, for agents who read it: asked for, waited for, saved."""

from chalicelib import bootstrap
from chalicelib.signing.seeing import bundle_url, proven
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/folders/{folder_id}/bundle"


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """How far it is, and the way to it."""
    asked = proven(request)
    found, counts = bootstrap.bundles().find(asked.subject), bootstrap.desk_counts().of(request.agent)
    shown = render(request, "signing/bundle.html", folder=asked.folder, bundle=found, active="sign", counts=counts)
    if found and found.is_moving:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.post(PAGE, AGENT)
def ask(request: Request) -> Reply:
    """Has it made."""
    asked = proven(request)
    bootstrap.bundles().ask(asked.subject, asked.reader)
    return redirect(f"/desk/folders/{asked.folder.id}/bundle")


@pages.get(PAGE + "/file", AGENT)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    return Reply(303, headers={"Location": bundle_url(request, proven(request))})
