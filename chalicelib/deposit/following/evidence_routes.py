"""The evidence of a letter's way, as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.deposit.lookups import evidence_of, tracked
from chalicelib.kernel.access import Scope
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.web import evidence_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.web.evidence_views")

api = Api()


@api.get("/trackings/{code}/evidence", PUBLIC, summary="List the evidence of a letter's way", scope=Scope.DEPOSITS_READ)
def list_evidence(request: Request) -> views.EvidencesView:
    """What happened and when, in the order of time, by the names of ETSI EN 319 522; states only."""
    deposit = tracked(request, request.params["code"])
    return views.EvidencesView.of(bootstrap.stages().of(deposit.source))


@api.get(
    "/trackings/{code}/evidence/{evidence_id}", PUBLIC,
    summary="Get one signed evidence", scope=Scope.DEPOSITS_READ,
)  # fmt: skip
def get_evidence(request: Request) -> views.SignedEvidenceView:
    """A compact JWS, checked by the keys at ``/.well-known/wasl-keys.json``. Evidence of the reply is for who opened
    it with a one-time code."""
    return views.SignedEvidenceView.of(evidence_of(request))
