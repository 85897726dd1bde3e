"""The registry's API: registers, and mail registered by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.clock import civil_year
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.routes import answered
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.registry import bodies, queries, views
    from chalicelib.registry.registers import check_views
    from chalicelib.web import views as web_views
else:  # pydantic loads with the first JSON request, not with every start
    bodies = later("chalicelib.registry.bodies")
    check_views = later("chalicelib.registry.registers.check_views")
    queries = later("chalicelib.registry.queries")
    views = later("chalicelib.registry.views")
    web_views = later("chalicelib.web.views")

api = Api()


@api.get("/registers", AGENT, summary="The registers that the caller may read", scope=Scope.REGISTER_READ)
def registers(request: Request) -> Answer[views.RegisterList]:
    """Registers."""
    found = bootstrap.registry_reading().registers_of(request.agent)
    return Answer(views.RegisterList(items=[views.RegisterView.of(register) for register in found]))


@api.get("/registers/{register_id}/entries", AGENT, summary="A register's year by number", scope=Scope.REGISTER_READ)
def entries(request: Request, query: queries.EntriesQuery) -> Answer[views.MailList]:
    """Entries by number, the first first unless asked otherwise."""
    page = bootstrap.registry_reading().entries(
        request.agent,
        request.params["register_id"],
        query.year or civil_year(bootstrap.clock().now()),
        query.cursor,
        newest_first=query.order == "desc",
    )
    return paged(page, views.MailList(items=[views.MailView.of(mail) for mail in page.items]))


@api.get(
    "/registers/{register_id}/check",
    AGENT,
    summary="Is every number of a year there exactly once?",
    scope=Scope.REGISTER_READ,
)
def check(request: Request, query: queries.YearQuery) -> Answer[check_views.CheckView]:
    """The gap check."""
    register_id, year = request.params["register_id"], query.year or civil_year(bootstrap.clock().now())
    bootstrap.registry_reading().checkable_register(request.agent, register_id)
    return Answer(check_views.CheckView.of(bootstrap.register_checks().check_register(register_id, year)))


@api.post(
    "/registers/{register_id}/intakes",
    AGENT,
    status=201,
    idempotent=True,
    summary="Write the sheet of a paper letter",
    scope=Scope.REGISTER_WRITE,
)
def open_intake(request: Request, body: bodies.IntakeBody) -> Answer[views.IntakeView]:
    """Opens an intake."""
    register_id = request.params["register_id"]
    bootstrap.intakes().demand(request.agent, register_id)
    direction = Direction(register_id[-1]) if register_id[-1] in set(Direction) else Direction.INCOMING
    sheet = bootstrap.hand_sheets().read(request.agent, direction, body.typed())
    intake = bootstrap.intakes().open(request.agent, register_id, sheet)
    return Answer(views.IntakeView.of(intake), location=f"/api/v1/intakes/{intake.id}")


@api.get("/intakes/{intake_id}", AGENT, summary="A sheet that awaits its number", scope=Scope.REGISTER_READ)
def intake(request: Request) -> Answer[views.IntakeView]:
    """One intake."""
    return Answer(views.IntakeView.of(bootstrap.intakes().get(request.agent, request.params["intake_id"])))


@api.post(
    "/intakes/{intake_id}/scans",
    AGENT,
    status=201,
    idempotent=True,
    summary="A form to send the scan with, before the number or after it",
    scope=Scope.REGISTER_WRITE,
)
def open_scan(request: Request) -> Answer[web_views.FormView]:
    """Opens the upload of a scan."""
    intake_id = request.params["intake_id"]
    upload = bootstrap.intakes().open_scan(request.agent, intake_id)
    return Answer(web_views.FormView.of(upload), location=f"/api/v1/intakes/{intake_id}/scans")


@api.post(
    "/intakes/{intake_id}/number",
    AGENT,
    summary="Take the number now; again gives the same",
    scope=Scope.REGISTER_WRITE,
)
def number(request: Request) -> Answer[views.MailView]:
    """Numbers an intake."""
    return answered(bootstrap.intakes().number(request.agent, request.params["intake_id"]))
