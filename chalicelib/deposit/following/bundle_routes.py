"""The bundle of a letter, for its depositor's program behind a one-time code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.lookups import opened
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import DEPOSITOR
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import HOLDER

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()


@api.post("/trackings/{code}/bundle", HOLDER, status=202, summary="Have everything that proves a letter put together")
def ask_bundle(request: Request) -> views.BundleView:
    """Asked for again meanwhile, or within ten minutes, it is the same."""
    return views.BundleView.of(bootstrap.bundles().ask(opened(request).source, DEPOSITOR))


@api.get("/trackings/{code}/bundle", HOLDER, summary="How far a letter's bundle is, and a link to it")
def show_bundle(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    deposit, bundles = opened(request), bootstrap.bundles()
    found = bundles.find(deposit.source)
    if found is None:
        raise NotFoundError("bundles.none")
    return views.BundleView.of(found, bundles.link(found.subject, f"{deposit.number}.zip") if found.is_ready else "")
