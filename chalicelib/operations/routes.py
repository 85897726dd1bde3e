"""The operator's API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR

if TYPE_CHECKING:
    from chalicelib.operations import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.operations.views")

api = Api()


@api.get("/operations", OPERATOR, summary="What waits for an operator")
def overview(_: Request) -> views.OverviewView:
    """Stuck deposits, folders and files, failed mails, dead letters."""
    return views.OverviewView.of(bootstrap.operations().overview())


@api.post("/operations/{kind}/{id}/retry", OPERATOR, status=204, summary="Set a stuck thing going again")
def retry(request: Request) -> Answer[None]:
    """``kind`` is ``deposit``, ``folder``, ``notice`` or ``file``."""
    kind, item_id = request.params["kind"], request.params["id"]
    bootstrap.operations().retry(kind, item_id, request.agent.actor())
    return Answer()


@api.post("/operations/{kind}/{id}/abandonment", OPERATOR, status=204, summary="Give up what cannot go on")
def abandon(request: Request, body: views.AbandonmentBody) -> Answer[None]:
    """``kind`` is ``folder``, before its outgoing number is taken: its mail goes back to its desk with the reason; or
    ``deposit``, before its files are judged: its depositor reads the reason."""
    kind, item_id = request.params["kind"], request.params["id"]
    bootstrap.operations().abandon(kind, item_id, body.reason, request.agent.actor())
    return Answer()


@api.post("/operations/dead-letters/{queue}", OPERATOR, summary="Hand dead letters back")
def put_back(request: Request) -> views.PutBackView:
    """At most a hundred a call."""
    queue = request.params["queue"]
    moved = bootstrap.operations().put_back(queue, request.agent.actor())
    return views.PutBackView(moved=moved)
