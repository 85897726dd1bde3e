"""What is held about whoever proved their address: a copy of it, and the letters, to erase."""

from chalicelib import bootstrap
from chalicelib.deposit.own import visits as own_visits
from chalicelib.deposit.own.letters import COPY_NAME, copy_subject
from chalicelib.deposit.own.personal import ask_copy
from chalicelib.kernel.errors import ThrottledError
from chalicelib.web.bundles import REFRESH_SECONDS
from chalicelib.web.errors import headers_of, status_of
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import PUBLIC
from chalicelib.web.sessions import VISIT_COOKIE

pages = Pages()
PAGE = "/mine/data"


@pages.get(PAGE, PUBLIC)
def show(request: Request) -> Reply:
    """How far the copy is, and the way to it; for who has not opened the visit, the question for an address."""
    digest = _proven(request)
    return _shown(request, digest) if digest else redirect("/mine")


@pages.post(PAGE, PUBLIC)
def ask(request: Request) -> Reply:
    """Has a copy made."""
    digest = _proven(request)
    if not digest:
        return redirect("/mine")
    try:
        ask_copy(digest)
    except ThrottledError as error:
        return _shown(request, digest, error)
    return redirect(PAGE)


@pages.get(PAGE + "/file", PUBLIC)
def file(request: Request) -> Reply:
    """On to the file, for some minutes."""
    digest = _proven(request)
    if not digest:
        return redirect("/mine")
    return Reply(303, headers={"Location": bootstrap.bundles().link(copy_subject(digest), COPY_NAME)})


def _shown(request: Request, digest: str, error: ThrottledError | None = None) -> Reply:
    found = bootstrap.bundles().find(copy_subject(digest))
    status = status_of(error) if error else 200
    letters = bootstrap.own_letters().page(digest, request.query["cursor"])
    reply = render(
        request,
        "deposit/personal.html",
        status,
        copy=found,
        general=error,
        page=letters,
        erasures=bootstrap.erasures().of(letter.deposit for letter in letters.items),
    )
    reply.headers["Cache-Control"] = "no-store"
    reply.headers |= headers_of(error) if error else {}
    if found and found.is_moving:
        reply.headers["Refresh"] = str(REFRESH_SECONDS)
    return reply


def _proven(request: Request) -> str:
    visit = own_visits.opened(request.cookies.get(VISIT_COOKIE, ""))
    return visit.address_digest if visit else ""
