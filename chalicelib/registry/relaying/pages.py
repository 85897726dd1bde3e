"""The page's act by which a letter goes to the administration that is competent."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError
from chalicelib.registry.mail_pages import mail_of, perform
from chalicelib.registry.model import Mail, Status
from chalicelib.registry.relaying.model import OBSTACLES
from chalicelib.web.pages import Pages, Reply, Request, redirect
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.post("/desk/mails/{mail_id}/relay", AGENT)
def relay(request: Request) -> Reply:
    """Some words of a name come back with the administrations that they may mean."""
    form = request.form

    def act(version: int) -> Mail:
        slug = form["chosen"] or form["administration"]
        try:
            return bootstrap.relaying().relay(request.agent, request.params["mail_id"], version, slug, form["note"])
        except ConflictError as error:
            if error.code not in OBSTACLES:
                raise
            return mail_of(request)  # it stays, and its page says why

    return perform(request, "relay", act, _shown)


def _shown(mail: Mail) -> Reply:
    done = "registry-relayed" if mail.status is Status.RELAYED else "registry-relay_stopped"
    return redirect(f"/desk/mails/{mail.id}", done=done)
