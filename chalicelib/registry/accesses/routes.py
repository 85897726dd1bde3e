"""The API of who read a mail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Role
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import agents

if TYPE_CHECKING:
    from chalicelib.registry.accesses import views
    from chalicelib.web import queries
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.registry.accesses.views")
    queries = later("chalicelib.web.queries")

api = Api()


@api.get("/mails/{mail_id}/accesses", agents(Role.AUDITOR), summary="Who read a mail, and from which desk")
def accesses(request: Request, query: queries.Paged) -> Answer[views.AccessList]:
    """For auditors who may know of it, the latest first: documents, sealed papers and bundles; and of what is not for
    everybody also sheets, and the folders that answer it. Kept for three years."""
    _, page = bootstrap.access_log().of(request.agent, request.params["mail_id"], query.cursor)
    return paged(page, views.AccessList(items=[views.AccessView.of(access) for access in page.items]))
