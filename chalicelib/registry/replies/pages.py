"""The reply's page: attach its PDF, choose a circuit, propose it."""

from collections.abc import Mapping
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.text import whole_number
from chalicelib.registry.conflicts import show_conflict
from chalicelib.registry.file_ports import FileFacts
from chalicelib.registry.frame import frame
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.replies.answering import Proposal
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()

REFRESH_SECONDS = 3
TYPED = ("subject", "circuit_id", "file_id")


@pages.get("/desk/mails/{mail_id}/reply", AGENT)
def reply(request: Request) -> Reply:
    """The PDFs sent so far and the way to send one; once one is clean, the proposal."""
    return _show(request, _mail(request), {})


@pages.post("/desk/mails/{mail_id}/reply", AGENT)
def propose(request: Request) -> Reply:
    """Proposes the reply for signature; ``again`` only shows the page anew, with what was typed."""
    form, version = request.form, whole_number(request.form["version"], -1)
    typed = {name: form[name] for name in TYPED}
    try:
        if form["again"]:  # a version that came meanwhile is not yet among those that were to choose from
            return _show(request, _mail(request), {**typed, "file_id": ""})
        return _propose(request, version, typed)
    except ConflictError as error:
        return show_conflict(request, "reply", version, typed, error)


def _propose(request: Request, version: int, typed: Mapping[str, str]) -> Reply:
    given = Proposal(typed["file_id"], typed["circuit_id"], typed["subject"])
    try:
        mail = bootstrap.replies().propose(request.agent, request.params["mail_id"], version, given)
    except InvalidError as error:
        return _show(request, _mail(request), typed, error)
    return redirect(f"/desk/mails/{mail.id}", done="registry-proposed")


def _show(request: Request, mail: Mail, typed: Mapping[str, str], error: InvalidError | None = None) -> Reply:
    if not mail.allows(Step.PROPOSE_REPLY):
        raise ConflictError("registry.step_not_allowed", status=mail.status.value, step=Step.PROPOSE_REPLY.value)
    path, circuits = f"/desk/mails/{mail.id}/reply", bootstrap.registry_directory().circuits(mail.administration_id)
    documents = _documents(request, mail)
    shown = render(
        request,
        "registry/reply.html",
        422 if error else 200,
        mail=mail,
        path=path,
        upload=bootstrap.replies().open_upload(request.agent, mail.id, f"{bootstrap.settings().public_url}{path}"),
        circuits=[(c.id, c.name.in_(request.language)) for c in circuits],
        problems=problems_by_field(error) if error else {},
        typed=typed,
        untold=bootstrap.reach_of_registry().is_untold(mail),
        **documents,
        **frame(request, "mine"),
    )
    if documents["waiting"] and not documents["usable"]:  # then no form is shown, and nothing typed is lost
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def _documents(request: Request, mail: Mail) -> dict[str, Any]:
    """The PDFs sent so far, those that may be proposed, and whether one is still looked at."""
    drafts: list[FileFacts] = bootstrap.replies().drafts(mail)
    return {
        "drafts": drafts,
        "usable": [file for file in drafts if file.is_usable],
        "waiting": any(file.state in {"uploaded", "stuck"} for file in drafts),
    }


def _mail(request: Request) -> Mail:
    return bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])
