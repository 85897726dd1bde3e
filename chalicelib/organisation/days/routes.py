"""What an administration decides of its days, for programs. Each act names in ``If-Match`` the version that it saw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.web.api import Answer, Api, Request
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import ADMINISTRATORS, READERS

if TYPE_CHECKING:
    from chalicelib.organisation.days import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.organisation.days.views")

api = Api()
conditional = precondition("calendar.changed_meanwhile")
PATH = "/organisation/calendar/decisions"


@api.get(PATH, READERS, summary="What the administration decided of its days")
def decisions(request: Request) -> Answer[views.OwnDaysView]:
    """Every decision, past ones included; the year that results is the public calendar."""
    found = bootstrap.deciding_days().of(request.agent)
    return Answer(views.OwnDaysView.of(found), version=found.version)


@api.post(PATH, ADMINISTRATORS, status=201, idempotent=True, conditional=True, summary="Decide a day")
@conditional
def add_decision(request: Request, body: views.DecisionBody) -> Answer[views.DecisionView]:
    """A day off, a worked day, a movable date that was announced, other hours; from today on."""
    added = bootstrap.deciding_days().add(request.agent, expected_version(request), body.given())
    return Answer(views.DecisionView.of(added), location=f"/api/v1{PATH}/{added.id}")


@api.delete(f"{PATH}/{{decision_id}}", ADMINISTRATORS, conditional=True, summary="Take a decision back")
@conditional
def remove_decision(request: Request) -> None:
    """Removes it; one that has begun ends with yesterday."""
    bootstrap.deciding_days().remove(request.agent, expected_version(request), request.params["decision_id"])
