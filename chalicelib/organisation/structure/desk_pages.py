"""A desk's page: what it is for, who sits there and since when, and the acts of who administers its entity."""

from collections.abc import Callable
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.organisation.administrations.signatories import Readiness
from chalicelib.organisation.frame import answered, entity_choices, frame, people_choices, refused, seen_version, status
from chalicelib.organisation.given import day_given
from chalicelib.organisation.model import Desk
from chalicelib.organisation.structure.chart import Chart, roles_in_order
from chalicelib.organisation.structure.desks import GIVEN_ROLES, DeskGiven
from chalicelib.organisation.structure.entity_pages import one_chosen
from chalicelib.organisation.structure.given import desk_given
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

ACTS = ("change", "seat", "close")
FIELDS = ("name_ar", "name_fr", "entity_id", "clearance", "agent_id", "since", "until", "last_day")


@pages.get("/admin/desks/new", ADMINISTRATORS)
def new(request: Request) -> Reply:
    """The form of a new desk; ``?entity=`` says in which entity."""
    return _new(request)


@pages.post("/admin/desks/new", ADMINISTRATORS)
def open_desk(request: Request) -> Reply:
    """Opens it."""

    def act() -> Reply:
        opened = bootstrap.desks().open(request.agent, seen_version(request), _given(request))
        return redirect(f"/admin/desks/{opened.id}", done="admin-desk-opened")

    return answered(act, lambda error: _new(request, error))


@pages.get("/admin/desks/{desk_id}", READERS)
def show(request: Request) -> Reply:
    """The desk; ``?act=`` opens the form of one act, ``unseat`` with ``?agent=``."""
    return _show(request, request.query["act"], request.query["agent"])


@pages.post("/admin/desks/{desk_id}/change", ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Another name, entity, roles or clearance."""

    def act(desk_id: str, version: int) -> None:
        bootstrap.desks().change(request.agent, version, desk_id, _given(request))

    return _perform(request, "change", act, "admin-desk-change")


@pages.post("/admin/desks/{desk_id}/seat", ADMINISTRATORS)
def seat(request: Request) -> Reply:
    """Gives it to somebody from a day on."""

    def act(desk_id: str, version: int) -> None:
        form = request.form
        until = day_given("until", form["until"]) if form["until"] else None
        agent_id = _colleague_chosen(request)
        bootstrap.desks().seat(request.agent, version, desk_id, agent_id, day_given("since", form["since"]), until)

    return _perform(request, "seat", act, "admin-desk-seat")


@pages.post("/admin/desks/{desk_id}/unseat", ADMINISTRATORS)
def unseat(request: Request) -> Reply:
    """Takes it from somebody after a day."""

    def act(desk_id: str, version: int) -> None:
        last_day = day_given("last_day", request.form["last_day"])
        bootstrap.desks().unseat(request.agent, version, desk_id, request.form["agent_id"], last_day)

    return _perform(request, "unseat", act, "admin-desk-unseat")


@pages.post("/admin/desks/{desk_id}/close", ADMINISTRATORS)
def close(request: Request) -> Reply:
    """Ends it."""

    def act(desk_id: str, version: int) -> None:
        bootstrap.desks().close(request.agent, version, desk_id)

    return _perform(request, "close", act, "admin-desk-close")


def _perform(request: Request, name: str, act: Callable[[str, int], None], said: str) -> Reply:
    desk_id = request.params["desk_id"]

    def done() -> Reply:
        act(desk_id, seen_version(request))
        return redirect(f"/admin/desks/{desk_id}", done=said)

    return answered(done, lambda error: _show(request, name, request.form["agent_id"], error))


def _colleague_chosen(request: Request) -> str:
    chart = bootstrap.charts().of(request.agent)
    if request.form["agent_id"] not in {agent.id for agent in chart.colleagues()}:
        raise InvalidError([Problem("agent_id", "organisation.agent_unknown")])
    return request.form["agent_id"]


def _new(request: Request, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    typed = _typed(request) or {"entity_id": request.query["entity"] or chart.structure.root_id, "roles": []}
    return render(request, "organisation/desk_new.html", status(error), typed=typed, **_around(request, chart, error))


def _show(request: Request, act: str, agent_id: str, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    desk = chart.desk(request.params["desk_id"])
    manages = desk.closed_at is None and bootstrap.charts().manages(request.agent, desk.entity_id)
    leaver = next((it.agent for it in chart.seatings_at(desk.id) if it.agent.id == agent_id), None)
    acts = [*ACTS, *(["unseat"] if leaver else [])] if manages else []
    return render(
        request,
        "organisation/desk.html",
        status(error),
        desk=desk,
        acts=acts,
        act=act if act in acts else "",
        leaver=leaver,
        typed={**_written(desk, chart), **_typed(request)},
        people=people_choices(chart, request.language),
        cannot_sign=_cannot_sign(desk, chart),
        **_around(request, chart, error),
    )


def _cannot_sign(desk: Desk, chart: Chart) -> dict[str, Readiness]:
    """Who sits or will sit where people sign and cannot yet, and how far they are."""
    if Role.SIGNATORY not in desk.roles:
        return {}
    seated = [agent for agent in chart.colleagues() if desk.id in agent.desks_from(chart.day)]
    found = bootstrap.house_signatories().among(seated, chart.desks)
    return {it.agent.id: it.readiness for it in found if it.readiness.lacks}


def _around(request: Request, chart: Chart, error: DomainError | None) -> dict[str, Any]:
    return {
        "chart": chart,
        "entities": entity_choices(chart, request.language),
        "given_roles": roles_in_order(GIVEN_ROLES),
        "clearances": list(Confidentiality),
        **refused(error),
        **frame(request),
    }


def _given(request: Request) -> DeskGiven:
    form, entity_id = request.form, one_chosen(request, "entity_id")
    return desk_given(form["name_ar"], form["name_fr"], entity_id, form.all("roles"), form["clearance"])


def _typed(request: Request) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    typed: dict[str, Any] = {name: request.form[name] for name in FIELDS if name in request.form}
    return {**typed, "roles": request.form.all("roles")} if "clearance" in request.form else typed


def _written(desk: Desk, chart: Chart) -> dict[str, Any]:
    return {
        "name_ar": desk.name.ar,
        "name_fr": desk.name.fr,
        "entity_id": desk.entity_id,
        "roles": list(desk.roles),
        "clearance": desk.clearance.value,
        "since": chart.day.isoformat(),
        "last_day": chart.day.isoformat(),
    }
