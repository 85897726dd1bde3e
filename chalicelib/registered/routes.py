"""Registered letters as JSON: sent by desks, decided on and opened by their recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import SignInRequiredError
from chalicelib.kernel.ids import new_id, stable_id
from chalicelib.registered import codes
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.one_time_codes import VALID
from chalicelib.web.routing import AGENT, HOLDER, PUBLIC

if TYPE_CHECKING:
    from chalicelib.registered import views
    from chalicelib.registered.model import Sending
    from chalicelib.web import evidence_views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.registered.views")
    evidence_views = later("chalicelib.web.evidence_views")
    web_views = later("chalicelib.web.views")

api = Api()
OF_MAIL, LETTER = "/mails/{mail_id}/registered-letters", "/registered-letters/{registered_id}"


@api.post(
    OF_MAIL, AGENT, status=201, idempotent=True,
    summary="Send the sealed reply of a mail registered", scope=Scope.MAIL_WRITE,
)  # fmt: skip
def send(request: Request, given: views.RegisteredGiven) -> Answer[views.RegisteredView]:
    """The recipient is mailed a link, and told nothing of the letter before they accept it with a one-time code."""
    key, mail_id = request.header("idempotency-key"), request.params["mail_id"]
    sending_id = stable_id("registered", mail_id, request.agent.agent_id, key) if key else new_id()
    sending = bootstrap.registered_sending().send(request.agent, mail_id, sending_id, given.given())
    location = f"/api/v1/mails/{mail_id}/registered-letters"
    return Answer(views.RegisteredView.of(sending, bootstrap.consignments().state(sending)), location=location)


@api.get(OF_MAIL, AGENT, summary="List what was sent registered for a mail", scope=Scope.MAIL_READ)
def list_sent(request: Request) -> views.RegisteredLettersView:
    """With every piece of evidence, the newest sending first."""
    found = bootstrap.registered_sending().of_mail(request.agent, request.params["mail_id"])
    return views.RegisteredLettersView.of((it, bootstrap.consignments().state(it)) for it in found)


@api.get(
    OF_MAIL + "/{registered_id}/evidence", AGENT,
    summary="Get the signed evidence of a sending", scope=Scope.MAIL_READ,
)  # fmt: skip
def evidence(request: Request) -> evidence_views.SignedEvidencesView:
    """Of everything recorded until now, in the order of time. It is no qualified evidence, and says so."""
    names = request.params
    sending = bootstrap.registered_sending().sending(request.agent, names["mail_id"], names["registered_id"])
    return evidence_views.SignedEvidencesView.of(bootstrap.stages().of(sending.source))


@api.get(LETTER, PUBLIC, summary="Read what a registered letter is, as its recipient")
def read(request: Request) -> views.ConsignmentView:
    """For who has the link: who sent it, and until when it may be accepted. Reading records nothing."""
    return _view(_sending(request))


@api.post(LETTER + "/one-time-code", PUBLIC, status=202, summary="Have a one-time code mailed to the recipient")
def ask_code(request: Request) -> views.CodeSentView:
    """To the address that the letter was sent to. Three in a quarter of an hour; a new one ends the one before."""
    codes.send_code(_sending(request))
    return views.CodeSentView(expires_in_seconds=int(VALID.total_seconds()))


@api.post(LETTER + "/decision", PUBLIC, summary="Accept or refuse a registered letter with the one-time code")
def decide(request: Request, given: views.DecisionGiven) -> views.DecidedView:
    """The deliberate act that is recorded as evidence. Accepted already, the code gives another token to open it."""
    sending = codes.decide(_sending(request), given.one_time_code, given.accepted)
    token, ends_at = bootstrap.grants().give(sending.source) if sending.is_accepted else (None, None)
    return views.DecidedView(consignment=_view(sending), token=token, token_expires_at=ends_at)


@api.post(LETTER + "/opening", HOLDER, summary="Open an accepted letter")
def open_letter(request: Request) -> web_views.LinkView:
    """A link to its sealed PDF. The first time is recorded as the letter's delivery."""
    sending = _sending(request)
    if not codes.holds(request, sending):
        raise SignInRequiredError("registered.code_needed")
    consignments = bootstrap.consignments()
    return web_views.LinkView.to(consignments.letter_url(consignments.open(sending.id), inline=False))


def _sending(request: Request) -> Sending:
    return bootstrap.consignments().get(request.params["registered_id"])


def _view(sending: Sending) -> views.ConsignmentView:
    sender = bootstrap.registered_administrations().name(sending.administration_id)
    return views.ConsignmentView.of(sending, bootstrap.consignments().state(sending), sender)
