"""The bundle of a range of the log, for the platform's operators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.bundles.ranges import Range
from chalicelib.kernel.errors import NotFoundError
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()
BUNDLE = "/log/ranges/{old}/{new}/bundle"


@api.post(BUNDLE, OPERATOR, status=202, summary="Have the log from one signed head to another put together")
def ask_range(request: Request) -> views.BundleView:
    """By the sizes of both heads; at most 10,000 records. What concerns letters is in it by its hash alone."""
    asked = _range(request)
    asked.demand(bootstrap.heads_in_bundles())
    return views.BundleView.of(bootstrap.bundles().ask(asked.subject, request.agent.actor()))


@api.get(BUNDLE, OPERATOR, summary="How far the bundle of a range of the log is, and a link to it")
def show_range(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    asked, bundles = _range(request), bootstrap.bundles()
    found = bundles.find(asked.subject)
    if found is None:
        raise NotFoundError("bundles.none")
    return views.BundleView.of(found, bundles.link(asked.subject, asked.file_name) if found.is_ready else "")


def _range(request: Request) -> Range:
    return Range.read(request.params["old"], request.params["new"])
