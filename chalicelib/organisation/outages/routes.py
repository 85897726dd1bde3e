"""Outages as JSON: read by everyone, announced by administrators and by the operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.organisation.platform import PLATFORM
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, OPERATOR, PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation.outages import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.outages.views")

api = Api()
OWN, PLATFORMS = "/organisation/outages", "/platform/outages"


@api.get(
    "/administrations/{slug}/outages", PUBLIC,
    summary="List outages that concern an administration", scope=Scope.DIRECTORY_READ,
)  # fmt: skip
def list_outages(request: Request) -> views.OutagesView:
    """Its own and the platform's, present and coming."""
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return views.OutagesView(items=[views.OutageView.of(it) for it in bootstrap.outages().concerning(found.id)])


@api.post(OWN, ADMINISTRATORS, status=201, idempotent=True, summary="Announce an outage of one's administration")
def announce(request: Request, body: views.OutageBody) -> Answer[views.OutageView]:
    """Its portal and its deposit pages tell it."""
    outage = bootstrap.outages().announce(request.agent, body.given())
    return Answer(views.OutageView.of(outage), location=f"/api/v1{OWN}/{outage.id}")


@api.delete(f"{OWN}/{{outage_id}}", ADMINISTRATORS, summary="Take an outage back, or end it now")
def withdraw(request: Request) -> None:
    """204; 404 when it is none of one's own, or gone."""
    bootstrap.outages().withdraw(request.agent, request.params["outage_id"])


@api.get(PLATFORMS, OPERATOR, summary="List the outages of the whole platform")
def list_for_all(_: Request) -> views.OutagesView:
    """Present and coming."""
    return views.OutagesView(items=[views.OutageView.of(it) for it in bootstrap.outages().of(PLATFORM)])


@api.post(PLATFORMS, OPERATOR, status=201, idempotent=True, summary="Announce an outage of the whole platform")
def announce_for_all(request: Request, body: views.OutageBody) -> Answer[views.OutageView]:
    """Every portal tells it."""
    outage = bootstrap.outages().announce_for_all(request.agent.actor(), body.given())
    return Answer(views.OutageView.of(outage), location=f"/api/v1{PLATFORMS}/{outage.id}")


@api.delete(f"{PLATFORMS}/{{outage_id}}", OPERATOR, summary="Take an outage of the platform back, or end it now")
def withdraw_for_all(request: Request) -> None:
    """204; 404 when there is none."""
    bootstrap.outages().withdraw_for_all(request.agent.actor(), request.params["outage_id"])
