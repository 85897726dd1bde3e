"""The page's act by which an administrative file is said to be complete."""

from chalicelib import bootstrap
from chalicelib.registry.mail_pages import perform
from chalicelib.registry.model import Mail
from chalicelib.web.pages import Pages, Reply, Request, redirect
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.post("/desk/mails/{mail_id}/confirm_complete", AGENT)
def confirm_complete(request: Request) -> Reply:
    """Nothing is missing."""

    def act(version: int) -> Mail:
        return bootstrap.completeness().confirm(request.agent, request.params["mail_id"], version)

    done = "registry-complete"
    return perform(request, "confirm_complete", act, lambda mail: redirect(f"/desk/mails/{mail.id}", done=done))
