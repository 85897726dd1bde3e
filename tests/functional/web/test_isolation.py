"""What another administration has does not exist: every route that names a thing answers 404 to a stranger."""

from dataclasses import dataclass
from typing import Any

import pytest

from app import app
from chalicelib.web.routing import TABLE, Route
from infra.bootstrap_stack import Seeded
from infra.local.cloud import LocalCloud
from infra.seed import specification
from tests.circuits import Office
from tests.conftest import PortalSession
from tests.journeys import Journey
from tests.people import csrf_of, email_of, sign_in
from tests.registers import write_sheet
from tests.workflows.conftest import unique

assert app.routes  # all of them are in the table once the application is loaded
AGENTS = ("registrar", "handler", "head", "president")
OWNED = {"mail_id", "folder_id", "intake_id", "register_id"}
ROUTES = [route for route in TABLE if route.access.signed_in and OWNED & set(route.parameters)]
BODIES: dict[str, dict[str, Any]] = {
    "QualificationBody": {"entity_id": "x"},
    "AssignmentBody": {"desk_id": "x"},
    "RedirectionBody": {"entity_id": "x", "note": "x"},
    "RejectionBody": {"reason_code": "not_competent", "note": "x"},
    "VoidBody": {"reason": "x"},
    "ReplyBody": {"file_id": "x", "circuit_id": "x", "subject": "x"},
    "IntakeBody": {"subject": "x", "sender": "x", "entity_id": "x"},
    "NewDecision": {"granted": True, "reason": ""},
}


@dataclass(frozen=True)
class Neighbours:
    """One administration's things, and the agents of another."""

    ids: dict[str, str]
    theirs: Seeded
    strangers: Journey
    sessions: dict[str, tuple[PortalSession, str]]


@pytest.fixture(scope="module")
def neighbours(cloud: LocalCloud) -> Neighbours:
    """Two administrations; the first has a letter, a folder in its circuit and a paper letter."""
    office = Office(cloud, cloud.seed(unique(specification.read())))
    others = cloud.seed(unique(specification.read()))
    ids = {
        "mail_id": office.mail().id,
        "folder_id": office.folder_at_first_desk(),
        "intake_id": write_sheet(office.seeded, "رسالة").id,
        "register_id": office.seeded.registers["A"],
        "file_id": office.answered_by_hand[1],
        "step": "1-1",
    }
    sessions = {agent: _signed_in(cloud, others, agent) for agent in AGENTS}
    return Neighbours(ids, office.seeded, Journey(cloud, others), sessions)


def _signed_in(cloud: LocalCloud, seeded: Seeded, agent: str) -> tuple[PortalSession, str]:
    session = PortalSession(cloud.url)
    return session, csrf_of(sign_in(session, email_of(seeded, agent)))["csrf"]


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
@pytest.mark.parametrize("agent", AGENTS)
def test_another_administrations_things_do_not_exist(neighbours: Neighbours, route: Route, agent: str) -> None:
    path = route.path.format(**{name: neighbours.ids[name] for name in route.parameters})
    if route.kind == "api":
        own = {"entity_id": neighbours.strangers.seeded.administration.entity_id}
        body = BODIES[route.body.__name__] if route.body else None
        given = {**body, **own} if body and "entity_id" in body else body
        url = neighbours.strangers.cloud.url + path
        session = neighbours.strangers.agent(agent)
        answer = session.request(route.method, url, headers={"If-Match": '"0"'}, json=given, timeout=30)
    else:
        browser, csrf = neighbours.sessions[agent]
        typed = {"csrf": csrf, "version": "0", "decision": "grant", "step": "1-1", "reason": "x", "note": "x"}
        answer = browser.request(route.method, path, data=typed if route.method == "POST" else None)
    assert answer.status_code == 404, answer.text[:500]


@pytest.mark.parametrize("agent", AGENTS)
def test_another_administrations_baskets_and_desks_are_unknown(neighbours: Neighbours, agent: str) -> None:
    theirs, session = neighbours.theirs, neighbours.strangers.agent(agent)
    url = f"{neighbours.strangers.cloud.url}/api/v1"
    baskets = [f"qualify/{theirs.administration.entity_id}", *(f"desk/{desk.id}" for desk in theirs.desks.values())]
    for basket in baskets:
        assert session.get(f"{url}/mails", params={"basket": basket}, timeout=30).status_code == 404, basket
    for desk in theirs.desks.values():
        assert session.get(f"{url}/folders", params={"desk_id": desk.id}, timeout=30).status_code == 404, desk


def test_what_a_caller_names_of_another_administration_is_refused(neighbours: Neighbours, cloud: LocalCloud) -> None:
    """Desks, entities, files and circuits of others cannot be put into one's own mail."""
    office = Office(cloud, neighbours.strangers.seeded)
    mail, journey, theirs = office.mail(), office.journey, neighbours.theirs
    circuit = next(iter(theirs.circuits.values())).id
    acts: dict[str, dict[str, str]] = {
        "assignment": {"desk_id": theirs.desks["permits"].id, "note": ""},
        "redirection": {"entity_id": theirs.administration.entity_id, "note": "x"},
        "qualification": {"entity_id": theirs.administration.entity_id},
        "reply": {"file_id": neighbours.ids["file_id"], "circuit_id": circuit, "subject": "x"},
    }
    for act, given in acts.items():
        session = journey.agent("handler" if act == "reply" else "registrar")
        headers = {"If-Match": f'"{mail.version}"'}
        url = f"{cloud.url}/api/v1/mails/{mail.id}/{act}"
        assert session.post(url, json=given, headers=headers, timeout=30).status_code in (404, 409, 422), act
