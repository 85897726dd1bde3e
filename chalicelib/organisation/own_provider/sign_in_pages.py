"""Signing in at an administration's own identity provider: which one, there, back, and out of it again."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.kernel.errors import (
    DomainError,
    ForbiddenError,
    GoneError,
    InvalidError,
    NotFoundError,
    Problem,
    SignInRequiredError,
    ThrottledError,
)
from chalicelib.organisation.model import Administration
from chalicelib.organisation.own_provider.model import OwnProvider, domain_of
from chalicelib.organisation.own_provider.ports import ProviderError
from chalicelib.organisation.own_provider.sign_in import Arrived
from chalicelib.organisation.own_provider.way import VALID, WayBack
from chalicelib.organisation.signing_in.arrival import next_page, visit, welcome
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.web.errors import logger
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.responses import cookie
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import PROVIDER_COOKIE

pages = Pages()
TRIALS = "/admin/sign-in"
_QUARTER = timedelta(minutes=15)
_REFUSED = (SignInRequiredError, GoneError, ForbiddenError)


@pages.get("/sign-in/administration", PUBLIC)
def which_form(request: Request) -> Reply:
    """Asks for an address, whose domain tells the administration."""
    return _which(request)


@pages.post("/sign-in/administration", PUBLIC)
def which(request: Request) -> Reply:
    """To the administration's own page. Only the domain counts: nothing tells whether the address is an agent's."""
    email, next_ = request.form["email"], request.form["next"]
    try:
        bootstrap.throttle("provider-domains", 300, _QUARTER).hit(request.address)
        found = [bootstrap.organisation().administration(it) for it in _at(domain_of(email))]
        if not found:
            raise InvalidError([Problem("email", "provider.domain_unknown")])
    except (InvalidError, ThrottledError) as error:
        return _which(request, error)
    if len(found) == 1:
        return redirect(f"/a/{found[0].slug}/sign-in", next=next_)
    return _which(request, found=found)


@pages.get("/a/{slug}/sign-in", PUBLIC)
def door(request: Request) -> Reply:
    """The administration's own page: says where its agents sign in."""
    if request.caller:
        return redirect(next_page(request.query["next"]))
    try:
        administration, provider = _own(request)
    except NotFoundError:
        return redirect("/sign-in", next=request.query["next"])
    return _door(request, administration, provider, request.query["next"])


@pages.post("/a/{slug}/sign-in", PUBLIC)
def go(request: Request) -> Reply:
    """Sends the browser to the provider."""
    administration, provider = _own(request)
    next_ = request.form["next"]
    try:
        bootstrap.throttle("provider-begun", 300, _QUARTER).hit(request.address)
        address, secret = bootstrap.own_sign_in().begin(administration, provider, next_)
    except (ProviderError, ThrottledError) as error:
        return _door(request, administration, provider, next_, error)
    return over(request, provider.host, address, secret, administration)


def over(request: Request, host: str, address: str, secret: str, administration: Administration | None = None) -> Reply:
    """A page that goes on to the provider by itself. A form's answer may not redirect there: our content policy, which
    browsers hold against all that follows a form, names no other origin."""
    shown = render(request, "access/own_over.html", administration=administration, host=host, address=address)
    shown.cookies.append(cookie(PROVIDER_COOKIE, secret, int(VALID.total_seconds())))
    return shown


@pages.get("/a/{slug}/sign-in/back", PUBLIC)
def come_back(request: Request) -> Reply:
    """Signs in who comes back from the provider. A provider sends browsers back by no other method; nothing happens to
    whom merely follows the link, without the secret that the browser was given."""
    administration = bootstrap.organisation().by_slug(request.params["slug"])
    back = WayBack(*(request.query[name] for name in ("state", "code", "error", "iss")))
    browser = request.cookies.get(PROVIDER_COOKIE, "")
    try:
        arrived = bootstrap.own_sign_in().arrive(administration, back, browser, visit(request, ""))
        return _tried(request, arrived) if arrived.is_trial else _signed_in(request, arrived)
    except _REFUSED as error:
        logger.warning("no sign-in by a provider", extra={"administration_id": administration.id, "why": error.code})
        return _failed(request, administration, error)


@pages.get("/a/{slug}/signed-out", PUBLIC)
def signed_out(request: Request) -> Reply:
    """Says that the provider's own session goes on, and where it can be ended."""
    try:
        administration, provider = _own(request)
    except NotFoundError:
        return redirect("/sign-in")
    logout = bootstrap.own_sign_in().logout_address(administration, provider)
    return render(
        request, "access/own_signed_out.html", administration=administration, host=provider.host, logout=logout
    )


def _own(request: Request) -> tuple[Administration, OwnProvider]:
    administration = bootstrap.organisation().by_slug(request.params["slug"])
    return administration, bootstrap.own_sign_in().in_use(administration)


def _at(domain: str) -> list[str]:
    return list(bootstrap.provider_store().administrations_at(domain)) if domain else []


def _signed_in(request: Request, arrived: Arrived) -> Reply:
    welcome(request, arrived.agent, arrived.agent.email)
    request.cookies_out.append(cookie(PROVIDER_COOKIE, "", 0))
    return redirect(next_page(arrived.next))


def _tried(request: Request, arrived: Arrived) -> Reply:
    """The administrator must be signed in still: it is their act."""
    if request.caller is None or request.caller.agent_id != arrived.agent.id:
        raise GoneError("provider.over")
    bootstrap.providers().tried(request.caller, arrived.version)
    request.cookies_out.append(cookie(PROVIDER_COOKIE, "", 0))
    return redirect(TRIALS, done="provider-tried")


def _which(request: Request, error: DomainError | None = None, found: list[Administration] | None = None) -> Reply:
    values = request.form if request.method == "POST" else request.query
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    return render(
        request,
        "access/own_which.html",
        form_status(error),
        email=values["email"],
        next=values["next"],
        found=found or [],
        problems=problems,
        general=None if problems else error,
    )


def _door(
    request: Request,
    administration: Administration,
    provider: OwnProvider,
    next_: str,
    error: DomainError | None = None,
) -> Reply:
    shown = {"administration": administration, "host": provider.host, "next": next_, "general": error}
    return render(request, "access/own_door.html", form_status(error), **shown)


def _failed(request: Request, administration: Administration, error: DomainError) -> Reply:
    again = TRIALS if request.caller else f"/a/{administration.slug}/sign-in"
    shown = {"administration": administration, "error": error, "again": again}
    return render(request, "access/own_failed.html", form_status(error), **shown)
