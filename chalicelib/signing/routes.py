"""The e-signature book's API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.kernel.access import Scope
from chalicelib.kernel.errors import NotFoundError
from chalicelib.signing.model import Folder, Step
from chalicelib.signing.seeing import decided, seen
from chalicelib.signing.service import Decision
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.conditions import expected_version, precondition
from chalicelib.web.later import later
from chalicelib.web.routing import AGENT

if TYPE_CHECKING:
    from chalicelib.signing import views
else:  # pydantic loads with the first JSON request, not with every start
    views = later("chalicelib.signing.views")

api = Api()


@api.get("/folders", AGENT, summary="Steps open at one of my desks, the earliest due first", scope=Scope.FOLDERS_READ)
def open_steps(request: Request, query: views.OpenStepsQuery) -> Answer[views.FoldersAtDesk]:
    """404 for a desk that the caller does not hold."""
    if query.desk_id and query.desk_id not in request.agent.desk_ids:
        raise NotFoundError("not_found")
    page = bootstrap.folder_desk().basket(request.agent, query.desk_id, query.cursor)
    return paged(page, views.FoldersAtDesk(items=[_line(folder, step) for folder, step in page.items]))


@api.get("/folders/{folder_id}", AGENT, summary="A folder with its circuit", scope=Scope.FOLDERS_READ)
def folder(request: Request) -> Answer[views.FolderView]:
    """The folder; its version is the ETag."""
    return _answer(seen(request))


@api.post(
    "/folders/{folder_id}/steps/{step}/decision",
    AGENT,
    honours_version=True,
    summary="Grant or refuse a step; the same decision again is answered as done",
)
@precondition("signing.changed_meanwhile")
def decide(request: Request, body: views.NewDecision) -> Answer[views.FolderView]:
    """The folder after the decision."""
    decision = Decision(request.params["step"], body.granted, body.reason)
    return _answer(decided(request, decision, expected_version(request)))


def _answer(found: Folder) -> Answer[views.FolderView]:
    return Answer(views.FolderView.of(found, bootstrap.folder_desk().read_url(found)), version=found.version)


def _line(found: Folder, step: Step) -> views.FolderAtDesk:
    due_at = found.groups[step.group - 1].due_at
    return views.FolderAtDesk(folder_id=found.id, subject=found.subject, step=views.StepView.of(step), due_at=due_at)
