"""The operator's pages: what is stuck and a button beside it; what is given up, with its reason."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError
from chalicelib.operations.model import Kind
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages()


@pages.get("/operator", OPERATOR)
def operator(request: Request) -> Reply:
    """Everything that waits."""
    return render(request, "operations/operator.html", overview=bootstrap.operations().overview(), active="operator")


@pages.post("/operator/{kind}/{id}/retry", OPERATOR)
def retry(request: Request) -> Reply:
    """Sets one thing going again."""
    kind, item_id = request.params["kind"], request.params["id"]
    bootstrap.operations().retry(kind, item_id, request.agent.actor())
    return redirect("/operator", done="operations-retried")


@pages.get("/operator/{kind}/{id}/abandon", OPERATOR)
def confirm(request: Request) -> Reply:
    """Asks for the reason, and says what follows."""
    return _ask(request)


@pages.post("/operator/{kind}/{id}/abandon", OPERATOR)
def abandon(request: Request) -> Reply:
    """Gives one thing up."""
    kind, item_id = request.params["kind"], request.params["id"]
    try:
        bootstrap.operations().abandon(kind, item_id, request.form["reason"], request.agent.actor())
    except InvalidError as error:
        return _ask(request, error)
    return redirect("/operator", done=_GIVEN_UP[Kind(kind)])


_GIVEN_UP = {Kind.DEPOSIT: "operations-refused", Kind.FOLDER: "operations-abandoned"}


def _ask(request: Request, error: InvalidError | None = None) -> Reply:
    return render(
        request,
        "operations/abandon.html",
        422 if error else 200,
        item=bootstrap.operations().abandonable(request.params["kind"], request.params["id"]),
        reason=request.form["reason"] if error else "",
        problems=problems_by_field(error) if error else {},
        active="operator",
    )


@pages.post("/operator/dead-letters/{queue}", OPERATOR)
def put_back(request: Request) -> Reply:
    """Hands dead letters to their function again."""
    queue = request.params["queue"]
    bootstrap.operations().put_back(queue, request.agent.actor())
    return redirect("/operator", done="operations-put-back")
