"""An administration's own identity provider as JSON. Trying it needs a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS

if TYPE_CHECKING:
    from chalicelib.organisation.own_provider import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.own_provider.views")

api = Api()
conditional = precondition("provider.changed_meanwhile")
_PATH = "/organisation/own-provider"


@api.get(_PATH, ADMINISTRATORS, summary="Read of the administration's own identity provider")
def show_provider(request: Request) -> Answer[views.ProviderView]:
    """What it is told of us, and how far it is."""
    return _answer(request, bootstrap.providers().of(request.agent.administration_id))


@api.put(_PATH, ADMINISTRATORS, summary="Say what the own identity provider is told")
@conditional
def change_provider(request: Request, given: views.ProviderBody) -> Answer[views.ProviderView]:
    """The provider after it. Unless only domains changed, it is out of use until it is tried again."""
    return _answer(request, bootstrap.providers().change(request.agent, expected_version(request), given.given()))


@api.post(f"{_PATH}/turning-on", ADMINISTRATORS, conditional=True, summary="Have agents sign in by the own provider")
@conditional
def turn_on(request: Request) -> Answer[views.ProviderView]:
    """The provider after it; 409 before an administrator has tried it in a browser."""
    return _answer(request, bootstrap.providers().turn_on(request.agent, expected_version(request)))


@api.post(f"{_PATH}/turning-off", ADMINISTRATORS, conditional=True, summary="Have agents sign in by password again")
@conditional
def turn_off(request: Request) -> Answer[views.ProviderView]:
    """The provider after it."""
    return _answer(request, bootstrap.providers().turn_off(request.agent, expected_version(request)))


@api.delete(f"{_PATH}/logins/{{agent_id}}", ADMINISTRATORS, summary="Have an agent met anew by their address")
def release(request: Request) -> None:
    """Their account at the provider was made again; 404 if nothing led to them."""
    bootstrap.providers().release(request.agent, request.params["agent_id"])


def _answer(request: Request, provider: OwnProvider) -> Answer[views.ProviderView]:
    slug = bootstrap.organisation().administration(request.agent.administration_id).slug
    uri = bootstrap.own_sign_in().redirect_uri(slug)
    return Answer(views.ProviderView.of(provider, uri), version=provider.version)
