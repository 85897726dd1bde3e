"""The public page of the log's heads, and the operator's act of asking for one."""

from chalicelib import bootstrap
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import OPERATOR, PUBLIC

pages = Pages()


@pages.get("/log", PUBLIC)
def heads(request: Request) -> Reply:
    """The newest heads, each to download; older ones further on."""
    return render(request, "transparency/heads.html", page=bootstrap.tree_heads().page(request.query["cursor"]))


@pages.post("/operator/log/heads", OPERATOR)
def ask_for_head(request: Request) -> Reply:
    """Has a head signed beside the daily one."""
    bootstrap.asking_for_heads().ask(request.agent.actor())
    return redirect("/operator", done="transparency-asked")
