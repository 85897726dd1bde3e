"""The public page of the log's heads, and the operator's act of asking for one."""

from chalicelib import bootstrap
from chalicelib.observability import logger
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import OPERATOR, PUBLIC

pages = Pages()

LISTED = 30


@pages.get("/log", PUBLIC)
def heads(request: Request) -> Reply:
    """The newest heads, each to download; older ones further on."""
    below = request.query["below"]
    found = bootstrap.tree_heads().list(LISTED, int(below) if below.isascii() and below.isdecimal() else None)
    older = found[-1].size if len(found) == LISTED else None
    return render(request, "transparency/heads.html", heads=found, older=older)


@pages.post("/operator/log/heads", OPERATOR)
def ask_for_head(request: Request) -> Reply:
    """Has a head signed beside the daily one."""
    bootstrap.head_call().ask()
    logger.info("a head was asked for by an operator", agent_id=request.agent.agent_id)
    return redirect("/operator", done="transparency-asked")
