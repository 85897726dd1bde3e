"""Requests to join as JSON: anybody asks, the operator decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.onboarding.pages import throttle
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import OPERATOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.onboarding import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.onboarding.views")

api = Api()


@api.post(
    "/administration-requests", PUBLIC, status=201, idempotent=True,
    summary="Ask for an administration to join",
)  # fmt: skip
def ask(request: Request, given: views.NewRequest) -> Answer[views.RequestView]:
    """201 and the request; 422 names a slug, code or ICE that an administration or another request has."""
    throttle(request)
    requests = bootstrap.join_requests()
    asked = requests.ask(requests.with_suggestions(given.wish()), request.language)
    return Answer(views.RequestView.of(asked), asked.version, f"/api/v1/administration-requests/{asked.id}")


@api.get("/administration-requests", OPERATOR, summary="List requests to join")
def list_requests(_: Request, query: views.RequestsQuery) -> Answer[views.RequestsView]:
    """Twenty-five at a time, the oldest first."""
    page = bootstrap.join_requests().in_state(query.state, query.cursor or "")
    return paged(page, views.RequestsView(items=[views.RequestView.of(request) for request in page.items]))


@api.get("/administration-requests/{request_id}", PUBLIC, summary="Follow a request to join")
def follow(request: Request) -> Answer[views.RequestView]:
    """The request as it stands, for who has its id."""
    return _answer(request.params["request_id"])


@api.post("/administration-requests/{request_id}/approval", OPERATOR, summary="Approve a request to join")
def approve(request: Request, given: views.ApprovalGiven) -> Answer[views.RequestView]:
    """The request, approved; within a minute the administration is ready."""
    request_id = request.params["request_id"]
    bootstrap.join_requests().approve(request_id, request.agent.actor(), **given.corrections())
    return _answer(request_id)


@api.post("/administration-requests/{request_id}/refusal", OPERATOR, summary="Refuse a request to join")
def refuse(request: Request, given: views.RefusalGiven) -> Answer[views.RequestView]:
    """The request, refused; its contact is told why."""
    request_id = request.params["request_id"]
    bootstrap.join_requests().refuse(request_id, request.agent.actor(), given.reason)
    return _answer(request_id)


def _answer(request_id: str) -> Answer[views.RequestView]:
    found = bootstrap.join_requests().get(request_id)
    return Answer(views.RequestView.of(found), found.version)
