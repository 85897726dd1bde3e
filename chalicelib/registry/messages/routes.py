"""The registry's API towards depositors: messages, missing pieces, reopening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.registry.accesses.model import What
from chalicelib.registry.accesses.noting import note
from chalicelib.registry.messages.correspondence import Request as Asking
from chalicelib.registry.model import Mail
from chalicelib.registry.routes import answered, conditional
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry import document_views, views
    from chalicelib.registry.messages import views as message_views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    document_views = later("chalicelib.registry.document_views")
    message_views = later("chalicelib.registry.messages.views")
    views = later("chalicelib.registry.views")
    web_views = later("chalicelib.web.views")

api = Api()


@api.get("/mails/{mail_id}/messages", AGENT, summary="What goes both ways with the depositor", scope=Scope.MAIL_READ)
def messages(request: Request) -> message_views.OfficeThreadView:
    """All messages, the oldest first; what the depositor said of the service in the end."""
    mail = _mail(request)
    note(request, mail, What.SHEET)
    return message_views.OfficeThreadView.of(bootstrap.registry_threads().of(mail))


@api.post(
    "/mails/{mail_id}/messages", AGENT, conditional=True, summary="Write to the depositor", scope=Scope.MAIL_WRITE
)
@conditional
def write(request: Request, body: message_views.OfficeMessageBody) -> Answer[views.MailView]:
    """The depositor is told that there is something to read."""
    version, files = expected_version(request), tuple(body.files)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.correspondence().write(request.agent, mail_id, version, body.text, files))


@api.post(
    "/mails/{mail_id}/messages/reading",
    AGENT,
    summary="Say how far the depositor's messages are read",
    scope=Scope.MAIL_WRITE,
)
def mark_read(request: Request, body: message_views.OfficeReadingBody) -> Answer[views.MailView]:
    """The depositor sees when."""
    return answered(bootstrap.correspondence().mark_read(request.agent, request.params["mail_id"], body.up_to))


@api.post(
    "/mails/{mail_id}/completion",
    AGENT,
    conditional=True,
    summary="Ask the depositor for missing pieces",
    scope=Scope.MAIL_WRITE,
)
@conditional
def ask_completion(request: Request, body: message_views.CompletionBody) -> Answer[views.MailView]:
    """Once for a mail; its clock stands meanwhile."""
    given = Asking(body.reason, tuple(body.pieces), body.days)
    version, mail_id = expected_version(request), request.params["mail_id"]
    return answered(bootstrap.correspondence().ask_completion(request.agent, mail_id, version, given))


@api.post(
    "/mails/{mail_id}/reopening",
    AGENT,
    conditional=True,
    summary="Take a decided mail up again",
    scope=Scope.MAIL_WRITE,
)
@conditional
def reopen(request: Request, body: message_views.ReopeningBody) -> Answer[views.MailView]:
    """It waits at its office, as if it had just come."""
    version, mail_id = expected_version(request), request.params["mail_id"]
    return answered(bootstrap.correspondence().reopen(request.agent, mail_id, version, body.reason))


@api.post(
    "/mails/{mail_id}/message-files",
    AGENT,
    status=201,
    idempotent=True,
    summary="A form to send one more file with, for a message to come",
    scope=Scope.MAIL_WRITE,
)
def open_file(request: Request) -> Answer[web_views.FormView]:
    """Of the caller alone, until a message takes it."""
    mail = _mail(request)
    upload = bootstrap.enclosures().open_upload(request.agent, mail)
    return Answer(web_views.FormView.of(upload), location=f"/api/v1/mails/{mail.id}/message-files")


@api.get(
    "/mails/{mail_id}/message-files",
    AGENT,
    summary="The files that the caller sent for a message to come",
    scope=Scope.MAIL_READ,
)
def files(request: Request) -> document_views.ArrivalsView:
    """The oldest first, with the verdict of inspection where there is one."""
    mail = _mail(request)
    return document_views.ArrivalsView.of(bootstrap.enclosures().pending(request.agent, mail), request.language)


@api.delete(
    "/mails/{mail_id}/message-files/{file_id}",
    AGENT,
    summary="Take a file back that no message took",
    scope=Scope.MAIL_WRITE,
)
def remove_file(request: Request) -> None:
    """Again, it changes nothing."""
    bootstrap.enclosures().remove(request.agent, _mail(request), request.params["file_id"])


@api.get(
    "/mails/{mail_id}/messages/files/{file_id}",
    AGENT,
    summary="Get a link to a file of a message",
    scope=Scope.MAIL_READ,
)
def file_link(request: Request) -> web_views.LinkView:
    """409 while it is inspected."""
    mail, file_id = _mail(request), request.params["file_id"]
    url = bootstrap.enclosures().read_url(mail, file_id)
    note(request, mail, What.MESSAGE_FILE, file_id)
    return web_views.LinkView.to(url)


def _mail(request: Request) -> Mail:
    return bootstrap.registry_reading().mail(request.agent, request.params["mail_id"])
