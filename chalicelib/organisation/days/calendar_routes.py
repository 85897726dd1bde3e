"""The API of an administration's days: its calendar, and delays counted on it. For everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import civil_year
from chalicelib.kernel.delays import reckon
from chalicelib.kernel.opening_hours import Office
from chalicelib.web.api import Api, Request
from chalicelib.web.later import later
from chalicelib.web.routing import PUBLIC

if TYPE_CHECKING:
    from chalicelib.organisation.days import calendar_queries as queries
    from chalicelib.organisation.days import calendar_views as views
else:  # pydantic loads with the first JSON request, not with every start
    queries = later("chalicelib.organisation.days.calendar_queries")
    views = later("chalicelib.organisation.days.calendar_views")

api = Api()


@api.get(
    "/administrations/{slug}/calendar",
    PUBLIC,
    summary="Read a year's holidays, and the hours",
    scope=Scope.DIRECTORY_READ,
)
def show_calendar(request: Request, query: queries.CalendarQuery) -> views.CalendarView:
    """Days that are off, with those whose date is to be confirmed."""
    return views.CalendarView.of(_office(request), query.year or civil_year(bootstrap.clock().now()))


@api.get(
    "/administrations/{slug}/deadline",
    PUBLIC,
    summary="Count a delay on the administration's working days",
    scope=Scope.DIRECTORY_READ,
)
def count_deadline(request: Request, query: queries.DeadlineQuery) -> views.DeadlineView:
    """The last day in time, and the days that did not count."""
    delay = queries.delay_of(query.days, query.months, query.kind, full_days=query.full_days, roll_over=query.roll_over)
    return views.DeadlineView.of(reckon(query.start_on, delay, _office(request).calendar))


def _office(request: Request) -> Office:
    found = bootstrap.organisation().by_slug(request.params["slug"])
    return bootstrap.calendars().calendar_of(found.id)
