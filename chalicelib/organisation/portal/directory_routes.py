"""The API of the public directory."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation import views
    from chalicelib.organisation.portal import directory_views
else:  # pydantic loads with the first JSON request, not with every start
    directory_views = later("chalicelib.organisation.portal.directory_views")
    views = later("chalicelib.organisation.views")

api = Api()


@api.get("/administrations", PUBLIC, summary="List the administrations that take deposits", scope=Scope.DIRECTORY_READ)
def list_administrations(
    request: Request, query: directory_views.DirectoryQuery
) -> Answer[directory_views.AdministrationsView]:
    """Ten at a time, by name in the language asked for."""
    facets = directory_views.facets_given(query.region, query.sector)
    page = bootstrap.directory().find(query.q, request.language, query.cursor or "", facets)
    return paged(
        page, directory_views.AdministrationsView(items=[views.AdministrationView.of(found) for found in page.items])
    )


@api.get("/administrations/{slug}", PUBLIC, summary="Read one administration", scope=Scope.DIRECTORY_READ)
def show_administration(request: Request) -> views.AdministrationView:
    """Names and code, region and sector."""
    return views.AdministrationView.of(bootstrap.organisation().by_slug(request.params["slug"]))
