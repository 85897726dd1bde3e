"""The operator's page: what is stuck, and a button beside it."""

from chalicelib import bootstrap
from chalicelib.observability import logger, mark
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages(__name__)


@pages.get("/operator", OPERATOR)
def operator(request: Request) -> Reply:
    """Everything that waits."""
    return render(request, "operations/operator.html", overview=bootstrap.operations().overview(), active="operator")


@pages.post("/operator/{kind}/{id}/retry", OPERATOR)
def retry(request: Request) -> Reply:
    """Sets one thing going again."""
    kind, item_id = request.params["kind"], request.params["id"]
    bootstrap.operations().retry(kind, item_id)
    logger.info("retried by an operator", kind=kind, id=mark(item_id), agent_id=request.agent.agent_id)
    return redirect("/operator", done="operations-retried")


@pages.post("/operator/dead-letters/{queue}", OPERATOR)
def put_back(request: Request) -> Reply:
    """Hands dead letters to their function again."""
    queue = request.params["queue"]
    moved = bootstrap.operations().put_back(queue)
    logger.info("dead letters put back by an operator", queue=queue, moved=moved, agent_id=request.agent.agent_id)
    return redirect("/operator", done="operations-put-back")
