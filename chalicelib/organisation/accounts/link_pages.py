"""A link to choose a password: asked for, followed, used. Following it changes nothing: mail scanners follow links."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, GoneError, InvalidError, Problem, ThrottledError
from chalicelib.organisation.model import Agent
from chalicelib.organisation.signing_in.arrival import remember
from chalicelib.organisation.signing_in.challenge_pages import demand_same
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.organisation.signing_in.recognition import has_password_way
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import PUBLIC

pages = Pages()
_QUARTER = timedelta(minutes=15)


@pages.get("/sign-in/forgotten", PUBLIC)
def forgotten_form(request: Request) -> Reply:
    """Asks for the address."""
    return _forgotten(request)


@pages.post("/sign-in/forgotten", PUBLIC)
def forgotten(request: Request) -> Reply:
    """Has a link sent, if the address is an agent's; the answer is the same for every address, and as quick."""
    email = request.form["email"]
    try:
        if not email:
            raise InvalidError([Problem("email", "access.email_missing")])
        bootstrap.throttle("access-links-address", 10, _QUARTER).hit(request.address)
    except (InvalidError, ThrottledError) as error:
        return _forgotten(request, email, error)
    bootstrap.account_reports().forgotten(email, request.language)
    return redirect("/sign-in", done="access-link-sent")


@pages.get("/sign-in/links/{token}", PUBLIC)
def link_form(request: Request) -> Reply:
    """Asks for the password, while the link is good; to whom a password opens nothing, it shows where they sign in."""
    try:
        agent = _demand_link(request)
    except (GoneError, ThrottledError) as error:
        return _over(request, error)
    return _link(request) if has_password_way(bootstrap.organisation().caller_of(agent)) else _own_door(agent)


@pages.post("/sign-in/links/{token}", PUBLIC)
def choose(request: Request) -> Reply:
    """Sets the password, once; the sign-in follows."""
    password, token = request.form.raw("password"), request.params["token"]
    try:
        _demand_link(request)
        demand_same(password, request.form.raw("again"))
        agent = bootstrap.access_links().choose_password(token, password)
    except InvalidError as error:
        return _link(request, error)
    except (GoneError, ThrottledError) as error:
        return _over(request, error)
    remember(request, agent.email)
    return redirect("/sign-in", done="access-password-chosen")


def _own_door(agent: Agent) -> Reply:
    administration = bootstrap.organisation().administration(agent.administration_id)
    return redirect(f"/a/{administration.slug}/sign-in")


def _demand_link(request: Request) -> Agent:
    """Whose link it is. Tries that find nothing are counted by address."""
    misses = bootstrap.throttle("access-links-misses", 20, _QUARTER)
    misses.check(request.address)
    try:
        return bootstrap.access_links().find(request.params["token"])[1]
    except GoneError:
        misses.hit(request.address)
        raise


def _forgotten(request: Request, email: str = "", error: DomainError | None = None) -> Reply:
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if problems else error
    return render(request, "access/forgotten.html", form_status(error), email=email, problems=problems, general=general)


def _link(request: Request, error: InvalidError | None = None) -> Reply:
    problems = problems_by_field(error) if error else {}
    return render(request, "access/link.html", form_status(error), token=request.params["token"], problems=problems)


def _over(request: Request, error: DomainError) -> Reply:
    return render(request, "access/link_over.html", form_status(error), error=error)
