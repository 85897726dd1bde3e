"""One's own letters by an identity provider instead of a mailed code: there, and back with a verified address."""

from datetime import timedelta

from chalicelib import bootstrap
from chalicelib.deposit.own import visits as own_visits
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import ForbiddenError, GoneError, SignInRequiredError, ThrottledError
from chalicelib.web.errors import headers_of, logger, status_of
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.responses import cookie
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import PROVIDER_COOKIE, VISIT_COOKIE

pages = Pages()
_TRIED = "/operator/sign-in"
_QUARTER = timedelta(minutes=15)
_THEIRS = frozenset({"provider.denied", "provider.over", "provider.unreachable", "web.throttled"})


@pages.post("/mine/provider", PUBLIC)
def go(request: Request) -> Reply:
    """Sends the browser to the provider: a page that goes on by itself, for a form's answer may not lead elsewhere."""
    try:
        bootstrap.throttle("provider-begun", 300, _QUARTER).hit(request.address)
        host, address, secret = bootstrap.depositor_sign_in().begin()
    except (SignInRequiredError, ThrottledError) as error:
        return _failed(request, error)
    shown = render(request, "access/own_over.html", host=host, address=address)
    shown.cookies.append(cookie(PROVIDER_COOKIE, secret, bootstrap.depositor_sign_in().seconds))
    return shown


@pages.get("/mine/provider/back", PUBLIC)
def come_back(request: Request) -> Reply:
    """Opens the letters of the address that the provider has verified. Nothing happens to whom merely follows the link,
    without the secret that the browser was given."""
    answered = {name: request.query[name] for name in ("state", "code", "error", "iss")}
    try:
        email = bootstrap.depositor_sign_in().arrive(answered, request.cookies.get(PROVIDER_COOKIE, ""), request.caller)
    except (SignInRequiredError, GoneError, ForbiddenError) as error:
        logger.warning("no address proved by a provider", extra={"why": error.code})
        return _failed(request, error)
    request.cookies_out.append(cookie(PROVIDER_COOKIE, "", 0))
    if not email:
        return redirect(_TRIED, done="provider-tried")
    request.cookies_out.append(cookie(VISIT_COOKIE, own_visits.open_for(email)))
    return redirect("/mine")


def _failed(request: Request, error: SignInRequiredError | GoneError | ForbiddenError | ThrottledError) -> Reply:
    """What is wrong between the provider and us is for the operator who tries it; depositors are told what they can
    do."""
    tries = request.caller is not None and Role.OPERATOR in request.caller.roles
    told = error if tries or error.code in _THEIRS else SignInRequiredError("deposit.provider_failed")
    shown = render(request, "access/own_failed.html", status_of(error), error=told, again=_TRIED if tries else "/mine")
    shown.headers |= headers_of(error)
    return shown
