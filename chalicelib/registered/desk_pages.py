"""The desk's page: a mail's sealed reply sent registered, and what became of each sending."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, ForbiddenError, InvalidError
from chalicelib.kernel.ids import new_id, read_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import whole_number
from chalicelib.registered.model import LONGEST_PERIOD, SHORTEST_PERIOD
from chalicelib.registered.sending import SendingGiven
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()
PAGE = "/desk/mails/{mail_id}/registered"
FIELDS = ("name", "email", "language", "period_days")


@pages.get(PAGE, AGENT)
def show(request: Request) -> Reply:
    """Those sent before, and the form for another where the caller may send one."""
    return _show(request)


@pages.post(PAGE, AGENT)
def send(request: Request) -> Reply:
    """Sends it; sent twice from one page, it is one sending."""
    typed = {name: request.form[name] for name in FIELDS}
    language = Language(typed["language"]) if typed["language"] in set(Language) else request.language
    given = SendingGiven(typed["name"], typed["email"], language, whole_number(typed["period_days"], -1))
    sending_id, mail_id = read_id(request.form["sending_id"]) or new_id(), request.params["mail_id"]
    try:
        bootstrap.registered_sending().send(request.agent, mail_id, sending_id, given)
    except InvalidError as error:
        return _show(request, typed, error)
    return redirect(f"/desk/mails/{mail_id}/registered", done="registered-sent")


@pages.get(PAGE + "/{registered_id}/evidence", AGENT)
def evidence(request: Request) -> Reply:
    """The signed evidence as a file: a compact JWS for each thing that was recorded, one a line."""
    names = request.params
    sending = bootstrap.registered_sending().sending(request.agent, names["mail_id"], names["registered_id"])
    lines = [f"{it.token}\n" for it in bootstrap.stages().of(sending.source)]
    disposition = f'attachment; filename="wasl-{sending.id[:8]}.jws.txt"'
    return Reply(200, "".join(lines).encode(), "text/plain", {"Content-Disposition": disposition})


def _show(request: Request, typed: dict[str, str] | None = None, error: InvalidError | None = None) -> Reply:
    sendings, mail_id = bootstrap.registered_sending(), request.params["mail_id"]
    found, consignments = sendings.of_mail(request.agent, mail_id), bootstrap.consignments()
    letter, hindrance = _letter(request)
    return render(
        request,
        "registered/desk.html",
        status_of(error) if error else 200,
        mail_id=mail_id,
        sending_id=new_id(),
        sendings=[(it, consignments.state(it)) for it in found],
        letter=letter,
        hindrance=hindrance,
        typed=typed or {"language": request.language.value},
        bounds=(SHORTEST_PERIOD, LONGEST_PERIOD),
        problems=problems_by_field(error) if error else {},
        active="",
        counts=bootstrap.desk_counts().of(request.agent),
    )


def _letter(request: Request) -> tuple[Any, DomainError | None]:
    """What may be sent; or why nothing may be, where the mail itself may be read."""
    try:
        return bootstrap.registered_sending().letter(request.agent, request.params["mail_id"]), None
    except (ConflictError, ForbiddenError) as error:
        return None, error
