"""The API of mandates: those that concern the caller, giving one with its legal act, taking one back.

A program chooses a mandate's id (26 characters of Crockford's alphabet, at random), sends the act under it, waits until
it is clean and then puts the mandate: put again, it is the one that was given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.observability import link_given
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.organisation.mandates import bodies, views
    from chalicelib.web import queries
    from chalicelib.web import views as common
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.organisation.mandates.bodies")
    views = later("chalicelib.organisation.mandates.views")
    common = later("chalicelib.web.views")
    queries = later("chalicelib.web.queries")

api = Api()


@api.get("/mandates", AGENT, summary="The mandates that concern the caller")
def mandates(request: Request, query: queries.Paged) -> Answer[views.GivenMandatesView]:
    """Given, received, and those of desks that the caller administers, ended ones too; the latest first."""
    page = bootstrap.mandating().of(request.agent, query.cursor)
    return paged(page, views.GivenMandatesView(items=[views.GivenMandateView.of(mandate) for mandate in page.items]))


@api.get("/mandates/{mandate_id}", AGENT, summary="A mandate that concerns the caller")
def mandate(request: Request) -> Answer[views.GivenMandateView]:
    """One mandate."""
    return Answer(views.GivenMandateView.of(bootstrap.mandating().get(request.agent, request.params["mandate_id"])))


@api.get("/mandates/{mandate_id}/paper", AGENT, summary="The legal act of a mandate that concerns the caller")
def paper(request: Request) -> Answer[common.LinkView]:
    """A link of five minutes."""
    mandate = bootstrap.mandating().get(request.agent, request.params["mandate_id"])
    url = bootstrap.mandate_papers().read_url(mandate)
    link_given(mandate.legal_act.file_id, request.agent.agent_id)
    return Answer(common.LinkView.to(url))


@api.post(
    "/mandates/{mandate_id}/papers",
    AGENT,
    status=201,
    idempotent=True,
    summary="A form to send the legal act of a new mandate with",
)
def open_paper(request: Request) -> Answer[common.FormView]:
    """Opens the upload."""
    mandate_id = request.params["mandate_id"]
    form = bootstrap.mandate_papers().open_form(request.agent, mandate_id)
    return Answer(common.FormView.of(form), location=f"/api/v1/mandates/{mandate_id}/papers")


@api.get("/mandates/{mandate_id}/papers", AGENT, summary="What was sent for a mandate that is yet to be given")
def papers(request: Request) -> Answer[views.PapersView]:
    """Each with what inspection says of it."""
    found = bootstrap.mandate_papers().arrivals(request.agent, request.params["mandate_id"])
    return Answer(views.PapersView(items=[views.PaperView.of(it) for it in found]))


@api.put(
    "/mandates/{mandate_id}",
    AGENT,
    conditional=False,  # the id is drawn by who calls: none that stands is changed
    summary="Give a mandate; again gives the same",
)
def grant(request: Request, body: bodies.MandateBody) -> Answer[views.GivenMandateView]:
    """Gives."""
    given = body.given(request.params["mandate_id"])
    return Answer(views.GivenMandateView.of(bootstrap.mandating().grant(request.agent, given)))


@api.post("/mandates/{mandate_id}/revocation", AGENT, summary="Take a mandate back at once; again changes nothing")
def revoke(request: Request) -> Answer[views.GivenMandateView]:
    """Takes back."""
    return Answer(views.GivenMandateView.of(bootstrap.mandating().revoke(request.agent, request.params["mandate_id"])))
