"""An agent's own account: where they are signed in, who tried to, what is left of their recovery codes."""

from chalicelib import bootstrap
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages(__name__)


@pages.get("/account", AGENT)
def account(request: Request) -> Reply:
    """Everything about it."""
    mine, caller = bootstrap.my_sessions(), request.agent
    return render(
        request,
        "access/account.html",
        sessions=mine.held(caller),
        here=_here(request),
        attempts=mine.recent(caller),
        codes_left=bootstrap.recovery_codes().left(caller.agent_id),
        enrolled_at=bootstrap.account_store().account(caller.agent_id).enrolled_at,
    )


@pages.post("/account/sessions/{digest}/end", AGENT)
def end(request: Request) -> Reply:
    """Ends one session, perhaps this very one."""
    bootstrap.my_sessions().end(request.agent, request.params["digest"])
    return redirect("/account", done="access-session-ended")


@pages.post("/account/sessions/end-others", AGENT)
def end_others(request: Request) -> Reply:
    """Ends every session but this one."""
    bootstrap.my_sessions().end_others(request.agent, _here(request))
    return redirect("/account", done="access-sessions-ended")


def _here(request: Request) -> str:
    return request.session.digest if request.session else ""
