"""A person leaves: what they hold, to whom each desk goes, one confirmation; and the list that stays."""

import csv
from collections.abc import Iterator
from io import StringIO

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.organisation.frame import answered, frame, people_choices, refused, seen_version, status
from chalicelib.organisation.given import day_given
from chalicelib.organisation.house_file.cells import escaped
from chalicelib.organisation.model import Agent
from chalicelib.organisation.people.departure import Departure
from chalicelib.organisation.people.leaving import LeavingGiven
from chalicelib.organisation.people.person_pages import person
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS
from chalicelib.web.texts import text

pages = Pages()

SUCCESSOR = "successor_"
"""What begins the field of a desk; its id follows."""
COLUMNS = ("what", "name", "waiting", "numbers", "to")


@pages.get("/admin/people/{agent_id}/leave", ADMINISTRATORS)
def form(request: Request) -> Reply:
    """Everything that the person holds, and who takes it."""
    return _form(request)


@pages.post("/admin/people/{agent_id}/leave", ADMINISTRATORS)
def leave(request: Request) -> Reply:
    """Hands it over."""
    agent_id = request.params["agent_id"]

    def act() -> Reply:
        given = LeavingGiven(_id(request), day_given("day", request.form["day"]), _successors(request))
        done = bootstrap.leaving().leave(request.agent, seen_version(request), agent_id, given)
        return redirect(f"/admin/people/{agent_id}/departures/{done.id}", done="people-left")

    return answered(act, lambda error: _form(request, error))


@pages.get("/admin/people/{agent_id}/departures/{departure_id}", READERS)
def handed_over(request: Request) -> Reply:
    """The list of what was handed over, to be read and printed."""
    return render(request, "organisation/departure.html", departure=_departure(request), **frame(request))


@pages.get("/admin/people/{agent_id}/departures/{departure_id}/list.csv", READERS)
def table(request: Request) -> Reply:
    """The same as a file for spreadsheets."""
    departure = _departure(request)
    name = {"Content-Disposition": f'attachment; filename="departure-{departure.day.isoformat()}.csv"'}
    return Reply(200, written(departure, request.language), "text/csv; charset=utf-8", name)


def written(departure: Departure, language: Language) -> bytes:
    """The list as the house is written: UTF-8 with a byte order mark, semicolons."""
    file = StringIO()
    table = csv.writer(file, delimiter=";")
    table.writerow([text(language, f"people-list-{column}") for column in COLUMNS])
    table.writerows([escaped(value) for value in row] for row in rows(departure, language))
    return file.getvalue().encode("utf-8-sig")


def rows(departure: Departure, language: Language) -> Iterator[tuple[str, str, str, str, str]]:
    """The person, then a row for each desk and each mandate."""
    day = departure.day.isoformat()
    yield text(language, "people-list-person"), departure.name.in_(language), day, "", departure.by.in_(language)
    for desk in departure.desks:
        to = desk.successor.in_(language) if desk.successor_id else text(language, "people-stays")
        waiting, numbers = str(desk.mails + desk.folders), " ".join(desk.numbers)
        yield text(language, "people-list-desk"), desk.name.in_(language), waiting, numbers, to
    for mandate in departure.mandates:
        what = text(language, "people-mandate-given" if mandate.given else "people-mandate-received")
        yield what, mandate.desk.in_(language), "", "", mandate.other.in_(language)


def _departure(request: Request) -> Departure:
    return bootstrap.leaving().of(request.agent, request.params["agent_id"], request.params["departure_id"])


def _successors(request: Request) -> dict[str, str]:
    chosen = {name: request.form[name] for name in request.form if name.startswith(SUCCESSOR)}
    return {name.removeprefix(SUCCESSOR): chosen_id for name, chosen_id in chosen.items() if chosen_id}


def _id(request: Request) -> str:
    return request.form["departure_id"] or new_id()


def _id_to_go_on_with(agent: Agent) -> str:
    """That of the departure that a crash left half done, or a fresh one."""
    half_done = bootstrap.leaving().unfinished(agent)
    return half_done.id if half_done else new_id()


def _form(request: Request, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    agent = person(request, chart)
    bootstrap.persons().demand(request.agent, agent)
    posted = request.method == "POST"
    return render(
        request,
        "organisation/leaving.html",
        status(error),
        person=agent,
        chart=chart,
        held=bootstrap.leaving().held(agent),
        account=bootstrap.account_care().state_of(request.agent, agent.id),
        people=[choice for choice in people_choices(chart, request.language) if choice[0] != agent.id],
        day=request.form["day"] if posted else chart.day.isoformat(),
        departure_id=_id(request) if posted else _id_to_go_on_with(agent),
        chosen=_successors(request) if posted else {},
        **refused(error),
        **frame(request),
    )
