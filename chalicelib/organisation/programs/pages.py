"""Programs as administrators see them: the list, one, making one; its token, shown once."""

from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.ids import new_id, read_id
from chalicelib.kernel.languages import Language
from chalicelib.kernel.text import clean_line, whole_number
from chalicelib.organisation.frame import answered, frame, refused, seen_version, status
from chalicelib.organisation.given import Reading, chosen, day_given
from chalicelib.organisation.programs.clients import ClientGiven, TokenGiven
from chalicelib.organisation.programs.model import LONGEST, LONGEST_OVERLAP, scopes_in_order
from chalicelib.organisation.structure.chart import Chart
from chalicelib.web import texts
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()
FIELDS = ("id", "label", "desk_id", "last_day", "overlap_days")


@pages.get("/admin/clients", READERS)
def programs(request: Request) -> Reply:
    """Those of the desks that I administer or audit."""
    page = bootstrap.clients().of(request.agent, request.query["cursor"])
    return render(request, "organisation/clients.html", page=page, **_around(request, _chart(request)))


@pages.get("/admin/clients/new", ADMINISTRATORS)
def new(request: Request) -> Reply:
    """The form of a new program, under a fresh id: sent twice, it makes one."""
    return _new(request)


@pages.post("/admin/clients/new", ADMINISTRATORS)
def make(request: Request) -> Reply:
    """Makes it, and shows its token; one that is there already is shown without."""
    client_id = read_id(request.form["id"]) or new_id()
    if bootstrap.clients().is_known(client_id):
        return redirect(f"/admin/clients/{client_id}")

    def act() -> Reply:
        given, token = _given(request, client_id)
        made = bootstrap.clients().make(request.agent, given)
        return _issued(request, made.version, client_id, token)

    return answered(act, lambda error: _new(request, error))


@pages.get("/admin/clients/{client_id}", READERS)
def show(request: Request) -> Reply:
    """One of these."""
    return _show(request)


@pages.post("/admin/clients/{client_id}/token", ADMINISTRATORS)
def issue(request: Request) -> Reply:
    """Another token in the place of the one that it has."""

    def act() -> Reply:
        reading = Reading()
        given = _token_given(request, reading)
        reading.demand()
        return _issued(request, seen_version(request), request.params["client_id"], given)

    return answered(act, lambda error: _show(request, error))


@pages.post("/admin/clients/{client_id}/revoke", ADMINISTRATORS)
def revoke(request: Request) -> Reply:
    """Ends it at once."""
    client = bootstrap.clients().revoke(request.agent, request.params["client_id"])
    return redirect(f"/admin/clients/{client.id}", done="clients-revoked")


def _issued(request: Request, version: int, client_id: str, given: TokenGiven) -> Reply:
    """The page that shows a token, now and never again: it answers the form itself, since nothing is kept to show."""
    client, token = bootstrap.clients().issue(request.agent, version, client_id, given)
    around = _around(request, _chart(request))
    return render(request, "organisation/client_token.html", client=client, token=token, **around)


def _given(request: Request, client_id: str) -> tuple[ClientGiven, TokenGiven]:
    """Both at once: nothing is made while anything about it does not fit."""
    reading, form = Reading(), request.form
    read = reading.of(lambda: frozenset(chosen(Scope, "scopes", it) for it in form.all("scopes")), frozenset(Scope))
    given = ClientGiven(client_id, clean_line(form["label"]), form["desk_id"], read)
    token = _token_given(request, reading)
    reading.of(lambda: bootstrap.clients().demand_fit(request.agent, given, token), None)
    reading.demand()
    return given, token


def _token_given(request: Request, reading: Reading) -> TokenGiven:
    today = civil_date(bootstrap.clock().now())
    last_day = reading.of(lambda: day_given("last_day", request.form["last_day"]), today)
    return TokenGiven(last_day, whole_number(request.form["overlap_days"], -1) if "overlap_days" in request.form else 0)


def _chart(request: Request) -> Chart:
    return bootstrap.charts().of(request.agent)


def _typed(request: Request) -> dict[str, Any]:
    if request.method != "POST":
        return {}
    typed: dict[str, Any] = {name: request.form[name] for name in FIELDS if name in request.form}
    return {**typed, "scopes": request.form.all("scopes")}


def _new(request: Request, error: DomainError | None = None) -> Reply:
    chart = _chart(request)
    typed = _typed(request) or {"id": new_id(), "scopes": [], "last_day": (chart.day + LONGEST).isoformat()}
    return render(
        request,
        "organisation/client_new.html",
        status(error),
        typed=typed,
        desks=_desks(request, chart),
        scopes=[(scope.value, texts.text(request.language, scope_key(scope))) for scope in Scope],
        **refused(error),
        **_around(request, chart),
    )


def _show(request: Request, error: DomainError | None = None) -> Reply:
    client, chart = bootstrap.clients().get(request.agent, request.params["client_id"]), _chart(request)
    typed = _typed(request) or {"last_day": (chart.day + LONGEST).isoformat(), "overlap_days": "1"}
    manages = client.revoked_at is None and bootstrap.clients().manages(request.agent, client)
    return render(
        request,
        "organisation/client.html",
        status(error),
        client=client,
        manages=manages,
        typed=typed,
        overlaps=_overlaps(request.language),
        **refused(error),
        **_around(request, chart),
    )


def _around(request: Request, chart: Chart) -> dict[str, Any]:
    return {
        "chart": chart,
        "now": bootstrap.clock().now(),
        "scopes_in_order": scopes_in_order,
        "scope_key": scope_key,
        **frame(request),
    }


def _desks(request: Request, chart: Chart) -> list[tuple[str, str]]:
    """The desks that a program of mine may act as, each with its entity."""
    manages, language = bootstrap.charts().manages, request.language
    mine = [desk for desk in chart.open_desks() if manages(request.agent, desk.entity_id)]
    return [(it.id, f"{it.name.in_(language)} – {chart.entity_name(it.entity_id).in_(language)}") for it in mine]


def _overlaps(language: Language) -> list[tuple[str, str]]:
    days = range(LONGEST_OVERLAP.days + 1)
    return [(str(count), texts.text(language, "clients-overlap-days", count=count)) for count in days]


def scope_key(scope: Scope) -> str:
    """The key of a scope's words: a colon has no place in one."""
    return "clients-scope-" + scope.replace(":", "-")
