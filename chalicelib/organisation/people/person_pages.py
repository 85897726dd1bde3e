"""One person's page: names, desks now and before, mandates, account; and the acts of who manages them."""

from collections.abc import Callable
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError, NotFoundError
from chalicelib.organisation.frame import answered, desk_choices, desk_chosen, frame, refused, seen_version, status
from chalicelib.organisation.given import day_given
from chalicelib.organisation.model import Agent
from chalicelib.organisation.people.given import person_given
from chalicelib.organisation.people.persons import Presence, presence
from chalicelib.organisation.structure.chart import Chart
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

FIELDS = ("name_ar", "name_fr", "email", "desk_id", "since", "until", "last_day")


@pages.get("/admin/people/{agent_id}", READERS)
def show(request: Request) -> Reply:
    """The person; ``?act=`` opens the form of one act, ``unseat`` with ``?desk=``."""
    return _show(request, request.query["act"], request.query["desk"])


@pages.post("/admin/people/{agent_id}/change", ADMINISTRATORS)
def change(request: Request) -> Reply:
    """Another name or address."""

    def act(agent_id: str, version: int) -> None:
        given = person_given(request.form["name_ar"], request.form["name_fr"], request.form["email"])
        bootstrap.people().change(request.agent, version, agent_id, given)

    return _perform(request, "change", act, "people-change")


@pages.post("/admin/people/{agent_id}/seat", ADMINISTRATORS)
def seat(request: Request) -> Reply:
    """Gives a desk from a day on."""

    def act(agent_id: str, version: int) -> None:
        form = request.form
        until = day_given("until", form["until"]) if form["until"] else None
        since, desk_id = day_given("since", form["since"]), desk_chosen(request)
        bootstrap.desks().seat(request.agent, version, desk_id, agent_id, since, until)

    return _perform(request, "seat", act, "people-seat")


@pages.post("/admin/people/{agent_id}/unseat", ADMINISTRATORS)
def unseat(request: Request) -> Reply:
    """Takes a desk back after a day."""

    def act(agent_id: str, version: int) -> None:
        last_day = day_given("last_day", request.form["last_day"])
        bootstrap.desks().unseat(request.agent, version, request.form["desk_id"], agent_id, last_day)

    return _perform(request, "unseat", act, "people-unseat")


@pages.post("/admin/people/{agent_id}/off", ADMINISTRATORS)
def switch_off(request: Request) -> Reply:
    """Keeps the person out."""

    def act(agent_id: str, version: int) -> None:
        bootstrap.people().switch_off(request.agent, version, agent_id)

    return _perform(request, "off", act, "people-off")


@pages.post("/admin/people/{agent_id}/on", ADMINISTRATORS)
def switch_on(request: Request) -> Reply:
    """Lets the person in again."""

    def act(agent_id: str, version: int) -> None:
        bootstrap.people().switch_on(request.agent, version, agent_id)

    return _perform(request, "on", act, "people-on")


@pages.post("/admin/people/{agent_id}/link", ADMINISTRATORS)
def send_link(request: Request) -> Reply:
    """Mails one more link to choose a password."""

    def act(agent_id: str, version: int) -> None:
        bootstrap.account_care().invite_again(request.agent, agent_id, request.language)

    return _perform(request, "link", act, "people-link")


@pages.post("/admin/people/{agent_id}/reset", ADMINISTRATORS)
def reset(request: Request) -> Reply:
    """Begins the person's access anew."""

    def act(agent_id: str, version: int) -> None:
        bootstrap.account_care().reset(request.agent, agent_id, request.language)

    return _perform(request, "reset", act, "people-reset")


@pages.post("/admin/people/{agent_id}/sessions/end", ADMINISTRATORS)
def end_sessions(request: Request) -> Reply:
    """Ends all sessions."""
    bootstrap.account_care().end_sessions(request.agent, request.params["agent_id"])
    return redirect(_path(request), done="people-sessions-ended")


@pages.post("/admin/people/{agent_id}/unlock", ADMINISTRATORS)
def unlock(request: Request) -> Reply:
    """Opens the account again."""
    bootstrap.account_care().unlock(request.agent, request.params["agent_id"])
    return redirect(_path(request), done="people-unlocked")


def person(request: Request, chart: Chart) -> Agent:
    """The person whom the path names, of those on the chart; ``NotFoundError``."""
    found = chart.agents.get(request.params["agent_id"])
    if found is None:
        raise NotFoundError("not_found")
    return found


def _path(request: Request) -> str:
    return f"/admin/people/{request.params['agent_id']}"


def _perform(request: Request, name: str, act: Callable[[str, int], None], said: str) -> Reply:
    def done() -> Reply:
        act(request.params["agent_id"], seen_version(request))
        return redirect(_path(request), done=said)

    return answered(done, lambda error: _show(request, name, request.form["desk_id"], error))


def _show(request: Request, act: str, desk_id: str, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    agent = person(request, chart)
    manages = bootstrap.persons().manages(request.agent, agent)
    acts = _acts(agent, chart, desk_id) if manages else []
    return render(
        request,
        "organisation/person.html",
        status(error),
        person=agent,
        chart=chart,
        state=presence(agent, chart.day),
        acts=acts,
        act=act if act in acts else "",
        desk_id=desk_id,
        typed={**_written(agent, chart), **_typed(request)},
        desks=desk_choices(chart, request.language),
        signing=bootstrap.house_signatories().one(agent, chart.desks),
        account=bootstrap.account_care().state_of(request.agent, agent.id) if manages else None,
        departures=bootstrap.leaving().known(agent),
        **refused(error),
        **frame(request),
    )


def _acts(agent: Agent, chart: Chart, desk_id: str) -> list[str]:
    """What may be done to the person as they stand; ``unseat`` where a desk of theirs is named."""
    state = presence(agent, chart.day)
    if state in (Presence.OFF, Presence.LEFT):
        return ["change", "on"]
    unseat = ["unseat"] if desk_id in agent.desks_from(chart.day) else []
    return ["change", "seat", *unseat, "link", "reset", "on" if state is Presence.LEAVING else "off"]


def _typed(request: Request) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    return {name: request.form[name] for name in FIELDS if name in request.form}


def _written(agent: Agent, chart: Chart) -> dict[str, Any]:
    day = chart.day.isoformat()
    names = {"name_ar": agent.name.ar, "name_fr": agent.name.fr, "email": agent.email}
    return {**names, "since": day, "last_day": day}
