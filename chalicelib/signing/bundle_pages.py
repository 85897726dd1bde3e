"""What proves a sealed folder, in one file, for agents who read it: asked for, waited for, saved."""

from chalicelib import bootstrap
from chalicelib.observability import link_given
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/folders/{folder_id}/bundle"


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """How far it is, and the way to it."""
    proven = bootstrap.folder_desk().proven(request.agent, request.params["folder_id"])
    found, counts = bootstrap.bundles().find(proven.subject), bootstrap.desk_counts().of(request.agent)
    shown = render(request, "signing/bundle.html", folder=proven.folder, bundle=found, active="sign", counts=counts)
    if found and found.is_moving:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.post(PAGE, AGENT)
def ask(request: Request) -> Reply:
    """Has it made."""
    proven = bootstrap.folder_desk().proven(request.agent, request.params["folder_id"])
    bootstrap.bundles().ask(proven.subject)
    return redirect(f"/desk/folders/{proven.folder.id}/bundle")


@pages.get(PAGE + "/file", AGENT)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    proven = bootstrap.folder_desk().proven(request.agent, request.params["folder_id"])
    url = bootstrap.bundles().link(proven.subject, proven.file_name)
    link_given(proven.folder.file_id, request.agent.agent_id)
    return Reply(303, headers={"Location": url})
