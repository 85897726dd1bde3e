"""The auditor's page of who read a mail."""

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.registry.frame import frame
from chalicelib.web.pages import Pages, Reply, Request, render
from chalicelib.web.routing import agents

pages = Pages()


@pages.get("/desk/mails/{mail_id}/accesses", agents(Role.AUDITOR))
def accesses(request: Request) -> Reply:
    """The latest first."""
    cursor = request.query["cursor"] or None
    mail, page = bootstrap.access_log().of(request.agent, request.params["mail_id"], cursor)
    files = {file.id: file.name for file in mail.sheet.files}
    return render(request, "registry/accesses.html", mail=mail, page=page, files=files, **frame(request, "audit"))
