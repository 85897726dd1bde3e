"""Notices on personal data for programs, which show them before they submit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation.portal import privacy_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.portal.privacy_views")

api = Api()


@api.get(
    "/administrations/{slug}/privacy", PUBLIC, summary="Read the notice on personal data", scope=Scope.DIRECTORY_READ
)
def show_notice(request: Request) -> views.PrivacyNoticeView:
    """To be shown before a deposit is submitted; its submission may name the digest."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return views.PrivacyNoticeView.of(bootstrap.privacy_notices().present(found.id))


@api.get(
    "/administrations/{slug}/privacy/{digest}",
    PUBLIC,
    summary="Read the notice that a deposit names",
    scope=Scope.DIRECTORY_READ,
)
def show_kept_notice(request: Request) -> views.PrivacyNoticeView:
    """As it was shown then."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return views.PrivacyNoticeView.of(bootstrap.privacy_notices().kept(found.id, request.params["digest"]))
