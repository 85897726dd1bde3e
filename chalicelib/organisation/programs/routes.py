"""The API of programs, for persons: no program reads or changes any, itself included.

Making one and giving it a token are two acts: the first may be sent again and gives the same, the second is told once
and kept nowhere. ``If-Match`` keeps an answer that was lost from costing a second token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.ids import new_id
from chalicelib.organisation.programs.model import Client
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, READERS

if TYPE_CHECKING:
    from chalicelib.organisation.programs import bodies, views
    from chalicelib.web import queries
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.organisation.programs.bodies")
    queries = later("chalicelib.web.queries")
    views = later("chalicelib.organisation.programs.views")

api = Api()


@api.get("/clients", READERS, summary="The programs of the caller's administration")
def list_clients(request: Request, query: queries.Paged) -> Answer[views.ClientsView]:
    """Those of desks that the caller administers or audits, ended ones too; the latest first."""
    page = bootstrap.clients().of(request.agent, query.cursor)
    return paged(page, views.ClientsView(items=[_view(client) for client in page.items]))


@api.get("/clients/{client_id}", READERS, summary="One program")
def show_client(request: Request) -> Answer[views.ClientView]:
    """One of these."""
    return _answer(bootstrap.clients().get(request.agent, request.params["client_id"]))


@api.post("/clients", ADMINISTRATORS, status=201, idempotent=True, summary="Make a program")
def make_client(request: Request, body: bodies.ClientBody) -> Answer[views.ClientView]:
    """It has no token yet."""
    made = bootstrap.clients().make(request.agent, body.given(new_id()))
    return Answer(_view(made), version=made.version, location=f"/api/v1/clients/{made.id}")


@api.post("/clients/{client_id}/token", ADMINISTRATORS, conditional=True, summary="Give a program a token")
@precondition("organisation.client_changed_meanwhile")
def issue_token(request: Request, body: bodies.TokenBody) -> Answer[views.TokenView]:
    """Its first, or another in the place of the one that it has."""
    version, client_id = expected_version(request), request.params["client_id"]
    given, token = bootstrap.clients().issue(request.agent, version, client_id, body.given())
    return Answer(views.TokenView(token=token, client=_view(given)), version=given.version)


@api.post("/clients/{client_id}/revocation", ADMINISTRATORS, summary="End a program at once; again changes nothing")
def revoke_client(request: Request) -> Answer[views.ClientView]:
    """No token of it opens anything any more."""
    return _answer(bootstrap.clients().revoke(request.agent, request.params["client_id"]))


def _answer(found: Client) -> Answer[views.ClientView]:
    return Answer(_view(found), version=found.version)


def _view(found: Client) -> views.ClientView:
    return views.ClientView.of(found, bootstrap.clock().now())
