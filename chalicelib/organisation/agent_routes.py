"""The API of the organisation for its agents: who calls, and the ids that other calls ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.organisation import agent_views as views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.agent_views")

api = Api()


@api.get("/me", AGENT, summary="Who calls, and at which desks", scope=Scope.DIRECTORY_READ)
def me(request: Request) -> views.CallerView:
    """An operator belongs to no administration."""
    try:
        administration = bootstrap.organisation().administration(request.agent.administration_id)
    except NotFoundError:
        administration = None
    return views.CallerView.of(request.agent, administration)


@api.get("/entities", AGENT, summary="The entities of the caller's administration", scope=Scope.DIRECTORY_READ)
def entities(request: Request) -> views.EntitiesView:
    """The whole tree, by code."""
    found = bootstrap.organisation().entities(request.agent.administration_id)
    return views.EntitiesView(items=[views.EntityView.of(entity) for entity in found])


@api.get("/desks", AGENT, summary="The desks of the caller's administration", scope=Scope.DIRECTORY_READ)
def desks(request: Request) -> views.DesksView:
    """All of them: those that a mail may be assigned to."""
    found = bootstrap.organisation().desks(request.agent.administration_id)
    return views.DesksView(items=[views.DeskView.of(desk) for desk in found])


@api.get("/circuits", AGENT, summary="The circuits that a reply may take", scope=Scope.DIRECTORY_READ)
def circuits(request: Request) -> views.CircuitsView:
    """The newest version of each."""
    found = bootstrap.organisation().circuits(request.agent.administration_id)
    return views.CircuitsView(items=[views.CircuitView.of(circuit) for circuit in found])
