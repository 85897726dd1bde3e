"""The API to the kinds of request that depositors may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit.drafts import kind_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.drafts.kind_views")

api = Api()


@api.get(
    "/administrations/{slug}/request-kinds", PUBLIC,
    summary="List what may be asked of an administration", scope=Scope.DIRECTORY_READ,
)  # fmt: skip
def request_kinds(request: Request) -> views.RequestKindsView:
    """A deposit that names one is received by its regime; one that names none is an ordinary letter."""
    administration = bootstrap.deposit_drafts().administration_of(request.params["slug"])
    return views.RequestKindsView.of(bootstrap.request_kinds().offered(administration.id))
