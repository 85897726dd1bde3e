"""The e-signature book's API."""

from chalicelib import bootstrap
from chalicelib.signing.model import Folder, Step
from chalicelib.signing.service import Decision
from chalicelib.signing.views import FolderAtDesk, FoldersAtDesk, FolderView, NewDecision, StepView
from chalicelib.web.api import Answer, Api, Request, paged
from chalicelib.web.routing import AGENT

api = Api(__name__)


@api.get("/folders", AGENT, answer=FoldersAtDesk, summary="Steps open at one of my desks, the earliest due first")
def open_steps(request: Request) -> Answer:
    """``desk_id`` names the desk; the first one held, unless given."""
    page = bootstrap.folder_desk().basket(request.agent, request.query["desk_id"], request.query["cursor"] or None)
    return paged(page, FoldersAtDesk(items=[_line(folder, step) for folder, step in page.items]))


@api.get("/folders/{folder_id}", AGENT, answer=FolderView, summary="A folder with its circuit")
def folder(request: Request) -> Answer:
    """The folder; its version is the ETag."""
    return _answer(bootstrap.folder_desk().see(request.agent, request.params["folder_id"]))


@api.post(
    "/folders/{folder_id}/steps/{step}/decision",
    AGENT,
    body=NewDecision,
    answer=FolderView,
    summary="Grant or refuse a step; the same decision again is answered as done",
)
def decide(request: Request, body: NewDecision) -> Answer:
    """The folder after the decision."""
    decision = Decision(request.params["step"], body.granted, body.reason)
    return _answer(bootstrap.folder_desk().decide(request.agent, request.params["folder_id"], decision))


def _answer(found: Folder) -> Answer:
    return Answer(FolderView.of(found, bootstrap.folder_desk().read_url(found)), version=found.version)


def _line(found: Folder, step: Step) -> FolderAtDesk:
    due_at = found.groups[step.group - 1].due_at
    return FolderAtDesk(folder_id=found.id, subject=found.subject, step=StepView.of(step), due_at=due_at)
