"""The letters that colleagues share with an address, for who has proven it."""

from chalicelib import bootstrap
from chalicelib.deposit.lookups import asked_occasion, tracked
from chalicelib.deposit.own import visits as own_visits
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import VISIT_COOKIE

pages = Pages()


@pages.get("/mine/shared", PUBLIC)
def shared(request: Request) -> Reply:
    """The letters; for who has not opened the visit, the question for an address."""
    visit = own_visits.opened(request.cookies.get(VISIT_COOKIE, ""))
    if visit is None:
        return redirect("/mine")
    page = bootstrap.shared_letters().page(visit.address_digest, request.query["cursor"])
    reply = render(request, "deposit/mine.html", page=page, shared=True)
    reply.headers["Cache-Control"] = "no-store"
    return reply


@pages.get("/mine/shared/receipts/{code}", PUBLIC)
def receipt(request: Request) -> Reply:
    """On to the sealed receipt of one of them, for five minutes."""
    visit = own_visits.opened(request.cookies.get(VISIT_COOKIE, ""))
    if visit is None:
        return redirect("/mine")
    deposit = bootstrap.shared_letters().demand(tracked(request, request.params["code"]), visit.address_digest)
    link = bootstrap.deposit_tracking().receipt_url(
        deposit, inline=not request.query["download"], occasion=asked_occasion(request)
    )
    return Reply(303, headers={"Location": link})
