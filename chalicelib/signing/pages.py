"""The e-signature book's pages: the basket "to sign", and a folder with its document and circuit."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.signing.model import Folder
from chalicelib.signing.seeing import decided, seen
from chalicelib.signing.service import Decision
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()

REFRESH_SECONDS = 3
"""While something is done to the document by itself, the page looks again."""


@pages.get("/desk/sign", AGENT)
def basket(request: Request) -> Reply:
    """Steps that wait for one of my desks."""
    desk, named = bootstrap.folder_desk(), request.query["desk"]
    return render(
        request,
        "signing/basket.html",
        page=desk.basket(request.agent, named, request.query["cursor"] or None),
        desks=desk.waiting(request.agent),
        shown=desk.desk_of(request.agent, named),
        now=bootstrap.clock().now(),
        **_frame(request),
    )


def _frame(request: Request) -> dict[str, Any]:
    """The open basket's name, and the counts at the side."""
    return {"active": "sign", "counts": bootstrap.desk_counts().of(request.agent)}


@pages.get("/desk/folders/{folder_id}", AGENT)
def folder(request: Request) -> Reply:
    """The document beside its circuit, and the decision if one is mine."""
    return _folder(request, seen(request))


@pages.post("/desk/folders/{folder_id}", AGENT)
def decide(request: Request) -> Reply:
    """Grants or refuses the step named in the form."""
    form = request.form
    try:
        if form["decision"] not in ("grant", "refuse"):
            raise InvalidError([Problem("decision", "signing.decision_unknown")])
        decision = Decision(form["step"], form["decision"] == "grant", form["reason"])
        folder = decided(request, decision)
    except InvalidError as error:
        return _folder(request, seen(request), error)
    return redirect(f"/desk/folders/{folder.id}", done="signing-granted" if decision.granted else "signing-refused")


def _folder(request: Request, shown: Folder, error: InvalidError | None = None) -> Reply:
    desk = bootstrap.folder_desk()
    groups = desk.drawn(request.agent, shown)
    mine = next((drawn.step for group in groups for drawn in group.steps if drawn.mine), None)
    page = render(
        request,
        "signing/folder.html",
        422 if error else 200,
        folder=shown,
        groups=groups,
        mine=mine,
        hindrance=desk.hindrance(request.agent, shown, mine) if mine else None,
        refusal=desk.refusal(request.agent, shown),
        answered=desk.answered(shown),
        document_url=desk.read_url(shown),
        problems=problems_by_field(error) if error else {},
        reason=request.form["reason"] if error else "",
        **_frame(request),
    )
    if shown.is_on_its_way:
        page.headers["Refresh"] = str(REFRESH_SECONDS)
    return page
