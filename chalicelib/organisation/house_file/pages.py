"""The administrator's pages of a house's file: read it whole, send it changed, read what it would do, have it done."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, InvalidError, OvertakenError
from chalicelib.kernel.ids import new_id, read_id
from chalicelib.organisation.frame import frame, refused, status
from chalicelib.organisation.house_file import table
from chalicelib.organisation.house_file.lines import MOST_LINES
from chalicelib.organisation.house_file.model import LARGEST_BODY, LARGEST_FILE, Change, Report
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

PAGE = "/admin/import"
REFRESH_SECONDS = 3
SHOWN_AT_MOST = 500
"""Lines of a report on its page: the API has all of them."""


@pages.get("/admin/organisation.csv", READERS)
def export(request: Request) -> Reply:
    """The whole house as one file for spreadsheets."""
    whole = bootstrap.whole_houses().of(request.agent)
    headers = {"Content-Disposition": f'attachment; filename="{table.name(whole)}"'}
    return Reply(200, table.written(whole), "text/csv; charset=utf-8", headers)


@pages.get(PAGE, ADMINISTRATORS)
def form(request: Request) -> Reply:
    """The form, how a file is written, and those sent before."""
    return _form(request)


@pages.post(PAGE, ADMINISTRATORS, takes_file=LARGEST_BODY)
def send(request: Request) -> Reply:
    """Takes the file, to be checked; sent twice from one page, it is one."""
    import_id, content = read_id(request.form["import_id"]) or new_id(), request.files.get("file", b"")
    try:
        it = bootstrap.house_imports().send(request.agent, import_id, content)
    except InvalidError as error:
        return _form(request, error)
    return redirect(f"{PAGE}/{it.id}")


@pages.get(PAGE + "/{import_id}", ADMINISTRATORS)
def show(request: Request) -> Reply:
    """What the file would do, how far it is, what it did."""
    return _show(request)


@pages.post(PAGE + "/{import_id}/check", ADMINISTRATORS)
def check(request: Request) -> Reply:
    """Once more, against the house as it now stands."""
    it = bootstrap.house_imports().check_again(request.agent, request.params["import_id"])
    return redirect(f"{PAGE}/{it.id}")


@pages.post(PAGE + "/{import_id}/apply", ADMINISTRATORS)
def apply(request: Request) -> Reply:
    """Has it done."""
    try:
        it = bootstrap.house_imports().apply(request.agent, request.params["import_id"], request.origin)
    except ConflictError as error:
        return _show(request, error)
    return redirect(f"{PAGE}/{it.id}")


def _form(request: Request, error: InvalidError | None = None) -> Reply:
    return render(
        request,
        "organisation/import.html",
        status(error),
        import_id=new_id(),
        latest=bootstrap.house_imports().latest(request.agent),
        largest_mb=LARGEST_FILE // 1_000_000,
        most_lines=MOST_LINES,
        **refused(error),
        **frame(request),
    )


def _show(request: Request, error: ConflictError | None = None) -> Reply:
    imports = bootstrap.house_imports()
    it = imports.get(request.agent, request.params["import_id"])
    report = None if it.is_at_work else imports.report(it)
    shown = render(
        request,
        "organisation/import_report.html",
        status(error),
        it=it,
        report=report or Report(),
        kept=report is not None,
        changes=[change.value for change in Change],
        limit=SHOWN_AT_MOST,
        overtaken=error.problems if isinstance(error, OvertakenError) else (),
        **refused(error),
        **frame(request),
    )
    if it.is_at_work:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown
