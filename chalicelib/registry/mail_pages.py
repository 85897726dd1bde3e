"""A mail's sheet with its document beside it, and the acts on it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, NotFoundError
from chalicelib.kernel.text import whole_number
from chalicelib.registry.accesses.model import What
from chalicelib.registry.accesses.noting import note
from chalicelib.registry.by_hand.scans import REFRESH_SECONDS, missing_scan
from chalicelib.registry.by_hand.writing import read_qualification
from chalicelib.registry.conflicts import show_conflict
from chalicelib.registry.desk import REJECTION_REASONS
from chalicelib.registry.frame import frame
from chalicelib.registry.messages.correspondence import Request as Asking
from chalicelib.registry.model import OFFICE_ROLES, Mail, Status
from chalicelib.registry.registration_models.model import RegistrationModel
from chalicelib.registry.relaying.ways import came_from, candidates, went_to
from chalicelib.registry.showing import open_acts
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()

TYPED = (
    "nature",
    "priority",
    "confidentiality",
    "language",
    "entity_id",
    "due_on",
    "desk_id",
    "note",
    "reason_code",
    "reason",
    "pieces",
    "days",
    "model",
    "administration",
    "chosen",
)
"""Fields of the acts' forms: kept when a form comes back."""
TELLING = frozenset({"reject", "void", "relay", "complete", "reopen"})
"""The acts of which the depositor is told."""


@pages.get("/desk/mails/{mail_id}", AGENT)
def sheet(request: Request) -> Reply:
    """The sheet; ``?act=`` opens the form of one act, ``?model=`` fills in what a registration model says."""
    mail = mail_of(request)
    note(request, mail, What.SHEET)
    return show(request, mail, request.query["act"] or _likeliest(mail), 200, None, **_first_values(request, mail))


@pages.get("/desk/mails/{mail_id}/sheet", AGENT)
def printed(request: Request) -> Reply:
    """The sheet for printing."""
    mail = mail_of(request)
    note(request, mail, What.SHEET)
    history = bootstrap.registry_reading().history(mail)
    return render(request, "registry/sheet.html", mail=mail, history=history, **frame(request, ""))


@pages.get("/desk/mails/{mail_id}/files/{file_id}", AGENT)
def document(request: Request) -> Reply:
    """A document of the mail, by a link of five minutes."""
    mail, file_id = mail_of(request), request.params["file_id"]
    if file_id not in {file.id for file in mail.sheet.files}:
        raise NotFoundError("not_found")
    url = bootstrap.registry_files().read_url(file_id)
    note(request, mail, What.DOCUMENT, file_id)
    return Reply(303, headers={"Location": url})


@pages.get("/desk/mails/{mail_id}/receipt", AGENT)
def receipt(request: Request) -> Reply:
    """The sealed receipt, or for an outgoing mail the sealed reply, by a link of five minutes."""
    mail = mail_of(request)
    url = bootstrap.sealed_of_registry().url(mail, whole_number(request.query["occasion"], 1))
    if url is None:
        raise NotFoundError("not_found")
    note(request, mail, What.SEALED)
    return Reply(303, headers={"Location": url})


@pages.post("/desk/mails/{mail_id}/qualify", AGENT)
def qualify(request: Request) -> Reply:
    """Says what the mail is; then it may be assigned."""

    def act(version: int) -> Mail:
        given = read_qualification({name: request.form[name] for name in TYPED})
        return bootstrap.desk().qualify(request.agent, request.params["mail_id"], version, given)

    return perform(request, "qualify", act, partial(_after_qualifying, request))


@pages.post("/desk/mails/{mail_id}/assign", AGENT)
def assign(request: Request) -> Reply:
    """Gives the mail to a desk."""
    form = request.form

    def act(version: int) -> Mail:
        return bootstrap.desk().assign(request.agent, request.params["mail_id"], version, form["desk_id"], form["note"])

    return perform(request, "assign", act, lambda _: redirect("/desk/qualify", done="registry-assigned"))


@pages.post("/desk/mails/{mail_id}/redirect", AGENT)
def send_elsewhere(request: Request) -> Reply:
    """Sends the mail to another entity."""
    form = request.form

    def act(version: int) -> Mail:
        mail_id = request.params["mail_id"]
        return bootstrap.desk().redirect(request.agent, mail_id, version, form["entity_id"], form["note"])

    return perform(request, "redirect", act, lambda _: redirect(_basket(request), done="registry-redirected"))


@pages.post("/desk/mails/{mail_id}/reject", AGENT)
def reject(request: Request) -> Reply:
    """Ends the mail without an answer."""
    form = request.form

    def act(version: int) -> Mail:
        mail_id = request.params["mail_id"]
        return bootstrap.desk().reject(request.agent, mail_id, version, form["reason_code"], form["note"])

    return perform(request, "reject", act, _after_rejection)


@pages.post("/desk/mails/{mail_id}/void", AGENT)
def void(request: Request) -> Reply:
    """Annotates that the number no longer counts."""

    def act(version: int) -> Mail:
        return bootstrap.desk().void(request.agent, request.params["mail_id"], version, request.form["reason"])

    return perform(request, "void", act, lambda mail: redirect(f"/desk/mails/{mail.id}", done="registry-voided"))


@pages.post("/desk/mails/{mail_id}/complete", AGENT)
def complete(request: Request) -> Reply:
    """Asks the depositor for missing pieces."""
    form = request.form

    def act(version: int) -> Mail:
        given = Asking(form["reason"], tuple(form["pieces"].splitlines()), whole_number(form["days"], 0))
        return bootstrap.correspondence().ask_completion(request.agent, request.params["mail_id"], version, given)

    return perform(request, "complete", act, lambda mail: redirect(f"/desk/mails/{mail.id}", done="registry-asked"))


@pages.post("/desk/mails/{mail_id}/reopen", AGENT)
def reopen(request: Request) -> Reply:
    """Takes a decided mail up again."""

    def act(version: int) -> Mail:
        mail_id = request.params["mail_id"]
        return bootstrap.correspondence().reopen(request.agent, mail_id, version, request.form["reason"])

    return perform(request, "reopen", act, lambda mail: redirect(f"/desk/mails/{mail.id}", done="registry-reopened"))


def show(
    request: Request, mail: Mail, act: str, status: int = 200, error: InvalidError | None = None, **typed: str
) -> Reply:
    """The mail's page with one act's form open."""
    reading = bootstrap.registry_reading()
    acts = open_acts(reading, request.agent, mail)
    scan = missing_scan(request, mail, f"/desk/mails/{mail.id}?act=scan") if act == "scan" else None
    shown = render(
        request,
        "registry/mail.html",
        status,
        mail=mail,
        acts=acts,
        act=act if act in acts else "",
        untold=act in TELLING and bootstrap.reach_of_registry().is_untold(mail),
        scan=scan,
        history=reading.history(mail),
        typed=typed,
        problems=problems_by_field(error) if error else {},
        reasons=REJECTION_REASONS,
        models=_offered(request, mail) if act == "qualify" else (),
        relay_found=candidates(request, typed.get("administration", "")) if act == "relay" else (),
        came_from=came_from(mail),
        went_to=went_to(mail),
        **_beside(request, mail),
        **frame(request, ""),
    )
    if scan and scan.waiting:
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def _offered(request: Request, mail: Mail) -> tuple[RegistrationModel, ...]:
    models = bootstrap.registration_models().of(mail.administration_id)
    return models.offered(request.agent, mail.number.direction)


def _first_values(request: Request, mail: Mail) -> dict[str, str]:
    """What the model asked for says of qualifying: a mail's subject is its own."""
    asked = request.query["model"]
    model = next((it for it in _offered(request, mail) if it.id == asked), None) if asked else None
    if model is None:
        return {}
    values = {name: value for name, value in model.content.first_values().items() if name in TYPED}
    due_on = bootstrap.hand_sheets().due_on(mail.administration_id, model.procedure, mail.sheet.received_on)
    return {**values, "model": model.id, **({"due_on": due_on.isoformat()} if due_on else {})}


def _beside(request: Request, mail: Mail) -> dict[str, Any]:
    """The document beside the sheet, the sealed receipt or reply, and the mails that belong to this one."""
    shown = next((file for file in mail.sheet.files if file.id == request.query["file"]), None)
    shown = shown or next(iter(mail.sheet.files), None)
    sealed_url = bootstrap.sealed_of_registry().url(mail)
    later = [receipt for receipt in bootstrap.sealed_of_registry().all(mail) if receipt.seq > 1]
    file, file_url = bootstrap.registry_files().shown(shown.id) if shown else (None, "")
    if shown and file_url:
        note(request, mail, What.DOCUMENT, shown.id)
    elif sealed_url and mail.sealed_key:
        note(request, mail, What.SEALED)
    return {
        "shown_file": shown,
        "document": file,
        "document_url": file_url if shown else mail.sealed_key and sealed_url,
        "scans_uploads": bootstrap.settings().scans_uploads,
        "sealed": sealed_url is not None,
        "later_receipts": later,
        "audits": bootstrap.registry_reading().allows(request.agent, "audit.read", mail),
        "unreached": bootstrap.reach_of_registry().is_lost(mail),
        "related": _related(request, mail.answer_id or mail.sheet.reply_to),
    }


def _related(request: Request, mail_id: str) -> Mail | None:
    if not mail_id:
        return None
    try:
        return bootstrap.registry_reading().mail(request.agent, mail_id)
    except DomainError:
        return None  # it exists and is another desk's: the link would lead nowhere


def perform(request: Request, name: str, act: Callable[[int], Mail], then: Callable[[Mail], Reply]) -> Reply:
    """Does it; a form with problems comes back, one that came too late shows what happened meanwhile."""
    version = whole_number(request.form["version"], -1)
    typed = {field: request.form[field] for field in TYPED if field in request.form}
    try:
        return then(act(version))
    except InvalidError as error:
        return show(request, mail_of(request), name, 422, error, **typed)
    except ConflictError as error:
        return show_conflict(request, name, version, typed, error)


def _after_qualifying(request: Request, mail: Mail) -> Reply:
    """On to the assignment, for whoever may; a head whose mail went to another office is back at the basket."""
    if "assign" in open_acts(bootstrap.registry_reading(), request.agent, mail):
        return redirect(f"/desk/mails/{mail.id}", act="assign", done="registry-qualified")
    return redirect(_basket(request), done="registry-passed_on")


def _after_rejection(mail: Mail) -> Reply:
    done = "registry-rejected_by_hand" if mail.intake_id else "registry-rejected"
    return redirect(f"/desk/mails/{mail.id}", done=done)


def _basket(request: Request) -> str:
    return "/desk/qualify" if OFFICE_ROLES & request.agent.roles else "/desk/mine"


def mail_of(request: Request) -> Mail:
    """The mail of the address, if the caller may read it."""
    return bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])


def _likeliest(mail: Mail) -> str:
    """The form that is open from the beginning: a new mail is there to be qualified; one in hand may lack its scan."""
    if mail.status is Status.TO_QUALIFY and not mail.version:
        return "qualify"
    in_hand = mail.status in {Status.TO_QUALIFY, Status.ASSIGNED, Status.RECORDED}
    return "scan" if mail.lacks_scan and in_hand else ""
