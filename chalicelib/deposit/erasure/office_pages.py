"""Requests to erase, for administrators: who decides them letter by letter."""

from chalicelib import bootstrap
from chalicelib.deposit.erasure.model import ENDED, GRANTING, REFUSING, ground_given
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import ADMINISTRATORS

pages = Pages()
PAGE = "/admin/erasures"


@pages.get(PAGE, ADMINISTRATORS)
def show(request: Request) -> Reply:
    """Those that wait."""
    return _shown(request)


@pages.post(PAGE + "/{mail_id}", ADMINISTRATORS)
def decide(request: Request) -> Reply:
    """Grants or refuses one."""
    try:
        bootstrap.erasures().decide(request.agent, request.params["mail_id"], ground_given(request.form["ground"]))
    except (InvalidError, ConflictError) as error:
        return _shown(request, error)
    return redirect(PAGE, done="erasure-decided")


def _shown(request: Request, error: DomainError | None = None) -> Reply:
    return render(
        request,
        "organisation/erasures.html",
        status_of(error) if error else 200,
        waiting=bootstrap.erasures().waiting(request.agent),
        wrong=request.params.get("mail_id", ""),
        ended=ENDED,
        refusing=REFUSING,
        granting=GRANTING,
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
        active="admin",
        counts=bootstrap.desk_counts().of(request.agent),
    )
