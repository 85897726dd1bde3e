"""The API of an organisation: the whole house, its entities and desks, and every act of who administers it.

Each act names in ``If-Match`` the version of the house that it rests on: 412 when somebody else was faster.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, READERS

if TYPE_CHECKING:
    from chalicelib.organisation.structure import bodies, views
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.organisation.structure.bodies")
    views = later("chalicelib.organisation.structure.views")

api = Api()
conditional = precondition("organisation.changed_meanwhile")


@api.get("/organisation", READERS, summary="The administration's tree, desks and people")
def house(request: Request) -> Answer[views.ChartView]:
    """The whole house, what was closed included."""
    chart = bootstrap.charts().of(request.agent)
    return Answer(views.ChartView.of(chart), version=chart.version)


@api.post(
    "/organisation/entities", ADMINISTRATORS, status=201, idempotent=True, conditional=True, summary="Open an entity"
)
@conditional
def open_entity(request: Request, body: bodies.NewEntityBody) -> Answer[views.ChartEntityView]:
    """Opens."""
    version = expected_version(request)
    opened = bootstrap.entities().open(request.agent, version, body.parent_id, body.given())
    return Answer(views.ChartEntityView.whole(opened), location=f"/api/v1/organisation/entities/{opened.id}")


@api.get("/organisation/entities/{entity_id}", READERS, summary="An entity, open or closed")
def show_entity(request: Request) -> Answer[views.ChartEntityView]:
    """One entity."""
    return Answer(views.ChartEntityView.whole(bootstrap.charts().of(request.agent).entity(request.params["entity_id"])))


@api.put("/organisation/entities/{entity_id}", ADMINISTRATORS, summary="Rename an entity, or change its code or place")
@conditional
def change_entity(request: Request, body: bodies.EntityBody) -> Answer[views.ChartEntityView]:
    """Changes."""
    entity_id, version = request.params["entity_id"], expected_version(request)
    return Answer(
        views.ChartEntityView.whole(bootstrap.entities().change(request.agent, version, entity_id, body.given()))
    )


@api.post("/organisation/entities/{entity_id}/move", ADMINISTRATORS, conditional=True, summary="Move an entity")
@conditional
def move_entity(request: Request, body: bodies.MoveBody) -> None:
    """Moves."""
    entity_id, version = request.params["entity_id"], expected_version(request)
    bootstrap.entities().move(request.agent, version, entity_id, body.parent_id)


@api.post("/organisation/entities/{entity_id}/merger", ADMINISTRATORS, conditional=True, summary="Merge an entity")
@conditional
def merge_entity(request: Request, body: bodies.MergeBody) -> None:
    """Merges."""
    entity_id, version = request.params["entity_id"], expected_version(request)
    bootstrap.entities().merge(request.agent, version, entity_id, body.into_id)


@api.post("/organisation/entities/{entity_id}/closing", ADMINISTRATORS, conditional=True, summary="Close an entity")
@conditional
def close_entity(request: Request) -> None:
    """Closes."""
    bootstrap.entities().close(request.agent, expected_version(request), request.params["entity_id"])


@api.post("/organisation/desks", ADMINISTRATORS, status=201, idempotent=True, conditional=True, summary="Open a desk")
@conditional
def open_desk(request: Request, body: bodies.DeskBody) -> Answer[views.ChartDeskView]:
    """Opens."""
    opened = bootstrap.desks().open(request.agent, expected_version(request), body.given())
    return Answer(views.ChartDeskView.whole(opened), location=f"/api/v1/organisation/desks/{opened.id}")


@api.get("/organisation/desks/{desk_id}", READERS, summary="A desk, open or closed, and who sits there")
def show_desk(request: Request) -> Answer[views.SeatedDeskView]:
    """One desk."""
    chart = bootstrap.charts().of(request.agent)
    return Answer(views.SeatedDeskView.seated(chart.desk(request.params["desk_id"]), chart))


@api.put("/organisation/desks/{desk_id}", ADMINISTRATORS, summary="Rename or move a desk, or change what it is for")
@conditional
def change_desk(request: Request, body: bodies.DeskBody) -> Answer[views.ChartDeskView]:
    """Changes."""
    desk_id, version = request.params["desk_id"], expected_version(request)
    return Answer(views.ChartDeskView.whole(bootstrap.desks().change(request.agent, version, desk_id, body.given())))


@api.post("/organisation/desks/{desk_id}/closing", ADMINISTRATORS, conditional=True, summary="Close a desk")
@conditional
def close_desk(request: Request) -> None:
    """Closes."""
    bootstrap.desks().close(request.agent, expected_version(request), request.params["desk_id"])


@api.post("/organisation/desks/{desk_id}/holders", ADMINISTRATORS, conditional=True, summary="Give a desk to somebody")
@conditional
def seat(request: Request, body: bodies.SeatBody) -> None:
    """Seats."""
    desk_id, version = request.params["desk_id"], expected_version(request)
    bootstrap.desks().seat(request.agent, version, desk_id, body.agent_id, body.since, body.until)


@api.post(
    "/organisation/desks/{desk_id}/holders/{agent_id}/end",
    ADMINISTRATORS,
    conditional=True,
    summary="Take a desk from somebody after a day",
)
@conditional
def unseat(request: Request, body: bodies.LastDayBody) -> None:
    """Unseats."""
    desk_id, agent_id = request.params["desk_id"], request.params["agent_id"]
    bootstrap.desks().unseat(request.agent, expected_version(request), desk_id, agent_id, body.last_day)
