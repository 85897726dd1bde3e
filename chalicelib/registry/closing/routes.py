"""The API of closings. Files are made by themselves after a period was asked for: programs ask again until ``done``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.registry.closing.model import Period
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry.closing import views
    from chalicelib.web import queries
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    queries = later("chalicelib.web.queries")
    views = later("chalicelib.registry.closing.views")
    web_views = later("chalicelib.web.views")

api = Api()
CLOSINGS = "/registers/{register_id}/closings"


@api.get(CLOSINGS, AGENT, summary="A register's closings", scope=Scope.REGISTER_READ)
def closings(request: Request, query: queries.Paged) -> Answer[views.ClosingList]:
    """The latest period first."""
    page = bootstrap.closings().of_register(request.agent, request.params["register_id"], query.cursor)
    return paged(page, views.ClosingList(items=[views.ClosingView.of(closing) for closing in page.items]))


@api.post(
    CLOSINGS,
    AGENT,
    status=201,
    idempotent=True,
    summary="Have a register closed for a period",
    scope=Scope.REGISTER_WRITE,
)
def ask(request: Request, body: views.PeriodBody) -> Answer[views.ClosingView]:
    """A period that is over. Asked for again, it is the same closing; nothing later falls into it."""
    register_id = request.params["register_id"]
    closing = bootstrap.closings().ask(request.agent, register_id, Period(body.since, body.until))
    return Answer(views.ClosingView.of(closing), location=f"/api/v1/registers/{register_id}/closings/{closing.id}")


@api.get(CLOSINGS + "/{closing_id}", AGENT, summary="A closing, or how far it is", scope=Scope.REGISTER_READ)
def closing(request: Request) -> Answer[views.ClosingView]:
    """What it states, once it is ``done``."""
    given = request.params
    return Answer(
        views.ClosingView.of(bootstrap.closings().get(request.agent, given["register_id"], given["closing_id"]))
    )


@api.get(
    CLOSINGS + "/{closing_id}/files/{file}", AGENT, summary="Get a link to a closing's file", scope=Scope.REGISTER_READ
)
def closing_file(request: Request) -> web_views.LinkView:
    """`closing.jws`, `register.pdf` or `entries.csv`; the latter two for whoever reads the register's entries."""
    given, service = request.params, bootstrap.closings()
    return web_views.LinkView.to(service.link(request.agent, given["register_id"], given["closing_id"], given["file"]))
