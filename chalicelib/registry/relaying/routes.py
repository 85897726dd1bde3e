"""The API's act by which a letter goes to the administration that is competent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.registry.routes import answered, conditional
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry import bodies, views
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.registry.bodies")
    views = later("chalicelib.registry.views")

api = Api()


@api.post(
    "/mails/{mail_id}/relay",
    AGENT,
    conditional=True,
    summary="Send a mail on to the administration that is competent",
    scope=Scope.MAIL_WRITE,
)
@conditional
def relay(request: Request, body: bodies.RelayBody) -> Answer[views.MailView]:
    """The instant of its deposit stays; 409 for an administration where it was already: then it stays here."""
    version, mail_id = expected_version(request), request.params["mail_id"]
    return answered(bootstrap.relaying().relay(request.agent, mail_id, version, body.administration, body.note))
