"""The registry's API: a mail's documents, its sealed papers, and what was sent for it so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.registry.accesses.model import What
from chalicelib.registry.accesses.noting import note
from chalicelib.registry.desk import thing_of
from chalicelib.registry.model import Mail
from chalicelib.registry.registers.number import Direction
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry import document_views as views
    from chalicelib.registry import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    queries = later("chalicelib.registry.queries")
    views = later("chalicelib.registry.document_views")
    web_views = later("chalicelib.web.views")

api = Api()


@api.get("/mails/{mail_id}/files/{file_id}", AGENT, summary="Get a link to a document of a mail", scope=Scope.MAIL_READ)
def document_link(request: Request) -> web_views.LinkView:
    """The file as it was deposited or scanned, of whatever kind it is."""
    mail, file_id = _mail(request), request.params["file_id"]
    if file_id not in {file.id for file in mail.sheet.files}:
        raise NotFoundError("not_found")
    url = bootstrap.registry_files().read_url(file_id)
    note(request, mail, What.DOCUMENT, file_id)
    return web_views.LinkView.to(url)


@api.get(
    "/mails/{mail_id}/receipt", AGENT, summary="Get a link to an incoming mail's sealed receipt", scope=Scope.MAIL_READ
)
def receipt_link(request: Request, query: queries.ReceiptQuery) -> web_views.LinkView:
    """404 while there is none, and for mail that is not incoming."""
    mail = _mail(request)
    if mail.number.direction is not Direction.INCOMING:
        raise NotFoundError("not_found")
    return _sealed(request, mail, query.occasion)


@api.get("/mails/{mail_id}/receipts", AGENT, summary="List an incoming mail's sealed receipts", scope=Scope.MAIL_READ)
def receipts(request: Request) -> views.ReceiptsView:
    """By the act that called for each; a later one says what was decided since, and replaces none."""
    return views.ReceiptsView.of(bootstrap.sealed_of_registry().all(_mail(request)), request.language)


@api.get("/mails/{mail_id}/sealed-reply", AGENT, summary="Get a link to the sealed reply", scope=Scope.MAIL_READ)
def sealed_reply_link(request: Request) -> web_views.LinkView:
    """Of an outgoing mail its own document; of an incoming one its answer's, for whoever may read that mail too."""
    mail = _mail(request)
    reply = bootstrap.registry_reading().mail(request.agent, mail.answer_id) if mail.answer_id else mail
    if not reply.sealed_key:
        raise NotFoundError("not_found")
    return _sealed(request, reply)


@api.get("/mails/{mail_id}/reply-files", AGENT, summary="The PDFs sent so far as a mail's reply", scope=Scope.MAIL_READ)
def reply_files(request: Request) -> views.ArrivalsView:
    """The oldest first; one that is ``clean`` may be proposed."""
    mail, reading = _mail(request), bootstrap.registry_reading()
    reading.may(request.agent, "mail.reply", thing_of(mail)).demand()
    return views.ArrivalsView.of(bootstrap.replies().drafts(mail), request.language)


@api.get("/intakes/{intake_id}/scans", AGENT, summary="The scans sent so far for a sheet", scope=Scope.REGISTER_READ)
def scans(request: Request) -> views.ArrivalsView:
    """The oldest first; those that are ``clean`` go with the number, or are added to the mail when they become so."""
    intakes = bootstrap.intakes()
    intake = intakes.get(request.agent, request.params["intake_id"])
    return views.ArrivalsView.of(intakes.scans(intake.source), request.language)


def _mail(request: Request) -> Mail:
    return bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])


def _sealed(request: Request, mail: Mail, occasion: int = 1) -> web_views.LinkView:
    url = bootstrap.sealed_of_registry().url(mail, occasion)
    if url is None:
        raise NotFoundError("not_found")
    note(request, mail, What.SEALED)
    return web_views.LinkView.to(url)
