"""The API of the audit log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.evidence.audit.rows import Asked
from chalicelib.kernel.access import Role
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.later import later
from chalicelib.web.routing import agents

if TYPE_CHECKING:
    from chalicelib.evidence.audit import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.evidence.audit.views")

api = Api()


@api.get("/audit", agents(Role.AUDITOR, Role.OPERATOR), summary="What was done, by whom and from where")
def audit(request: Request, query: views.AuditQuery) -> Answer[views.AuditView]:
    """For auditors of the whole administration; what they may not know of is left out. For an operator, the acts on the
    platform as a whole."""
    service = bootstrap.audit()
    asked = Asked.within(
        query.since,
        query.until,
        service.today(),
        event=query.event or "",
        agent_id=query.agent_id or "",
        object_id=query.object_id or "",
    )
    page = service.read(request.agent, asked, query.cursor)
    return paged(page, views.AuditView(items=[views.AuditRowView.of(row, request.language) for row in page.items]))
