"""Notices by the API: what was sent about a mail and what failed, other ways to send it, agents' own choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.notices import views
    from chalicelib.web import queries
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.notices.views")
    queries = later("chalicelib.web.queries")

api = Api()


@api.get("/unreached", AGENT, summary="Depositors whom a notice did not reach")
def unreached(request: Request, query: queries.Paged) -> Answer[views.UnreachedList]:
    """Those to be reached otherwise, the last that failed first; a page may be short."""
    page = bootstrap.resending().unreached(request.agent, query.cursor)
    return paged(page, views.UnreachedList(items=[views.UnreachedView.of(it) for it in page.items]))


@api.get("/mails/{mail_id}/notices", AGENT, summary="What a mail's depositor was sent about it", scope=Scope.MAIL_READ)
def of_mail(request: Request) -> Answer[views.NoticeList]:
    """The oldest first; empty for mail that came another way."""
    _, found = bootstrap.resending().of_mail(request.agent, request.params["mail_id"])
    return Answer(views.NoticeList(items=[views.NoticeView.of(notice) for notice in found]))


@api.post(
    "/mails/{mail_id}/notices/{notice_id}/resending",
    AGENT,
    status=204,
    summary="Send a notice that failed by another way",
)
def resend(request: Request, body: views.WayBody) -> Answer[None]:
    """By mail or short message, to another address where one is given; ``hand`` and ``post`` record what was done with
    a printed paper. 409 where it was sent again meanwhile, or reached its reader after all."""
    mail_id, notice_id = request.params["mail_id"], request.params["notice_id"]
    bootstrap.resending().resend(request.agent, mail_id, notice_id, body.way())
    return Answer()


@api.get("/notice-preferences", AGENT, summary="How the caller is told of what comes to each desk")
def preferences(request: Request) -> Answer[views.PreferenceList]:
    """For each desk that the caller holds."""
    choices = bootstrap.choosing().of(request.agent)
    return Answer(views.PreferenceList(items=[views.PreferenceView.of(choice) for choice in choices]))


@api.put(
    "/notice-preferences/{desk_id}",
    AGENT,
    conditional=False,  # one value: what was chosen last holds
    summary="Choose how to be told for a desk",
)
def choose(request: Request, body: views.PreferenceBody) -> Answer[views.PreferenceView]:
    """At once, or by a digest each day or week; what waits already follows the choice."""
    choice = bootstrap.choosing().choose(request.agent, request.params["desk_id"], body.frequency)
    return Answer(views.PreferenceView.of(choice))
