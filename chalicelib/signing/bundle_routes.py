"""What proves a sealed folder, in one file, for agents and programs who read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.signing.seeing import bundle_url, proven
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()


@api.post(
    "/folders/{folder_id}/bundle",
    AGENT,
    status=202,
    summary="Have everything that proves a folder put together",
    scope=Scope.MAIL_WRITE,
)
def ask_folder_bundle(request: Request) -> views.BundleView:
    """Of a folder whose circuit came to its seal: 409 before. Asked for again meanwhile, or within ten minutes, it is
    the same."""
    asked = proven(request)
    return views.BundleView.of(bootstrap.bundles().ask(asked.subject, asked.reader))


@api.get(
    "/folders/{folder_id}/bundle",
    AGENT,
    summary="How far a folder's bundle is, and a link to it",
    scope=Scope.FOLDERS_READ,
)
def show_folder_bundle(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    try:
        asked = proven(request)
    except ConflictError as error:  # nobody can have asked yet
        raise NotFoundError("bundles.none") from error
    found = bootstrap.bundles().find(asked.subject)
    if found is None:
        raise NotFoundError("bundles.none")
    return views.BundleView.of(found, bundle_url(request, asked) if found.is_ready else "")
