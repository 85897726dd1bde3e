"""The API after submission, by tracking code: how far the letter is, and the reply behind a one-time code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.following.tracking import reply_of
from chalicelib.deposit.lookups import opened, send_one_time_code, today, tracked, whereabouts
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import ConflictError
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.one_time_codes import VALID
from chalicelib.web.routing import HOLDER, PUBLIC

if TYPE_CHECKING:
    from chalicelib.deposit.following import views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.following.views")
    web_views = later("chalicelib.web.views")

api = Api()


@api.get("/trackings/{code}", PUBLIC, summary="Follow a letter by its tracking code", scope=Scope.DEPOSITS_READ)
def follow(request: Request) -> views.TrackingView:
    """States only: whoever holds the code may follow, nobody reads."""
    deposit = tracked(request, request.params["code"])
    administration = bootstrap.deposit_drafts().administration(deposit)
    legs, handling = bootstrap.deposit_drafts().legs(deposit), whereabouts(deposit)
    told = bootstrap.deposit_tracking().told(deposit)
    return views.TrackingView.of(deposit, administration.name, handling, today(), told, request.language, legs)


@api.post("/trackings/{code}/one-time-code", PUBLIC, status=202, summary="Have a one-time code sent to the depositor")
def ask_code(request: Request, query: views.CodeAsked) -> views.CodeSentView:
    """Three in a quarter of an hour; a new one ends the one before. 404 while there is nothing to open."""
    send_one_time_code(tracked(request, request.params["code"]), query.by)
    return views.CodeSentView(expires_in_seconds=int(VALID.total_seconds()))


@api.post("/trackings/{code}/reply", PUBLIC, summary="Open the reply with the one-time code")
def open_reply(request: Request, given: views.CodeGiven) -> views.OpenedReplyView:
    """The deliberate act that is recorded as the evidence of access. Who has a token already needs no other code."""
    deposit = tracked(request, request.params["code"])
    if not request.holds(deposit.source):
        bootstrap.one_time_codes().check(deposit.source, given.one_time_code)
    reply = bootstrap.deposit_tracking().open_reply(deposit.id)
    token, ends_at = bootstrap.grants().give(deposit.source)
    return views.OpenedReplyView(reply=views.ReplyView.of(reply), token=token, token_expires_at=ends_at)


@api.get("/trackings/{code}/reply", HOLDER, summary="Read what the opened reply is")
def read_reply(request: Request) -> views.ReplyView:
    """Its number, instants and digest."""
    reply = reply_of(opened(request))
    if reply.accessed_at is None:
        raise ConflictError("deposit.reply_not_opened")
    return views.ReplyView.of(reply)


@api.get("/trackings/{code}/reply/file", HOLDER, summary="Get a link to the opened reply's sealed PDF")
def reply_link(request: Request, query: views.ReplyQuery) -> web_views.LinkView:
    """As often as wanted while the token holds."""
    return web_views.LinkView.to(bootstrap.deposit_tracking().reply_url(opened(request), False, query.number))
