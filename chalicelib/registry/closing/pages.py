"""The pages of closings: registers, a register's closings with the form of one more, one closing with its files."""

from datetime import date

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, Problem, UnavailableError
from chalicelib.registry.closing.model import FILES, STATEMENT, Period
from chalicelib.registry.frame import frame
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()

PAGE = "/desk/registers/{register_id}/closings"
REFRESH_SECONDS = 3


@pages.get("/desk/registers", AGENT)
def registers(request: Request) -> Reply:
    """Those whose closings the caller may see."""
    found = bootstrap.closings().registers_of(request.agent)
    return render(request, "registry/registers.html", registers=found, **frame(request, "closings"))


@pages.get(PAGE, AGENT)
def closings(request: Request) -> Reply:
    """A register's closings, and the form of one more."""
    return _list(request)


@pages.post(PAGE, AGENT)
def ask(request: Request) -> Reply:
    """Has a period closed."""
    register_id = request.params["register_id"]
    try:
        period = Period(_day(request, "since"), _day(request, "until"))
        closing = bootstrap.closings().ask(request.agent, register_id, period)
    except (InvalidError, ConflictError, UnavailableError) as error:
        return _list(request, error)
    return redirect(f"/desk/registers/{register_id}/closings/{closing.id}")


@pages.get(PAGE + "/{closing_id}", AGENT)
def show(request: Request) -> Reply:
    """One closing: how far it is, then what it states and its files."""
    service, register_id = bootstrap.closings(), request.params["register_id"]
    register = service.register(request.agent, register_id)
    it = service.get(request.agent, register_id, request.params["closing_id"])
    provable = service.may_read_entries(request.agent, register, it)
    readable = FILES if provable else (STATEMENT,)
    shown = render(
        request,
        "registry/closing.html",
        register=register,
        it=it,
        files=readable,
        provable=provable,
        **frame(request, "closings"),
    )
    if not it.is_done:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


@pages.get(PAGE + "/{closing_id}/{file}", AGENT)
def file(request: Request) -> Reply:
    """One of its files, to be saved."""
    given = request.params
    return redirect(bootstrap.closings().link(request.agent, given["register_id"], given["closing_id"], given["file"]))


def _list(request: Request, error: DomainError | None = None) -> Reply:
    service = bootstrap.closings()
    register = service.register(request.agent, request.params["register_id"])
    last_year = Period.of_year(civil_year(bootstrap.clock().now()) - 1)
    typed = {"since": last_year.first_day.isoformat(), "until": last_year.last_day.isoformat()}
    if error:
        typed = {name: request.form[name] for name in typed}
    return render(
        request,
        "registry/closings.html",
        status_of(error) if error else 200,
        register=register,
        page=service.of_register(request.agent, register.id, request.query["cursor"] or None),
        closable=service.may_close(request.agent, register),
        typed=typed,
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
        **frame(request, "closings"),
    )


def _day(request: Request, name: str) -> date:
    try:
        return date.fromisoformat(request.form[name])
    except ValueError:
        raise InvalidError([Problem(name, "registry.period_unreadable")]) from None
