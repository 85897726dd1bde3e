"""Folders as the API shows them."""

from datetime import datetime

from pydantic import BaseModel, Field

from chalicelib.kernel.access import MandateKind
from chalicelib.signing.model import Folder, FolderState, GroupState, Step, StepKind, StepState
from chalicelib.signing.service import LONGEST_REASON
from chalicelib.web.bodies import Strict
from chalicelib.web.queries import Paged
from chalicelib.web.views import Versioned


class OpenStepsQuery(Paged):
    """Whose steps are asked for."""

    desk_id: str | None = Field(None, max_length=128, description="One of the caller's desks; the first, unless given")


class StepView(BaseModel):
    """One step; ``name`` is its group and place, ``1-2``."""

    name: str
    kind: StepKind
    desk_id: str
    state: StepState
    agent_id: str | None
    on_behalf_of: str | None = Field(description="The agent for whom a deputy decided.")
    mandate: MandateKind | None
    decided_at: datetime | None
    reason: str

    @classmethod
    def of(cls, step: Step) -> "StepView":
        """The step as shown."""
        return cls.model_validate(step, from_attributes=True)


class GroupView(BaseModel):
    """Steps that are open together; ``needed`` of them close it."""

    place: int
    needed: int
    granted: int
    state: GroupState
    due_at: datetime | None
    late: bool
    steps: list[StepView]


class FolderView(Versioned):
    """A folder with its circuit. ``number`` is the outgoing one, once taken; ``reason`` says why it was abandoned, if
    it was; ``version`` is also its ``ETag``."""

    id: str
    subject: str
    state: FolderState
    reason: str
    answers_mail_id: str
    opened_at: datetime
    groups: list[GroupView]
    number: str | None
    reply_mail_id: str | None
    version: int
    document_sha256: str | None
    document_url: str | None = Field(description="Valid five minutes; null while the document is being prepared.")

    @classmethod
    def of(cls, folder: Folder, document_url: str | None) -> "FolderView":
        """The folder as shown."""
        revision = folder.sealed or folder.revision
        return cls(
            id=folder.id,
            subject=folder.subject,
            state=folder.state,
            reason=folder.reason,
            answers_mail_id=folder.answers,
            opened_at=folder.opened_at,
            groups=[_group(folder, place) for place in range(1, len(folder.groups) + 1)],
            number=folder.outgoing.number if folder.outgoing else None,
            reply_mail_id=folder.outgoing.mail_id if folder.outgoing else None,
            version=folder.version,
            document_sha256=revision.sha256 if revision else None,
            document_url=document_url,
        )


def _group(folder: Folder, place: int) -> GroupView:
    group = folder.groups[place - 1]
    return GroupView(
        place=place,
        needed=group.needed,
        granted=group.granted,
        state=group.state,
        due_at=group.due_at,
        late=group.late,
        steps=[StepView.of(step) for step in folder.steps_of(place)],
    )


class FolderAtDesk(BaseModel):
    """A line of the basket "to sign"."""

    folder_id: str
    subject: str
    step: StepView
    due_at: datetime | None


class FoldersAtDesk(BaseModel):
    """One page of the basket; the ``Link`` header leads to the next."""

    items: list[FolderAtDesk]


class NewDecision(Strict):
    """A decision on an open step; a refusal gives its reason."""

    granted: bool
    reason: str = Field("", max_length=LONGEST_REASON)
