"""Registrars' pages: depositors to be reached otherwise; what was sent about one mail, and other ways to send it."""

from functools import partial

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError
from chalicelib.notices.frame import frame, reason_words
from chalicelib.notices.model import Channel
from chalicelib.notices.resending import Way
from chalicelib.web.errors import status_of
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, redirect, render
from chalicelib.web.routing import AGENT

pages = Pages()


@pages.get("/desk/unreached", AGENT)
def unreached(request: Request) -> Reply:
    """Depositors whom nothing reached, the last first."""
    page = bootstrap.resending().unreached(request.agent, request.query["cursor"] or None)
    why = partial(reason_words, request.language)
    return render(request, "notices/unreached.html", page=page, why=why, **frame(request, "unreached"))


@pages.get("/desk/mails/{mail_id}/notices", AGENT)
def of_mail(request: Request) -> Reply:
    """What the depositor of a mail was sent about it."""
    return _show(request)


@pages.post("/desk/mails/{mail_id}/notices/{notice_id}/resend", AGENT)
def resend(request: Request) -> Reply:
    """Sends what failed by another way."""
    mail_id, form = request.params["mail_id"], request.form
    way = Way(form["channel"], form["address"], bool(form["agreed"]))
    try:
        bootstrap.resending().resend(request.agent, mail_id, request.params["notice_id"], way)
    except (InvalidError, ConflictError) as error:
        return _show(request, error)
    return redirect(f"/desk/mails/{mail_id}/notices", done="notices-resent")


def _show(request: Request, error: DomainError | None = None) -> Reply:
    service = bootstrap.resending()
    mail, found = service.of_mail(request.agent, request.params["mail_id"])
    return render(
        request,
        "notices/of_mail.html",
        status_of(error) if error else 200,
        mail=mail,
        notices=found,
        resendable=service.may_resend(request.agent, mail),
        sms_offered=bootstrap.settings().sends_sms,
        channels=list(Channel),
        typed=request.form if error else {},
        open_id=request.params.get("notice_id", ""),
        problems=problems_by_field(error) if isinstance(error, InvalidError) else {},
        general=None if isinstance(error, InvalidError) else error,
        why=partial(reason_words, request.language),
        **frame(request, ""),
    )
