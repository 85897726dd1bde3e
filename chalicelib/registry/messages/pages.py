"""What goes both ways with a mail's depositor, as the office sees it: the thread, the form to write, its files."""

from collections.abc import Mapping

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.kernel.text import whole_number
from chalicelib.registry.accesses.model import What
from chalicelib.registry.accesses.noting import note
from chalicelib.registry.conflicts import show_conflict
from chalicelib.registry.frame import frame
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.showing import open_acts
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.get("/desk/mails/{mail_id}/messages", AGENT)
def messages(request: Request) -> Reply:
    """The thread, and the way to write to whoever may."""
    mail = _mail(request)
    note(request, mail, What.SHEET)
    return _show(request, mail, {})


@pages.post("/desk/mails/{mail_id}/messages", AGENT)
def write(request: Request) -> Reply:
    """Writes; ``again`` only shows the page anew, with what was typed."""
    form, version = request.form, whole_number(request.form["version"], -1)
    typed, mail_id = {"text": form["text"]}, request.params["mail_id"]
    if form["again"]:
        return _show(request, _mail(request), typed)
    files = [file_id for given in form.all("files") for file_id in given.split(",") if file_id]
    try:
        bootstrap.correspondence().write(request.agent, mail_id, version, form["text"], tuple(files))
    except InvalidError as error:
        return _show(request, _mail(request), typed, error)
    except ConflictError as error:
        return show_conflict(request, "messages", version, {**typed, "files": ",".join(files)}, error)
    return redirect(f"/desk/mails/{mail_id}/messages", done="registry-wrote")


@pages.post("/desk/mails/{mail_id}/messages/reading", AGENT)
def mark_read(request: Request) -> Reply:
    """Says that what the depositor wrote is read."""
    up_to = whole_number(request.form["up_to"], 0)
    mail = bootstrap.correspondence().mark_read(request.agent, request.params["mail_id"], up_to)
    return redirect(f"/desk/mails/{mail.id}/messages", done="registry-read")


@pages.get("/desk/mails/{mail_id}/messages/files/{file_id}", AGENT)
def file(request: Request) -> Reply:
    """On to a file of a message, for five minutes."""
    mail, file_id = _mail(request), request.params["file_id"]
    link = bootstrap.enclosures().read_url(mail, file_id)
    note(request, mail, What.MESSAGE_FILE, file_id)
    return Reply(303, headers={"Location": link})


@pages.post("/desk/mails/{mail_id}/messages/files/{file_id}/removal", AGENT)
def remove_file(request: Request) -> Reply:
    """Takes a file back that no message took yet."""
    mail = _mail(request)
    bootstrap.enclosures().remove(request.agent, mail, request.params["file_id"])
    return redirect(f"/desk/mails/{mail.id}/messages", done="registry-file_removed")


def _show(request: Request, mail: Mail, typed: Mapping[str, str], error: DomainError | None = None) -> Reply:
    path, reading = f"/desk/mails/{mail.id}/messages", bootstrap.registry_reading()
    corresponds = mail.has_depositor and reading.allows(request.agent, "mail.correspond", mail)
    can_write = corresponds and mail.allows(Step.WRITE)
    pending = bootstrap.enclosures().pending(request.agent, mail) if can_write else []
    back = f"{bootstrap.settings().public_url}{path}"
    return render(
        request,
        "registry/messages.html",
        status_of(error) if error else 200,
        mail=mail,
        path=path,
        thread=bootstrap.registry_threads().of(mail),
        can_write=can_write,
        can_read=corresponds and mail.allows(Step.READ),
        pending=pending,
        upload=bootstrap.enclosures().place(request.agent, mail, back) if can_write else None,
        waiting=any(file.state in ("uploaded", "stuck") for file in pending),
        acts=open_acts(reading, request.agent, mail),
        typed=typed,
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        **frame(request, ""),
    )


def _mail(request: Request) -> Mail:
    return bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])
