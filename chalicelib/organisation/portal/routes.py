"""An administration's portal as JSON."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64Error
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.organisation.model import Administration
from chalicelib.organisation.portal.model import Portal
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import demand_version, expected_version
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation.portal import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.portal.views")

api = Api()


@api.get(
    "/administrations/{slug}/portal",
    PUBLIC,
    summary="Read what an administration's portal says",
    scope=Scope.DIRECTORY_READ,
)
def show_portal(request: Request) -> Answer[views.PortalView]:
    """What it handles, its hours and contacts, its notice on personal data."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return _answer(found, bootstrap.portals().of(found.id))


@api.put("/administrations/{slug}/portal", ADMINISTRATORS, summary="Change what the portal says")
def change_portal(request: Request, given: views.PortalBody) -> Answer[views.PortalView]:
    """The portal after it; 412 if it is no longer the version of `If-Match`."""
    own = _own(request)
    portal = bootstrap.portals().change(request.agent, expected_version(request), given.given())
    return _answer(bootstrap.organisation().administration(own.id, latest=True), portal)


@api.put("/administrations/{slug}/portal/logo", ADMINISTRATORS, summary="Set the portal's logo")
def set_logo(request: Request, given: views.LogoBody) -> Answer[views.PortalView]:
    """The portal after it. The image is drawn anew, at most 320 pixels a side."""
    own = _own(request)
    try:
        image = b64decode(given.content, validate=True)
    except (NotBase64Error, ValueError) as error:
        raise InvalidError([Problem("content", "organisation.logo_unreadable")]) from error
    return _answer(own, bootstrap.portals().set_logo(request.agent, expected_version(request), image))


@api.delete("/administrations/{slug}/portal/logo", ADMINISTRATORS, summary="Remove the portal's logo", conditional=True)
def remove_logo(request: Request) -> None:
    """204, also where there is none."""
    _own(request)
    bootstrap.portals().remove_logo(request.agent, expected_version(request))


def _own(request: Request) -> Administration:
    """The caller's own administration: another's portal is not theirs to change. 412 for another version."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    if found.id != request.agent.administration_id:
        raise NotFoundError("not_found")
    demand_version(request, bootstrap.portals().of(found.id).version)
    return found


def _answer(found: Administration, portal: Portal) -> Answer[views.PortalView]:
    return Answer(views.PortalView.of(found, portal, bootstrap.settings().public_url), version=portal.version)
