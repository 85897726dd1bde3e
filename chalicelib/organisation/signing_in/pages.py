"""The sign-in's first page, and signing out."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, InvalidError, Problem, SignInRequiredError, ThrottledError
from chalicelib.organisation.signing_in.arrival import go_on, next_page, visit
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.responses import cookie
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import COOKIE

pages = Pages()


@pages.get("/sign-in", PUBLIC)
def sign_in_form(request: Request) -> Reply:
    """The form; agents who are signed in go on."""
    if request.caller:
        return redirect(next_page(request.query["next"]))
    return first_page(request, request.query["next"])


@pages.post("/sign-in", PUBLIC)
def sign_in(request: Request) -> Reply:
    """Checks the password; then something else is always asked."""
    email, password, next_ = request.form["email"], request.form.raw("password"), request.form["next"]
    if lacking := [name for name, value in (("email", email), ("password", password)) if not value]:
        missing = InvalidError([Problem(name, f"access.{name}_missing") for name in lacking])
        return first_page(request, next_, email, missing)
    try:
        return go_on(*bootstrap.sign_in().begin(email, password, visit(request, email), next_))
    except (SignInRequiredError, ThrottledError) as error:
        return first_page(request, next_, email, error)


@pages.post("/sign-out", PUBLIC)
def sign_out(request: Request) -> Reply:
    """Ends the session; that at an administration's own provider is the agent's to end, by a link."""
    caller = request.caller
    bootstrap.sessions().end(request.session)
    own = caller.administration_id if caller and caller.own_sign_in else ""
    slug = bootstrap.organisation().administration(own).slug if own else ""
    reply = redirect(f"/a/{slug}/signed-out") if slug else redirect("/sign-in", done="access-signed-out")
    reply.cookies.append(cookie(COOKIE, "", 0))
    return reply


def first_page(request: Request, next_: str = "", email: str = "", error: DomainError | None = None) -> Reply:
    """The form with e-mail and password, and what is wrong."""
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if isinstance(error, InvalidError) else error
    return render(
        request, "access/sign_in.html", form_status(error), next=next_, email=email, problems=problems, general=general
    )


def form_status(error: DomainError | None) -> int:
    """The status of a form that is shown again. 401 would ask for a scheme that browsers cannot answer: 422 instead."""
    status = status_of(error) if error else 200
    return 422 if status == 401 else status
