"""Erasure for the person: asked for on the page of one's data, letter by letter; a draft is erased at once."""

from chalicelib import bootstrap
from chalicelib.deposit.lookups import tracked
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import demand_own
from chalicelib.web.pages import Pages, Reply, Request, redirect
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import VISIT_COOKIE

pages = Pages()


@pages.post("/mine/letters/{code}/erasure", PUBLIC)
def ask(request: Request) -> Reply:
    """Asks whoever has the letter."""
    visit = own_visits.opened(request.cookies.get(VISIT_COOKIE, ""))
    if visit is None:
        return redirect("/mine")
    bootstrap.erasures().ask(demand_own(tracked(request, request.params["code"]), visit.address_digest).id)
    return redirect("/mine/data", done="erasure-asked")


@pages.post("/drafts/{id}/removal", PUBLIC)
def erase_draft(request: Request) -> Reply:
    """At once, with its files; one that is gone is no error."""
    bootstrap.draft_sweep().erase(request.params["id"])
    return redirect("/", done="erasure-draft")
