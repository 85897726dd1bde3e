"""The API to one's own letters: a code by mail gives a token, the token lists them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.drafts.drafting import deposited
from chalicelib.deposit.drafts.duplicates import Proof
from chalicelib.deposit.lookups import tracked
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import OwnLetter, demand_own
from chalicelib.deposit.own.visits import Visit
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.one_time_codes import VALID
from chalicelib.web.routing import DEPOSITOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit.own import views
    from chalicelib.web import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.own.views")
    queries = later("chalicelib.web.queries")
    web_views = later("chalicelib.web.views")

api = Api()


@api.post("/mine/requests", PUBLIC, status=202, summary="Have a one-time code mailed to an address with letters")
def ask_for_letters(request: Request, given: views.AddressGiven) -> views.AskedView:
    """The answer is the same for every address; a mail goes only where letters were deposited with it. Three in a
    quarter of an hour, ten a day."""
    secret = own_visits.ask(request, given.email)
    return views.AskedView(request=secret, expires_in_seconds=int(VALID.total_seconds()))


@api.post("/mine/visits", PUBLIC, summary="Open the list of letters with the one-time code")
def open_letters(request: Request, given: views.VisitGiven) -> views.VisitView:
    """Five tries; the code opens once, and only with the request that it was mailed for."""
    return views.VisitView.of(*own_visits.enter(given.request, given.one_time_code))


@api.get("/mine/letters", DEPOSITOR, summary="List the letters deposited with the address")
def list_letters(request: Request, query: queries.Paged) -> Answer[views.OwnLettersView]:
    """In every administration, the newest first."""
    page = bootstrap.own_letters().page(_visit(request).address_digest, query.cursor)
    return paged(page, views.OwnLettersView.of(page.items, request.language))


@api.get("/mine/letters/{code}/receipt", DEPOSITOR, summary="Get a link to the receipt of one of the letters")
def letter_receipt(request: Request, query: queries.ReceiptQuery) -> web_views.LinkView:
    """By the letter's tracking code; 404 for a letter of another address."""
    address_digest = _visit(request).address_digest
    deposit = demand_own(tracked(request, request.params["code"]), address_digest)
    return web_views.LinkView.to(bootstrap.deposit_tracking().receipt_url(deposit, False, query.occasion))


@api.get("/mine/duplicates/{deposit_id}", DEPOSITOR, summary="Ask whether a draft was sent before")
def duplicates(request: Request) -> views.OwnLettersView:
    """The last letter deposited with the address to the same administration with the very same files; none where there
    is none, or while the digest of a file is unknown. The draft may be submitted all the same."""
    proof, drafts = Proof(_visit(request).address_digest), bootstrap.deposit_drafts()
    draft = drafts.get(request.params["deposit_id"])
    files = map(deposited, drafts.files(draft))
    found = bootstrap.deposit_duplicates().earlier(draft, files, proof)
    letters = [OwnLetter(found, drafts.holder(found))] if found else []
    return views.OwnLettersView.of(letters, request.language)


@api.delete("/mine/visit", DEPOSITOR, summary="End the visit: its token lists nothing any more")
def end_visit(request: Request) -> None:
    """The end, before it comes by itself."""
    bootstrap.own_visits().end(_visit(request).session)


def _visit(request: Request) -> Visit:
    """The visit of the token; ``SignInRequiredError`` ``deposit.own_code_needed`` without one."""
    visit = own_visits.opened(request.bearer)
    if visit is None:
        raise SignInRequiredError("deposit.own_code_needed")
    return visit
