"""The API of an administration's people: found, invited, changed, let in and out, and leaving.

Acts that change the house name in ``If-Match`` its version, as those on entities and desks; what is done to an account
alone needs none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import new_id
from chalicelib.organisation.people.leaving import LeavingGiven
from chalicelib.organisation.structure.routes import conditional
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, READERS

if TYPE_CHECKING:
    from chalicelib.organisation.people import bodies, views
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.organisation.people.bodies")
    views = later("chalicelib.organisation.people.views")

api = Api()


@api.get("/organisation/people", READERS, summary="The administration's people, present and former")
def people(request: Request, query: views.PeopleQuery) -> Answer[views.PeopleView]:
    """A page by name."""
    page = bootstrap.persons().find(request.agent, query.q, request.language, query.cursor or "")
    day = bootstrap.persons().today()
    return paged(page, views.PeopleView(items=[views.PersonView.of(it, day) for it in page.items]))


@api.post(
    "/organisation/people", ADMINISTRATORS, status=201, idempotent=True, conditional=True, summary="Invite a person"
)
@conditional
def invite(request: Request, body: bodies.NewPersonBody) -> Answer[views.PersonView]:
    """Invites; again, with the same address, another mail."""
    invited = bootstrap.people().invite(request.agent, expected_version(request), body.given(), body.desk_ids)
    shown = views.PersonView.of(invited, bootstrap.persons().today())
    return Answer(shown, location=f"/api/v1/organisation/people/{invited.id}")


@api.get("/organisation/people/{agent_id}", READERS, summary="A person, with desks, mandates and account")
def person(request: Request) -> Answer[views.WholePersonView]:
    """One person."""
    chart, agent_id = bootstrap.charts().of(request.agent), request.params["agent_id"]
    if agent_id not in chart.agents:
        raise NotFoundError("not_found")
    agent = chart.agents[agent_id]
    manages = bootstrap.persons().manages(request.agent, agent)
    account = bootstrap.account_care().state_of(request.agent, agent_id) if manages else None
    signing, departures = bootstrap.house_signatories().one(agent, chart.desks), bootstrap.leaving().known(agent)
    view = views.WholePersonView.whole(agent, chart, signing.readiness, account, departures)
    return Answer(view, version=chart.version)


@api.put("/organisation/people/{agent_id}", ADMINISTRATORS, summary="Give a person another name or address")
@conditional
def change(request: Request, body: bodies.PersonBody) -> Answer[views.PersonView]:
    """Changes; under another address the person begins anew by a link mailed there."""
    agent_id, version = request.params["agent_id"], expected_version(request)
    changed = bootstrap.people().change(request.agent, version, agent_id, body.given())
    return Answer(views.PersonView.of(changed, bootstrap.persons().today()))


@api.post(
    "/organisation/people/{agent_id}/exclusion",
    ADMINISTRATORS,
    conditional=True,
    summary="Keep a person out; again changes nothing",
)
@conditional
def switch_off(request: Request) -> None:
    """Switches off."""
    bootstrap.people().switch_off(request.agent, expected_version(request), request.params["agent_id"])


@api.post(
    "/organisation/people/{agent_id}/readmission",
    ADMINISTRATORS,
    conditional=True,
    summary="Let a person in again; again changes nothing",
)
@conditional
def switch_on(request: Request) -> None:
    """Switches on; calls off a departure that was announced."""
    bootstrap.people().switch_on(request.agent, expected_version(request), request.params["agent_id"])


@api.post("/organisation/people/{agent_id}/access-link", ADMINISTRATORS, summary="Mail a person a link to get in")
def send_link(request: Request) -> None:
    """One more link; password and telephone stay until it is used."""
    bootstrap.account_care().invite_again(request.agent, request.params["agent_id"], request.language)


@api.post("/organisation/people/{agent_id}/access-reset", ADMINISTRATORS, summary="Begin a person's access anew")
def reset(request: Request) -> None:
    """The telephone is lost: by a link, a new password and a telephone."""
    bootstrap.account_care().reset(request.agent, request.params["agent_id"], request.language)


@api.post("/organisation/people/{agent_id}/sessions/end", ADMINISTRATORS, summary="End all sessions of a person")
def end_sessions(request: Request) -> None:
    """Ends sessions and tokens."""
    bootstrap.account_care().end_sessions(request.agent, request.params["agent_id"])


@api.post(
    "/organisation/people/{agent_id}/unlocking", ADMINISTRATORS, summary="Open an account that wrong tries closed"
)
def unlock(request: Request) -> None:
    """Opens it."""
    bootstrap.account_care().unlock(request.agent, request.params["agent_id"])


@api.get("/organisation/people/{agent_id}/holdings", ADMINISTRATORS, summary="What a person would leave behind today")
def held(request: Request) -> Answer[views.HeldView]:
    """Desks with what waits there, mandates."""
    version = bootstrap.charts().of(request.agent).version
    agent = bootstrap.persons().get(request.agent, request.params["agent_id"])
    bootstrap.persons().demand(request.agent, agent)
    return Answer(views.HeldView.of(bootstrap.leaving().held(agent), version), version=version)


@api.post(
    "/organisation/people/{agent_id}/departures",
    ADMINISTRATORS,
    status=201,
    idempotent=True,
    conditional=True,
    summary="Let a person leave on a day and hand everything over",
)
@conditional
def leave(request: Request, body: bodies.DepartureBody) -> Answer[views.DepartureView]:
    """Hands over; one that a crash left half done is gone on with."""
    agent_id, version = request.params["agent_id"], expected_version(request)
    half_done = bootstrap.leaving().unfinished(bootstrap.persons().get(request.agent, agent_id))
    given = LeavingGiven(half_done.id if half_done else new_id(), body.day, body.successors)
    departure = bootstrap.leaving().leave(request.agent, version, agent_id, given)
    location = f"/api/v1/organisation/people/{agent_id}/departures/{departure.id}"
    return Answer(views.DepartureView.of(departure), location=location)


@api.get("/organisation/people/{agent_id}/departures/{departure_id}", READERS, summary="What was handed over, to whom")
def departure(request: Request) -> Answer[views.DepartureView]:
    """The list of one departure."""
    found = bootstrap.leaving().of(request.agent, request.params["agent_id"], request.params["departure_id"])
    return Answer(views.DepartureView.of(found))
