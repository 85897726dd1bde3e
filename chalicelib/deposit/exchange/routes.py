"""The API behind a one-time code: messages with their files, what was missing, withdrawal, appeal, rating.

A program holds the token that ``POST /trackings/{code}/access`` gives, a browser its session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.exchange.model import MessageKind
from chalicelib.deposit.lookups import count_message, opened, today, tracked
from chalicelib.deposit.model import Deposit
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import HOLDER, PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit.exchange import views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.exchange.views")
    web_views = later("chalicelib.web.views")

api = Api()
PATH = "/trackings/{code}"


@api.post(f"{PATH}/access", PUBLIC, summary="Open messages and acts with the one-time code")
def give_access(request: Request, given: views.AccessCode) -> views.AccessView:
    """The token opens the messages and what can be done, and lets the reply be opened; it opens no reply by itself."""
    deposit = tracked(request, request.params["code"])
    bootstrap.one_time_codes().check(deposit.source, given.one_time_code)
    token, ends_at = bootstrap.grants().give(deposit.source)
    return views.AccessView(token=token, token_expires_at=ends_at)


@api.get(f"{PATH}/messages", HOLDER, summary="Read what goes both ways, and what can be done")
def messages(request: Request) -> views.ThreadView:
    """All messages, the oldest first. Reading them is said by an act of its own."""
    return _thread(opened(request))


@api.post(f"{PATH}/messages", HOLDER, status=201, idempotent=True, summary="Write to the office")
def write(request: Request, body: views.MessageBody) -> Answer[views.ThreadView]:
    """20 an hour for one letter, all acts together."""
    return _sent(request, MessageKind.MESSAGE, body)


@api.post(f"{PATH}/messages/reading", HOLDER, summary="Say how far the office's messages are read")
def mark_read(request: Request, body: views.ReadingBody) -> views.ThreadView:
    """The office sees when."""
    return _thread(bootstrap.deposit_messages().mark_read(opened(request).id, body.up_to))


@api.post(f"{PATH}/completion", HOLDER, status=201, idempotent=True, summary="Send what the office found missing")
def complete(request: Request, body: views.MessageBody) -> Answer[views.ThreadView]:
    """409 once it was answered, or its last day is over: a message says more then."""
    return _sent(request, MessageKind.COMPLETION, body)


@api.post(f"{PATH}/withdrawal", HOLDER, status=201, idempotent=True, summary="Withdraw the letter")
def withdraw(request: Request, body: views.WithdrawalBody) -> Answer[views.ThreadView]:
    """409 once it is decided. The office confirms it."""
    return _sent(request, MessageKind.WITHDRAWAL, body)


@api.post(f"{PATH}/appeal", HOLDER, status=201, idempotent=True, summary="Appeal against the decision")
def appeal(request: Request, body: views.MessageBody) -> Answer[views.ThreadView]:
    """Once for each decision; the office takes the letter up again."""
    return _sent(request, MessageKind.APPEAL, body)


@api.post(f"{PATH}/rating", HOLDER, status=201, idempotent=True, summary="Say how you were served")
def rate(request: Request, body: views.RatingBody) -> Answer[views.ThreadView]:
    """Once, after the end."""
    return _made(bootstrap.deposit_messages().rate(opened(request).id, body.score, body.comment))


@api.post(f"{PATH}/files", HOLDER, status=201, idempotent=True, summary="A form to send one more file with")
def open_file(request: Request) -> Answer[web_views.FormView]:
    """For a message to come, which names the file. At most 20 MB; a larger one goes in parts, see `uploads`."""
    form = bootstrap.deposit_parcels().open_upload(opened(request))
    return Answer(web_views.FormView.of(form), location=f"/api/v1/trackings/{request.params['code']}/files")


@api.get(f"{PATH}/files", HOLDER, summary="The files sent for a message to come")
def files(request: Request) -> views.PendingView:
    """The oldest first, with the verdict of inspection where there is one. A large one of which parts are still to come
    is ``expected``: go on with it, or take it back."""
    return views.PendingView.of(bootstrap.deposit_parcels().waiting(opened(request)), request.language)


@api.delete(f"{PATH}/files/{{file_id}}", HOLDER, summary="Take a file back that no message took")
def take_file_back(request: Request) -> None:
    """Again, it changes nothing."""
    bootstrap.deposit_parcels().remove(opened(request), request.params["file_id"])


@api.get(f"{PATH}/files/{{file_id}}", HOLDER, summary="Get a link to a file of a message")
def file_link(request: Request) -> web_views.LinkView:
    """409 while it is inspected."""
    deposit = opened(request)
    return web_views.LinkView.to(bootstrap.deposit_parcels().read_url(deposit, request.params["file_id"]))


def _sent(request: Request, kind: MessageKind, body: views.WithdrawalBody) -> Answer[views.ThreadView]:
    deposit = opened(request)
    count_message(deposit)
    return _made(bootstrap.deposit_messages().send(deposit.id, kind, body.words()))


def _made(deposit: Deposit) -> Answer[views.ThreadView]:
    """The thread with what was just added to it."""
    return Answer(_thread(deposit), location=f"/api/v1/trackings/{deposit.submitted.tracking_code}/messages")


def _thread(deposit: Deposit) -> views.ThreadView:
    return views.ThreadView.of(deposit, bootstrap.deposit_threads().of(deposit), today())
