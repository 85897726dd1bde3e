"""The administrators' page of their own identity provider: said, tried, put in use, put out of it."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError
from chalicelib.organisation.frame import answered, frame, refused, seen_version, status
from chalicelib.organisation.own_provider.given import provider_given, typed, typed_of
from chalicelib.organisation.own_provider.ports import ProviderError
from chalicelib.organisation.own_provider.sign_in_pages import TRIALS as PAGE
from chalicelib.organisation.own_provider.sign_in_pages import over
from chalicelib.organisation.signing_in.pages import form_status
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS

pages = Pages()


@pages.get(PAGE, ADMINISTRATORS)
def form(request: Request) -> Reply:
    """What the provider is told of us, how far it is, who signs in by it."""
    return _shown(request)


@pages.post(PAGE, ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Says it anew."""

    def act() -> Reply:
        bootstrap.providers().change(request.agent, seen_version(request), provider_given(request))
        return redirect(PAGE, done="provider-changed")

    return answered(act, lambda error: _shown(request, typed(request), error))


@pages.post(PAGE + "/trial", ADMINISTRATORS)
def try_(request: Request) -> Reply:
    """Sends the administrator to the provider; whoever comes back as themselves has tried it."""
    caller = request.agent
    provider = bootstrap.providers().of(caller.administration_id)
    administration = bootstrap.organisation().administration(caller.administration_id)
    try:
        address, secret = bootstrap.own_sign_in().begin(administration, provider, tried_by=caller.agent_id)
    except ProviderError as error:
        return _shown(request, error=error)
    return over(request, provider.host, address, secret, administration)


@pages.post(PAGE + "/on", ADMINISTRATORS)
def turn_on(request: Request) -> Reply:
    """Puts it in use."""

    def act() -> Reply:
        bootstrap.providers().turn_on(request.agent, seen_version(request))
        return redirect(PAGE, done="provider-on")

    return answered(act, lambda error: _shown(request, error=error))


@pages.post(PAGE + "/off", ADMINISTRATORS)
def turn_off(request: Request) -> Reply:
    """Puts it out of use."""

    def act() -> Reply:
        bootstrap.providers().turn_off(request.agent, seen_version(request))
        return redirect(PAGE, done="provider-off")

    return answered(act, lambda error: _shown(request, error=error))


@pages.post(PAGE + "/release", ADMINISTRATORS)
def release(request: Request) -> Reply:
    """Has an agent met anew by their address: their account at the provider was made again."""
    bootstrap.providers().release(request.agent, request.form["agent_id"])
    return redirect(PAGE, done="provider-released")


def _shown(request: Request, values: dict[str, str] | None = None, error: DomainError | None = None) -> Reply:
    providers, caller = bootstrap.providers(), request.agent
    provider = providers.of(caller.administration_id)
    administration = bootstrap.organisation().administration(caller.administration_id)
    context: dict[str, Any] = {
        **frame(request, "sign-in"),
        **refused(error),
        "provider": provider,
        "typed": values or typed_of(provider),
        "redirect_uri": bootstrap.own_sign_in().redirect_uri(administration.slug),
        "door": f"{bootstrap.settings().public_url}/a/{administration.slug}/sign-in",
        "bound": providers.bound(caller),
    }
    code = form_status(error) if isinstance(error, ProviderError) else status(error)
    return render(request, "organisation/provider_form.html", code, **context)
