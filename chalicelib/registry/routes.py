"""The registry's API: mails and what is done to them."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from chalicelib import bootstrap
from chalicelib.kernel.errors import ConflictError
from chalicelib.registry.bodies import (
    AssignmentBody,
    QualificationBody,
    RedirectionBody,
    RejectionBody,
    ReplyBody,
    VoidBody,
)
from chalicelib.registry.model import Mail
from chalicelib.registry.replies import Proposal
from chalicelib.registry.sheet import Qualification
from chalicelib.registry.views import BasketList, BasketView, HistoryList, HistoryView, MailList, MailView, UploadView
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version
from chalicelib.web.errors import HttpError
from chalicelib.web.routing import AGENT

P = ParamSpec("P")
T = TypeVar("T")

api = Api(__name__)


def answered(mail: Mail) -> Answer:
    """A mail with its version."""
    return Answer(MailView.of(mail), version=mail.version)


def conditional(act: Callable[P, T]) -> Callable[P, T]:
    """A mail that moved on since the version in ``If-Match`` is a failed precondition (412)."""

    @wraps(act)
    def acting(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return act(*args, **kwargs)
        except ConflictError as error:
            if error.code != "registry.changed_meanwhile":
                raise
            raise HttpError(412, "precondition_failed", **error.params) from error

    return acting


@api.get("/baskets", AGENT, answer=BasketList, summary="The caller's baskets, with counts")
def baskets(request: Request) -> Answer:
    """Baskets."""
    found = bootstrap.registry_reading().baskets(request.agent)
    return Answer(BasketList(items=[BasketView.of(basket) for basket in found]))


@api.get("/mails", AGENT, answer=MailList, summary="The mails of a basket: ?basket=qualify/ENTITY or desk/DESK")
def mails(request: Request) -> Answer:
    """A basket's mails."""
    page = bootstrap.registry_reading().basket(request.agent, request.query["basket"], request.query["cursor"] or None)
    return paged(page, MailList(items=[MailView.of(mail) for mail in page.items]))


@api.get("/mails/{mail_id}", AGENT, answer=MailView, summary="A registered mail")
def mail(request: Request) -> Answer:
    """One mail."""
    return answered(bootstrap.registry_reading().mail(request.agent, request.params["mail_id"]))


@api.get("/mails/{mail_id}/history", AGENT, answer=HistoryList, summary="Everything done to a mail")
def history(request: Request) -> Answer:
    """A mail's history."""
    reading = bootstrap.registry_reading()
    entries = reading.history(reading.mail(request.agent, request.params["mail_id"]))
    return Answer(HistoryList(items=[HistoryView.of(entry) for entry in entries]))


@api.post(
    "/mails/{mail_id}/qualification",
    AGENT,
    body=QualificationBody,
    answer=MailView,
    conditional=True,
    summary="Say what a mail is and who handles it",
)
@conditional
def qualify(request: Request, body: QualificationBody) -> Answer:
    """Qualifies."""
    given = Qualification(**body.model_dump())
    return answered(
        bootstrap.desk().qualify(request.agent, request.params["mail_id"], expected_version(request), given)
    )


@api.post(
    "/mails/{mail_id}/assignment",
    AGENT,
    body=AssignmentBody,
    answer=MailView,
    conditional=True,
    summary="Assign a mail to a desk",
)
@conditional
def assign(request: Request, body: AssignmentBody) -> Answer:
    """Assigns."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().assign(request.agent, mail_id, version, body.desk_id, body.note))


@api.post(
    "/mails/{mail_id}/redirection",
    AGENT,
    body=RedirectionBody,
    answer=MailView,
    conditional=True,
    summary="Send a mail to another entity of the administration",
)
@conditional
def redirect(request: Request, body: RedirectionBody) -> Answer:
    """Redirects."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().redirect(request.agent, mail_id, version, body.entity_id, body.note))


@api.post(
    "/mails/{mail_id}/rejection",
    AGENT,
    body=RejectionBody,
    answer=MailView,
    conditional=True,
    summary="End a mail without an answer, with a reason",
)
@conditional
def reject(request: Request, body: RejectionBody) -> Answer:
    """Rejects."""
    version = expected_version(request)
    mail_id = request.params["mail_id"]
    return answered(bootstrap.desk().reject(request.agent, mail_id, version, body.reason_code, body.note))


@api.post(
    "/mails/{mail_id}/void",
    AGENT,
    body=VoidBody,
    answer=MailView,
    conditional=True,
    summary="Annotate that a number no longer counts",
)
@conditional
def void(request: Request, body: VoidBody) -> Answer:
    """Voids."""
    return answered(
        bootstrap.desk().void(request.agent, request.params["mail_id"], expected_version(request), body.reason)
    )


@api.post(
    "/mails/{mail_id}/reply-files", AGENT, answer=UploadView, status=201, summary="A form to send a reply's PDF with"
)
def open_reply_file(request: Request) -> Answer:
    """Opens the upload of a reply."""
    mail_id = request.params["mail_id"]
    upload = bootstrap.replies().open_upload(request.agent, mail_id, "")
    return Answer(UploadView.of(upload))


@api.post(
    "/mails/{mail_id}/reply",
    AGENT,
    body=ReplyBody,
    answer=MailView,
    conditional=True,
    summary="Propose a reply for signature",
)
@conditional
def propose_reply(request: Request, body: ReplyBody) -> Answer:
    """Proposes the reply."""
    given = Proposal(body.file_id, body.circuit_id, body.subject)
    version = expected_version(request)
    return answered(bootstrap.replies().propose(request.agent, request.params["mail_id"], version, given))
