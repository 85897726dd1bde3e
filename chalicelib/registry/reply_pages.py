"""The reply's page: attach its PDF, choose a circuit, propose it."""

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, InvalidError
from chalicelib.kernel.text import whole_number
from chalicelib.registry.frame import frame
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.replies import Proposal
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages(__name__)

REFRESH_SECONDS = 3


@pages.get("/desk/mails/{mail_id}/reply", AGENT)
def reply(request: Request) -> Reply:
    """The PDFs sent so far and the way to send one; once one is clean, the proposal."""
    return _show(request, bootstrap.registry_reading().mail(request.agent, request.params["mail_id"]))


@pages.post("/desk/mails/{mail_id}/reply", AGENT)
def propose(request: Request) -> Reply:
    """Proposes the reply for signature."""
    form, mail_id = request.form, request.params["mail_id"]
    version = whole_number(form["version"], -1)
    given = Proposal(form["file_id"], form["circuit_id"], form["subject"])
    try:
        mail = bootstrap.replies().propose(request.agent, mail_id, version, given)
    except InvalidError as error:
        return _show(request, bootstrap.registry_reading().mail(request.agent, mail_id), error)
    return redirect(f"/desk/mails/{mail.id}", done="registry-proposed")


def _show(request: Request, mail: Mail, error: InvalidError | None = None) -> Reply:
    if not mail.allows(Step.PROPOSE_REPLY):
        raise ConflictError("registry.step_not_allowed", status=mail.status.value, step=Step.PROPOSE_REPLY.value)
    back = f"{bootstrap.settings().public_url}/desk/mails/{mail.id}/reply"
    upload = bootstrap.replies().open_upload(request.agent, mail.id, back)
    circuits = bootstrap.registry_directory().circuits(mail.administration_id)
    drafts = bootstrap.replies().drafts(mail)
    shown = render(
        request,
        "registry/reply.html",
        422 if error else 200,
        mail=mail,
        upload=upload,
        drafts=drafts,
        usable_choices=[(file.id, file.name) for file in drafts if file.is_usable],
        circuits=[(c.id, c.name.in_(request.language)) for c in circuits],
        problems=problems_by_field(error) if error else {},
        typed={name: request.form[name] for name in ("subject", "circuit_id", "file_id")} if error else {},
        **frame(request, "mine"),
    )
    if any(file.state in {"uploaded", "stuck"} for file in drafts):
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown
