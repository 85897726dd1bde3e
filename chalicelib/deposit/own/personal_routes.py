"""The API to what is held about whoever proved their address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import COPY_NAME, copy_subject
from chalicelib.deposit.own.personal import ask_copy, demand_proven
from chalicelib.kernel.errors import NotFoundError
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import DEPOSITOR

if TYPE_CHECKING:
    from chalicelib.web import bundle_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.bundle_views")

api = Api()


@api.post("/mine/data", DEPOSITOR, status=202, summary="Have a copy made of everything held about the address's owner")
def ask_data(request: Request) -> views.BundleView:
    """A ZIP: `data.json`, its JSON Schema, and the files and receipts of every letter. Ten a day."""
    return views.BundleView.of(ask_copy(_proven(request)))


@api.get("/mine/data", DEPOSITOR, summary="How far the copy of one's data is, and a link to it")
def show_data(request: Request) -> views.BundleView:
    """404 before it is asked for, and half a day after it was made."""
    subject, bundles = copy_subject(_proven(request)), bootstrap.bundles()
    found = bundles.find(subject)
    if found is None:
        raise NotFoundError("bundles.none")
    return views.BundleView.of(found, bundles.link(subject, COPY_NAME) if found.is_ready else "")


def _proven(request: Request) -> str:
    """The digest of the address that the token's visit proved; ``SignInRequiredError`` without one."""
    visit = own_visits.opened(request.bearer)
    return demand_proven(visit.address_digest if visit else "")
