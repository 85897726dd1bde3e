"""Mandates: mine, given and received; giving one with its legal act; all of them for who administers desks."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import ActKind, Caller, MandateKind
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import DomainError, InvalidError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import clean_line
from chalicelib.observability import link_given
from chalicelib.organisation.frame import answered, frame, people_choices, refused, status
from chalicelib.organisation.given import Reading, chosen, day_given
from chalicelib.organisation.mandates.mandating import MandateGiven, kinds_of
from chalicelib.organisation.mandates.model import LegalAct
from chalicelib.organisation.structure.chart import Chart
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, AGENT

pages = Pages()

REFRESH_SECONDS = 3
FIELDS = ("seat", "deputy_id", "kind", "since", "until", "reference")
LISTS = ("kinds", "natures")


@pages.get("/desk/mandates", AGENT)
def mine(request: Request) -> Reply:
    """Those that I gave and those that I received."""
    found = bootstrap.mandating().mine(request.agent)
    me = request.agent.agent_id
    lists = {
        "given": [mandate for mandate in found if mandate.holder_id == me],
        "received": [mandate for mandate in found if mandate.deputy_id == me],
    }
    return _list(request, lists, "mandates")


@pages.get("/admin/mandates", ADMINISTRATORS)
def all_of_them(request: Request) -> Reply:
    """Those of the desks that I administer."""
    page = bootstrap.mandating().of(request.agent, request.query["cursor"])
    return _list(request, {"all": page.items}, "admin", page.next_cursor)


@pages.get("/desk/mandates/new", AGENT)
def new(_: Request) -> Reply:
    """On to a mandate that is yet to be given, under a fresh id."""
    return redirect(f"/desk/mandates/{new_id()}")


@pages.get("/desk/mandates/{mandate_id}", AGENT)
def show(request: Request) -> Reply:
    """A mandate that concerns me; where there is none yet, first the form for its legal act, then its own."""
    if not bootstrap.mandating().is_known(request.agent, request.params["mandate_id"]):
        return _giving(request)
    mandate = bootstrap.mandating().get(request.agent, request.params["mandate_id"])
    return render(
        request,
        "organisation/mandate.html",
        mandate=mandate,
        chart=_chart(request),
        may_revoke=bootstrap.mandating().may_revoke(request.agent, mandate),
        **frame(request, "mandates"),
    )


@pages.get("/desk/mandates/{mandate_id}/paper", AGENT)
def paper(request: Request) -> Reply:
    """Its legal act, by a link of five minutes."""
    mandate = bootstrap.mandating().get(request.agent, request.params["mandate_id"])
    url = bootstrap.mandate_papers().read_url(mandate)
    link_given(mandate.legal_act.file_id, request.agent.agent_id)
    return Reply(303, headers={"Location": url})


@pages.post("/desk/mandates/{mandate_id}", AGENT)
def grant(request: Request) -> Reply:
    """Gives it."""
    mandate_id = request.params["mandate_id"]

    def act() -> Reply:
        bootstrap.mandating().grant(request.agent, _given(request, mandate_id))
        return redirect(f"/desk/mandates/{mandate_id}", done="admin-mandate-granted")

    return answered(act, lambda error: _giving(request, error))


@pages.post("/desk/mandates/{mandate_id}/revoke", AGENT)
def revoke(request: Request) -> Reply:
    """Takes it back at once."""
    mandate_id = request.params["mandate_id"]
    bootstrap.mandating().revoke(request.agent, mandate_id)
    return redirect(f"/desk/mandates/{mandate_id}", done="admin-mandate-revoked")


def _chart(request: Request) -> Chart:
    """Names of desks and colleagues, which every agent may see."""
    return bootstrap.charts().drawn(request.agent.administration_id)


def _list(request: Request, lists: dict[str, Any], active: str, next_cursor: str | None = None) -> Reply:
    return render(
        request,
        "organisation/mandates.html",
        lists=lists,
        next_cursor=next_cursor,
        chart=_chart(request),
        **frame(request, active),
    )


def _giving(request: Request, error: DomainError | None = None) -> Reply:
    mandate_id, chart = request.params["mandate_id"], _chart(request)
    papers = bootstrap.mandate_papers().arrivals(request.agent, mandate_id)
    usable = [it for it in papers if it.state == "clean"]
    waiting = any(it.state in ("uploaded", "stuck") for it in papers) and not usable
    path = f"/desk/mandates/{mandate_id}"
    back_to = f"{bootstrap.settings().public_url}{path}"
    shown = render(
        request,
        "organisation/mandate_new.html",
        status(error),
        path=path,
        mandate_id=mandate_id,
        papers=papers,
        usable=usable,
        waiting=waiting,
        form=None if usable or waiting else bootstrap.mandate_papers().place(request.agent, mandate_id, back_to),
        typed=_typed(request, chart),
        **_choices(request, chart),
        **refused(_at_the_seat(error)),
        **frame(request, "mandates"),
    )
    if waiting:  # then no form is shown, and nothing typed is lost
        shown.headers["Refresh"] = str(REFRESH_SECONDS)
    return shown


def _choices(request: Request, chart: Chart) -> dict[str, Any]:
    seats = _seats(request.agent, chart)
    desks = {chart.desk(seat.partition("/")[0]).id: chart.desk(seat.partition("/")[0]) for seat in seats}
    return {
        "seats": [(seat, _seat_words(seat, chart, request.language)) for seat in seats],
        "people": people_choices(chart, request.language),
        "kinds": [kind for kind in ActKind if any(kind in kinds_of(desk) for desk in desks.values())],
        "natures": sorted(bootstrap.mail_natures()),
        "mandate_kinds": list(MandateKind),
    }


def _seats(caller: Caller, chart: Chart) -> list[str]:
    """``DESK/HOLDER`` for each seat that the caller may give a mandate on: one's own, then those one administers."""
    own = [f"{seat.desk_id}/{caller.agent_id}" for seat in caller.seats if seat.mandate is None]
    others = [
        f"{desk.id}/{holder.id}"
        for desk in chart.open_desks()
        if bootstrap.charts().manages(caller, desk.entity_id)
        for holder in chart.holders_of(desk.id)
    ]
    found = [seat for seat in dict.fromkeys([*own, *others]) if seat.partition("/")[0] in chart.desks]
    return [seat for seat in found if kinds_of(chart.desk(seat.partition("/")[0]))]


def _seat_words(seat: str, chart: Chart, language: Language) -> str:
    desk_id, _, holder_id = seat.partition("/")
    return f"{chart.desk_name(desk_id).in_(language)} – {chart.agent_name(holder_id).in_(language)}"


def _given(request: Request, mandate_id: str) -> MandateGiven:
    form, reading, today = request.form, Reading(), civil_date(bootstrap.clock().now())
    seat = reading.of(lambda: _seat_chosen(request), "")
    given = MandateGiven(
        mandate_id,
        reading.of(lambda: chosen(MandateKind, "kind", form["kind"]), MandateKind.DELEGATION),
        seat.partition("/")[0],
        seat.partition("/")[2],
        form["deputy_id"],
        reading.of(lambda: frozenset(chosen(ActKind, "kinds", kind) for kind in form.all("kinds")), frozenset()),
        frozenset(form.all("natures")),
        reading.of(lambda: day_given("since", form["since"]), today),
        reading.of(lambda: day_given("until", form["until"]), today),
        LegalAct(clean_line(form["reference"]), form["file_id"]),
    )
    reading.demand()
    return given


def _seat_chosen(request: Request) -> str:
    if request.form["seat"] not in _seats(request.agent, _chart(request)):
        raise InvalidError([Problem("seat", "organisation.seat_unknown")])
    return request.form["seat"]


def _at_the_seat(error: DomainError | None) -> DomainError | None:
    """Desk and holder are chosen in one field."""
    if not isinstance(error, InvalidError):
        return error
    moved = [Problem("seat" if it.field == "holder_id" else it.field, it.code, **it.params) for it in error.problems]
    return InvalidError(moved)


def _typed(request: Request, chart: Chart) -> dict[str, Any]:
    if request.method != "POST":
        return {"since": chart.day.isoformat(), "kinds": [], "natures": [], "kind": MandateKind.DELEGATION.value}
    typed: dict[str, Any] = {name: request.form[name] for name in FIELDS}
    return {**typed, **{name: request.form.all(name) for name in LISTS}}
