"""The operator's API."""

from chalicelib import bootstrap
from chalicelib.observability import logger
from chalicelib.operations.views import OverviewView, PutBackView
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.routing import OPERATOR

api = Api(__name__)


@api.get("/operations", OPERATOR, answer=OverviewView, summary="What waits for an operator")
def overview(_: Request) -> OverviewView:
    """Stuck deposits and folders, failed mails, dead letters."""
    return OverviewView.of(bootstrap.operations().overview())


@api.post("/operations/{kind}/{id}/retry", OPERATOR, status=204, summary="Set a stuck thing going again")
def retry(request: Request) -> Answer:
    """``kind`` is ``deposit``, ``folder`` or ``notice``."""
    kind, item_id = request.params["kind"], request.params["id"]
    bootstrap.operations().retry(kind, item_id)
    logger.info("retried by an operator", kind=kind, id=item_id, agent_id=request.agent.agent_id)
    return Answer()


@api.post("/operations/dead-letters/{queue}", OPERATOR, answer=PutBackView, summary="Hand dead letters back")
def put_back(request: Request) -> PutBackView:
    """At most a hundred a call."""
    queue = request.params["queue"]
    moved = bootstrap.operations().put_back(queue)
    logger.info("dead letters put back by an operator", queue=queue, moved=moved, agent_id=request.agent.agent_id)
    return PutBackView(moved=moved)
