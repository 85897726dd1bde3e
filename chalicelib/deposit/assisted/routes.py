"""Assisted deposits as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.deposit import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.deposit.views")

api = Api()


@api.post(
    "/assisted-deposits", AGENT, status=201, idempotent=True, summary="Open a draft for somebody present at the counter"
)
def open_assisted(request: Request, given: views.AssistedGiven) -> Answer[views.DepositView]:
    """201 and a draft that names the agent as its helper; it goes on under `/deposits/{id}`."""
    deposit = bootstrap.assisting().open(request.agent, given.language)
    fingerprint = bootstrap.deposit_drafts().fingerprint(deposit)
    view = views.DepositView.of(deposit, request.language, fingerprint)
    return Answer(view, version=deposit.version, location=f"/api/v1/deposits/{deposit.id}")
