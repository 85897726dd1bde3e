"""The auditor's pages: the log with its filters, and the same as a file."""

from datetime import date
from typing import Any

from chalicelib import bootstrap
from chalicelib.evidence.audit import words
from chalicelib.evidence.audit.reading import FILE_ROWS
from chalicelib.evidence.audit.rows import Asked, AuditRow
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.paging import Page
from chalicelib.web.pages import Pages, Reply, Request, problems_by_field, render
from chalicelib.web.routing import agents

pages = Pages()

READERS = agents(Role.AUDITOR, Role.OPERATOR)
_FILTERS = ("since", "until", "event", "agent_id", "object_id")


@pages.get("/desk/audit", READERS)
def audit(request: Request) -> Reply:
    """What was done, the newest first."""
    service, cursor = bootstrap.audit(), request.query["cursor"] or None
    try:
        asked = _asked(request)
        page = service.read(request.agent, asked, cursor)
    except InvalidError as error:
        return _shown(request, Page(()), 422, typed=_typed(request), problems=problems_by_field(error))
    typed = {**_typed(request), "since": asked.since.isoformat(), "until": asked.until.isoformat()}
    return _shown(request, page, typed=typed, problems={})


@pages.get("/desk/audit/file", READERS)
def audit_file(request: Request) -> Reply:
    """The same as CSV, the newest thousand rows of the period."""
    asked = _asked(request)
    page = bootstrap.audit().read(request.agent, asked, None, FILE_ROWS)
    name = words.file_name(asked, page.items, page.next_cursor is not None)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Reply(200, words.audit_csv(page.items, request.language), "text/csv; charset=utf-8", headers)


def _shown(request: Request, page: Page[AuditRow], status: int = 200, **context: Any) -> Reply:
    language = request.language
    people = bootstrap.audit().people(request.agent)
    return render(
        request,
        "evidence/audit.html",
        status,
        page=page,
        words=words,
        limit=str(FILE_ROWS),
        event_choices=words.event_choices(language),
        agent_choices=sorted(((id, name.in_(language)) for id, name in people.items()), key=lambda it: it[1]),
        active="audit",
        counts=bootstrap.desk_counts().of(request.agent),
        **context,
    )


def _typed(request: Request) -> dict[str, str]:
    return {name: request.query[name] for name in _FILTERS}


def _asked(request: Request) -> Asked:
    typed = _typed(request)
    since, until = _day("since", typed.pop("since")), _day("until", typed.pop("until"))
    return Asked.within(since, until, bootstrap.audit().today(), **typed)


def _day(field: str, typed: str) -> date | None:
    try:
        return date.fromisoformat(typed) if typed else None
    except ValueError:
        raise InvalidError([Problem(field, "evidence.audit_day_unreadable")]) from None
