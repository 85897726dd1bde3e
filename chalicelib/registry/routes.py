"""The registry's API: mails and what is done to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.registry.accesses.model import What
from chalicelib.registry.accesses.noting import note
from chalicelib.registry.by_hand.writing import read_qualification
from chalicelib.registry.model import Mail
from chalicelib.registry.replies.answering import Proposal
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry import bodies, queries, views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.registry.bodies")
    queries = later("chalicelib.registry.queries")
    views = later("chalicelib.registry.views")
    web_views = later("chalicelib.web.views")

api = Api()
conditional = precondition("registry.changed_meanwhile")


def answered(mail: Mail) -> Answer[views.MailView]:
    """A mail with its version."""
    return Answer(views.MailView.of(mail), version=mail.version)


@api.get("/baskets", AGENT, summary="The caller's baskets, with counts", scope=Scope.MAIL_READ)
def baskets(request: Request) -> Answer[views.BasketList]:
    """Baskets."""
    found = bootstrap.registry_reading().baskets(request.agent)
    return Answer(views.BasketList(items=[views.BasketView.of(basket) for basket in found]))


@api.get("/mails", AGENT, summary="The mails of a basket", scope=Scope.MAIL_READ)
def mails(request: Request, query: queries.BasketQuery) -> Answer[views.MailList]:
    """A basket's mails, those due or registered first at the head."""
    page = bootstrap.registry_reading().basket(request.agent, query.basket, query.cursor)
    return paged(page, views.MailList(items=[views.MailView.of(mail) for mail in page.items]))


@api.get("/mails/{mail_id}", AGENT, summary="A registered mail", scope=Scope.MAIL_READ)
def mail(request: Request) -> Answer[views.MailView]:
    """One mail."""
    found = bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])
    note(request, found, What.SHEET)
    return answered(found)


@api.get("/mails/{mail_id}/history", AGENT, summary="Everything done to a mail", scope=Scope.MAIL_READ)
def history(request: Request) -> Answer[views.HistoryList]:
    """A mail's history."""
    reading = bootstrap.registry_reading()
    found = reading.mail(request.agent, request.params["mail_id"])
    note(request, found, What.SHEET)
    entries = reading.history(found)
    return Answer(views.HistoryList(items=[views.HistoryView.of(entry) for entry in entries]))


@api.post(
    "/mails/{mail_id}/qualification",
    AGENT,
    conditional=True,
    summary="Say what a mail is and who handles it",
    scope=Scope.MAIL_WRITE,
)
@conditional
def qualify(request: Request, body: bodies.QualificationBody) -> Answer[views.MailView]:
    """Qualifies."""
    given = read_qualification(body.fields())
    return answered(
        bootstrap.desk().qualify(request.agent, request.params["mail_id"], expected_version(request), given)
    )


@api.post(
    "/mails/{mail_id}/assignment",
    AGENT,
    conditional=True,
    summary="Assign a mail to a desk",
    scope=Scope.MAIL_WRITE,
)
@conditional
def assign(request: Request, body: bodies.AssignmentBody) -> Answer[views.MailView]:
    """Assigns."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().assign(request.agent, mail_id, version, body.desk_id, body.note))


@api.post(
    "/mails/{mail_id}/redirection",
    AGENT,
    conditional=True,
    summary="Send a mail to another entity of the administration",
    scope=Scope.MAIL_WRITE,
)
@conditional
def redirect(request: Request, body: bodies.RedirectionBody) -> Answer[views.MailView]:
    """Redirects."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().redirect(request.agent, mail_id, version, body.entity_id, body.note))


@api.post(
    "/mails/{mail_id}/rejection",
    AGENT,
    conditional=True,
    summary="End a mail without an answer, with a reason",
    scope=Scope.MAIL_WRITE,
)
@conditional
def reject(request: Request, body: bodies.RejectionBody) -> Answer[views.MailView]:
    """Rejects."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().reject(request.agent, mail_id, version, body.reason_code, body.note))


@api.post(
    "/mails/{mail_id}/void",
    AGENT,
    conditional=True,
    summary="Annotate that a number no longer counts",
    scope=Scope.REGISTER_WRITE,
)
@conditional
def void(request: Request, body: bodies.VoidBody) -> Answer[views.MailView]:
    """Voids."""
    return answered(
        bootstrap.desk().void(request.agent, request.params["mail_id"], expected_version(request), body.reason)
    )


@api.post(
    "/mails/{mail_id}/reply-files",
    AGENT,
    status=201,
    idempotent=True,
    summary="A form to send one more PDF with, as the reply",
    scope=Scope.MAIL_WRITE,
)
def open_reply_file(request: Request) -> Answer[web_views.FormView]:
    """Opens the upload of a reply."""
    mail_id = request.params["mail_id"]
    upload = bootstrap.replies().open_upload(request.agent, mail_id)
    return Answer(web_views.FormView.of(upload), location=f"/api/v1/mails/{mail_id}/reply-files")


@api.post(
    "/mails/{mail_id}/reply",
    AGENT,
    conditional=True,
    summary="Propose a reply for signature",
    scope=Scope.MAIL_WRITE,
)
@conditional
def propose_reply(request: Request, body: bodies.ReplyBody) -> Answer[views.MailView]:
    """Proposes the reply."""
    given = Proposal(body.file_id, body.circuit_id, body.subject)
    version = expected_version(request)
    return answered(bootstrap.replies().propose(request.agent, request.params["mail_id"], version, given))
