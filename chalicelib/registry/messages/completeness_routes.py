"""The API's act by which an administrative file is said to be complete."""

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
    from chalicelib.registry import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.registry.views")

api = Api()


@api.post(
    "/mails/{mail_id}/completeness",
    AGENT,
    conditional=True,
    summary="Say that an administrative file is complete (law 55-19)",
    scope=Scope.MAIL_WRITE,
)
@conditional
def confirm_complete(request: Request) -> Answer[views.MailView]:
    """Its depositor gets the receipt of a complete file."""
    version = expected_version(request)
    return answered(bootstrap.completeness().confirm(request.agent, request.params["mail_id"], version))
