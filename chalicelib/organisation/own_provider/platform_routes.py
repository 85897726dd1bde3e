"""The provider by which depositors prove their address, as JSON. Trying it needs a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.organisation.own_provider.model import OwnProvider
from chalicelib.organisation.platform import PLATFORM
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR

if TYPE_CHECKING:
    from chalicelib.organisation.own_provider import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.own_provider.views")

api = Api()
conditional = precondition("provider.changed_meanwhile")
_PATH = "/platform/identity-provider"


@api.get(_PATH, OPERATOR, summary="Read of the provider by which depositors prove their address")
def show_platform_provider(_: Request) -> Answer[views.ProviderView]:
    """What it is told of us, and how far it is."""
    return _answer(bootstrap.platform_provider().of(PLATFORM))


@api.put(_PATH, OPERATOR, summary="Say what the provider for depositors is told")
@conditional
def change_platform_provider(request: Request, given: views.ClientBody) -> Answer[views.ProviderView]:
    """The provider after it: out of use until it is tried again."""
    kept = bootstrap.platform_provider()
    return _answer(kept.change(request.agent, expected_version(request), given.given()))


@api.post(f"{_PATH}/turning-on", OPERATOR, conditional=True, summary="Let depositors prove their address there")
@conditional
def turn_platform_provider_on(request: Request) -> Answer[views.ProviderView]:
    """The provider after it; 409 before an operator has tried it in a browser."""
    return _answer(bootstrap.platform_provider().turn_on(request.agent, expected_version(request)))


@api.post(f"{_PATH}/turning-off", OPERATOR, conditional=True, summary="Have depositors prove it by a mail alone")
@conditional
def turn_platform_provider_off(request: Request) -> Answer[views.ProviderView]:
    """The provider after it."""
    return _answer(bootstrap.platform_provider().turn_off(request.agent, expected_version(request)))


def _answer(provider: OwnProvider) -> Answer[views.ProviderView]:
    uri = bootstrap.depositor_sign_in().redirect_uri
    return Answer(views.ProviderView.of(provider, uri), version=provider.version)
