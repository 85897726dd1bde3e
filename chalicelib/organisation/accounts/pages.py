"""An agent's own account: where they are signed in, who tried to, what is left of their recovery codes."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.arrival import visit
from chalicelib.organisation.signing_in.challenge_pages import codes_page
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()


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


@pages.get("/account/recovery-codes", AGENT)
def codes_form(request: Request) -> Reply:
    """Asks for password and code again: whoever finds an open session must not be able to keep it for ever."""
    return _codes_form(request)


@pages.post("/account/recovery-codes", AGENT)
def make_codes(request: Request) -> Reply:
    """Ten new recovery codes, shown now and never again."""
    email, password, code = request.agent.email, request.form.raw("password"), request.form["code"]
    try:
        agent = bootstrap.sign_in().prove(email, password, code, visit(request, email))
    except SignInRequiredError:
        return _codes_form(request, InvalidError([Problem("password", "access.password_wrong")]))
    except (InvalidError, ThrottledError) as error:
        return _codes_form(request, error)
    return codes_page(request, bootstrap.recovery_codes().make(agent), "/account")


def _codes_form(request: Request, error: DomainError | None = None) -> Reply:
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if problems else error
    return render(request, "access/new_codes.html", form_status(error), problems=problems, general=general)


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
