"""The bundle of a closing, for agents and programs who read the register's entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.registry.closing.model import Closing
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()
BUNDLE = "/registers/{register_id}/closings/{closing_id}/bundle"


@api.post(
    BUNDLE,
    AGENT,
    status=202,
    summary="Have everything that proves a closing put together",
    scope=Scope.REGISTER_WRITE,
)
def ask_closing_bundle(request: Request) -> views.BundleView:
    """Of a closing that is `done`, for whoever reads the register's entries. Asked for again meanwhile, or within ten
    minutes, it is the same."""
    closing = _closing(request)
    reader = bootstrap.closings().reader(request.agent, closing)
    return views.BundleView.of(bootstrap.bundles().ask(closing.object_id, reader))


@api.get(BUNDLE, AGENT, summary="How far a closing's bundle is, and a link to it", scope=Scope.REGISTER_READ)
def show_closing_bundle(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    closing, bundles = _closing(request), bootstrap.bundles()
    found = bundles.find(closing.object_id)
    if found is None:
        raise NotFoundError("bundles.none")
    url = bundles.link(closing.object_id, closing.bundle_name) if found.is_ready else ""
    return views.BundleView.of(found, url)


def _closing(request: Request) -> Closing:
    given = request.params
    return bootstrap.closings().provable(request.agent, given["register_id"], given["closing_id"])
