"""The bundle of a deposited letter, for agents who read it: asked for, waited for, saved."""

from chalicelib import bootstrap
from chalicelib.registry.accesses.noting import note_bundle
from chalicelib.registry.frame import frame
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/mails/{mail_id}/bundle"


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """How far it is, and the way to it."""
    mail, subject = bootstrap.bundles_of_mails().of(request.agent, request.params["mail_id"])
    found = bootstrap.bundles().find(subject)
    shown = render(request, "registry/bundle.html", mail=mail, bundle=found, **frame(request, ""))
    if found and found.is_moving:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.post(PAGE, AGENT)
def ask(request: Request) -> Reply:
    """Has it made."""
    mail, subject = bootstrap.bundles_of_mails().of(request.agent, request.params["mail_id"])
    bootstrap.bundles().ask(subject, bootstrap.registry_reading().reader(request.agent, mail))
    return redirect(f"/desk/mails/{mail.id}/bundle")


@pages.get(PAGE + "/file", AGENT)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    mail, subject = bootstrap.bundles_of_mails().of(request.agent, request.params["mail_id"])
    url = bootstrap.bundles().link(subject, f"{mail.number}.zip")
    note_bundle(request, mail)
    return Reply(303, headers={"Location": url})
