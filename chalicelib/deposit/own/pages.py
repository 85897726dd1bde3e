"""One's own letters, without an account: the address, the code from the mail, the list."""

from chalicelib import bootstrap
from chalicelib.deposit.lookups import asked_occasion, tracked
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import demand_own
from chalicelib.deposit.own.visits import VisitOverError
from chalicelib.kernel.errors import DomainError, ForbiddenError, InvalidError, ThrottledError
from chalicelib.web.errors import headers_of, status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.responses import cookie
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import VISIT_COOKIE

pages = Pages()


@pages.get("/mine", PUBLIC)
def mine(request: Request) -> Reply:
    """The letters, for who has opened the visit; for everybody else the question for an address."""
    visit = own_visits.opened(_secret(request))
    if visit is None:
        return _ask(request)
    page = bootstrap.own_letters().page(visit.address_digest, request.query["cursor"])
    return _private(render(request, "deposit/mine.html", page=page))


@pages.post("/mine", PUBLIC)
def ask(request: Request) -> Reply:
    """The same for every address, known or not."""
    typed = request.form["email"]
    try:
        secret = own_visits.ask(request, typed)
    except (InvalidError, ThrottledError) as error:
        return _ask(request, typed, error)
    request.cookies_out.append(cookie(VISIT_COOKIE, secret))
    return redirect("/mine/code")


@pages.get("/mine/code", PUBLIC)
def code_form(request: Request) -> Reply:
    """Asks for the code, in the browser where it was asked for."""
    return _code(request) if own_visits.awaited(_secret(request)) else redirect("/mine")


@pages.post("/mine/code", PUBLIC)
def enter(request: Request) -> Reply:
    """Opens the visit, with the code from the mail."""
    try:
        secret, _ = own_visits.enter(_secret(request), request.form["one_time_code"])
    except VisitOverError as error:
        return _ask(request, error=error)
    except ForbiddenError as error:
        return _code(request, error)
    request.cookies_out.append(cookie(VISIT_COOKIE, secret))
    return redirect("/mine")


@pages.get("/mine/receipts/{code}", PUBLIC)
def receipt(request: Request) -> Reply:
    """On to the sealed receipt of one of the letters, for five minutes."""
    visit = own_visits.opened(_secret(request))
    if visit is None:
        return redirect("/mine")
    deposit = demand_own(tracked(request, request.params["code"]), visit.address_digest)
    link = bootstrap.deposit_tracking().receipt_url(
        deposit, inline=not request.query["download"], occasion=asked_occasion(request)
    )
    return Reply(303, headers={"Location": link})


@pages.post("/mine/end", PUBLIC)
def end(request: Request) -> Reply:
    """Ends the visit."""
    visit = own_visits.opened(_secret(request))
    bootstrap.own_visits().end(visit.session if visit else None)
    request.cookies_out.append(cookie(VISIT_COOKIE, "", 0))
    return redirect("/mine", done="deposit-mine-ended")


def _secret(request: Request) -> str:
    return request.cookies.get(VISIT_COOKIE, "")


def _ask(request: Request, typed: str = "", error: DomainError | None = None) -> Reply:
    problems = problems_by_field(error) if isinstance(error, InvalidError) else {}
    general = None if isinstance(error, InvalidError) else error
    status = status_of(error) if error else 200
    provider = bootstrap.depositor_sign_in().host()
    shown = {"typed": typed, "problems": problems, "general": general, "provider": provider}
    reply = _private(render(request, "deposit/mine_ask.html", status, **shown))
    reply.headers |= headers_of(error) if error else {}
    return reply


def _code(request: Request, error: DomainError | None = None) -> Reply:
    problems = {"one_time_code": error} if error else {}
    return _private(render(request, "deposit/mine_code.html", status_of(error) if error else 200, problems=problems))


def _private(reply: Reply) -> Reply:
    """Kept nowhere: Back must not show the letters once the visit is over."""
    reply.headers["Cache-Control"] = "no-store"
    return reply
