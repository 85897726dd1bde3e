"""The administrator's page of days: the year as it results, with what comes from where, and what may be decided."""

from chalicelib import bootstrap
from chalicelib.kernel.clock import civil_date, civil_year
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.opening_hours import Office
from chalicelib.kernel.text import whole_number
from chalicelib.organisation.days.calendar_pages import other_years, year_asked
from chalicelib.organisation.days.decided import DecisionKind, OwnDays
from chalicelib.organisation.days.given import FEASTS, FIELDS, decision_given
from chalicelib.organisation.days.hours import written_day
from chalicelib.organisation.frame import answered, frame, refused, seen_version, status
from chalicelib.web import texts
from chalicelib.web.pages import Pages, Reply, Request, redirect, render
from chalicelib.web.routing import ADMINISTRATORS, READERS

pages = Pages()

PAGE = "/admin/calendar"


@pages.get(PAGE, READERS)
def show(request: Request) -> Reply:
    """One year; ``?add=`` opens the form of one kind of decision."""
    return _shown(request, request.query["add"])


@pages.post(PAGE, ADMINISTRATORS)
def add(request: Request) -> Reply:
    """One more decision."""
    kind = request.form["kind"]

    def act() -> Reply:
        given = decision_given(kind, {name: request.form[name] for name in FIELDS})
        added = bootstrap.deciding_days().add(request.agent, seen_version(request), given)
        return redirect(f"{PAGE}?year={added.first_on.year}", done="calendar-decided")

    return answered(act, lambda error: _shown(request, kind, error))


@pages.post(PAGE + "/{decision_id}/removal", ADMINISTRATORS)
def remove(request: Request) -> Reply:
    """Takes back what is still to come of a decision."""
    year = whole_number(request.form["year"], civil_year(bootstrap.clock().now()))

    def act() -> Reply:
        bootstrap.deciding_days().remove(request.agent, seen_version(request), request.params["decision_id"])
        return redirect(f"{PAGE}?year={year}", done="calendar-taken-back")

    return answered(act, lambda error: _shown(request, "", error))


def _shown(request: Request, add_kind: str, error: DomainError | None = None) -> Reply:
    now = bootstrap.clock().now()
    year = year_asked(request, now)
    days, office = _as_it_stands(request)
    return render(
        request,
        "organisation/days.html",
        status(error),
        days=days,
        office=office,
        year=year,
        today=civil_date(now),
        other_years=other_years(year),
        kinds=list(DecisionKind),
        add=add_kind if add_kind in set(DecisionKind) else "",
        feasts=texts.choices(request.language, "calendar-feast-", FEASTS),
        typed={name: request.form[name] for name in FIELDS} if request.method == "POST" else {},
        written_day=written_day,
        slug=bootstrap.organisation().administration(request.agent.administration_id).slug,
        **refused(error),
        **frame(request, "calendar"),
    )


def _as_it_stands(request: Request) -> tuple[OwnDays, Office]:
    """The decisions, and the office that they make with the portal's hours."""
    days = bootstrap.deciding_days().of(request.agent)
    return days, days.office(bootstrap.portals().of(request.agent.administration_id).hours)
