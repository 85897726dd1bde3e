"""The people of an administration: searched by a few letters, and invited."""

from functools import partial
from typing import Any

from chalicelib import bootstrap
from chalicelib.kernel.errors import DomainError
from chalicelib.organisation.frame import answered, desk_choices, desk_chosen, frame, refused, seen_version, status
from chalicelib.organisation.people.given import person_given
from chalicelib.organisation.people.persons import presence
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

FIELDS = ("name_ar", "name_fr", "email", "desk_id")


@pages.get("/admin/people", READERS)
def people(request: Request) -> Reply:
    """By name, a page at a time; ``?q=`` keeps those that hold the letters."""
    letters, chart = request.query["q"], bootstrap.charts().of(request.agent)
    page = bootstrap.persons().find(request.agent, letters, request.language, request.query["cursor"])
    shown = {"page": page, "letters": letters, "chart": chart, "presence": partial(presence, day=chart.day)}
    return render(request, "organisation/people.html", **shown, **frame(request))


@pages.get("/admin/people/new", ADMINISTRATORS)
def new(request: Request) -> Reply:
    """The form of an invitation; ``?desk=`` says to which desk."""
    return _new(request)


@pages.post("/admin/people/new", ADMINISTRATORS)
def invite(request: Request) -> Reply:
    """Invites."""

    def act() -> Reply:
        form = request.form
        given = person_given(form["name_ar"], form["name_fr"], form["email"])
        desk_ids = [desk_chosen(request)] if form["desk_id"] else []
        invited = bootstrap.people().invite(request.agent, seen_version(request), given, desk_ids)
        return redirect(f"/admin/people/{invited.id}", done="people-invited")

    return answered(act, lambda error: _new(request, error))


def _new(request: Request, error: DomainError | None = None) -> Reply:
    chart = bootstrap.charts().of(request.agent)
    typed: dict[str, Any] = {"desk_id": request.query["desk"]}
    if request.method == "POST":
        typed = {name: request.form[name] for name in FIELDS}
    shown = {"chart": chart, "typed": typed, "desks": desk_choices(chart, request.language)}
    return render(request, "organisation/person_new.html", status(error), **shown, **refused(error), **frame(request))
