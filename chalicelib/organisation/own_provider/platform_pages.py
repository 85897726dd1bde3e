"""The operator's page of the provider by which depositors prove their address: said, tried, put in and out of use."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError
from chalicelib.organisation.frame import answered, frame, refused, seen_version, status
from chalicelib.organisation.own_provider.given import provider_given, typed, typed_of
from chalicelib.organisation.own_provider.ports import ProviderError
from chalicelib.organisation.own_provider.sign_in_pages import over
from chalicelib.organisation.platform import PLATFORM
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import OPERATOR

pages = Pages()
PAGE = "/operator/sign-in"


@pages.get(PAGE, OPERATOR)
def form(request: Request) -> Reply:
    """What the provider is told of us, and how far it is."""
    return _shown(request)


@pages.post(PAGE, OPERATOR)
def change(request: Request) -> Reply:
    """Says it anew."""

    def act() -> Reply:
        bootstrap.platform_provider().change(request.agent, seen_version(request), provider_given(request))
        return redirect(PAGE, done="provider-changed")

    return answered(act, lambda error: _shown(request, typed(request), error))


@pages.post(PAGE + "/trial", OPERATOR)
def try_(request: Request) -> Reply:
    """Sends the operator to the provider, by the way that depositors will take."""
    try:
        host, address, secret = bootstrap.depositor_sign_in().begin(request.agent)
    except ProviderError as error:
        return _shown(request, error=error)
    return over(request, host, address, secret)


@pages.post(PAGE + "/on", OPERATOR)
def turn_on(request: Request) -> Reply:
    """Puts it in use."""

    def act() -> Reply:
        bootstrap.platform_provider().turn_on(request.agent, seen_version(request))
        return redirect(PAGE, done="provider-platform-on")

    return answered(act, lambda error: _shown(request, error=error))


@pages.post(PAGE + "/off", OPERATOR)
def turn_off(request: Request) -> Reply:
    """Puts it out of use."""

    def act() -> Reply:
        bootstrap.platform_provider().turn_off(request.agent, seen_version(request))
        return redirect(PAGE, done="provider-platform-off")

    return answered(act, lambda error: _shown(request, error=error))


def _shown(request: Request, values: dict[str, str] | None = None, error: DomainError | None = None) -> Reply:
    provider = bootstrap.platform_provider().of(PLATFORM)
    code = form_status(error) if isinstance(error, ProviderError) else status(error)
    return render(
        request,
        "organisation/platform_provider.html",
        code,
        provider=provider,
        typed=values or typed_of(provider),
        redirect_uri=bootstrap.depositor_sign_in().redirect_uri,
        **frame(request, "operator"),
        **refused(error),
    )
