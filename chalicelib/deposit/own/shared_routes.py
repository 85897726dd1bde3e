"""The API to the letters that colleagues share with an address: the same visit as to one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.lookups import tracked
from chalicelib.deposit.own import visits as own_visits
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import DEPOSITOR

if TYPE_CHECKING:
    from chalicelib.deposit.own import views
    from chalicelib.web import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.own.views")
    queries = later("chalicelib.web.queries")
    web_views = later("chalicelib.web.views")

api = Api()


@api.get("/mine/shared-letters", DEPOSITOR, summary="List the letters that colleagues share with the address")
def list_shared(request: Request, query: queries.Paged) -> Answer[views.OwnLettersView]:
    """In every administration, the newest first."""
    page = bootstrap.shared_letters().page(_address_digest(request), query.cursor)
    return paged(page, views.OwnLettersView.of(page.items, request.language))


@api.get(
    "/mine/shared-letters/{code}/receipt", DEPOSITOR, summary="Get a link to the receipt of a letter that is shared"
)
def shared_receipt(request: Request, query: queries.ReceiptQuery) -> web_views.LinkView:
    """By the letter's tracking code; 404 for a letter that is not shared with the address."""
    address_digest = _address_digest(request)
    deposit = bootstrap.shared_letters().demand(tracked(request, request.params["code"]), address_digest)
    return web_views.LinkView.to(bootstrap.deposit_tracking().receipt_url(deposit, False, query.occasion))


def _address_digest(request: Request) -> str:
    visit = own_visits.opened(request.bearer)
    if visit is None:
        raise SignInRequiredError("deposit.own_code_needed")
    return visit.address_digest
