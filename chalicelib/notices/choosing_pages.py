"""An agent's own page: for each desk that they hold, whether notices come at once or together."""

from chalicelib import bootstrap
from chalicelib.notices.digests import HOUR
from chalicelib.notices.frame import frame
from chalicelib.notices.model import Frequency
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.get("/account/notices", AGENT)
def preferences(request: Request) -> Reply:
    """Each desk with its choice."""
    choices = bootstrap.choosing().of(request.agent)
    return render(
        request,
        "notices/preferences.html",
        choices=choices,
        frequencies=list(Frequency),
        hour=HOUR,
        **frame(request, ""),
    )


@pages.post("/account/notices/{desk_id}", AGENT)
def choose(request: Request) -> Reply:
    """Changes one desk's."""
    bootstrap.choosing().choose(request.agent, request.params["desk_id"], request.form["frequency"])
    return redirect("/account/notices", done="notices-chosen")
