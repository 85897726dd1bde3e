"""Folders as items of DynamoDB, and back: one for the folder, one a group, one a step."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute, UnicodeSetAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.adapters.dynamo import ChainedModel, KeyedModel
from chalicelib.kernel.access import Confidentiality, MandateKind
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.log import Chain
from chalicelib.signing.model import (
    Circuit,
    Folder,
    FolderState,
    Group,
    GroupState,
    OutgoingNumber,
    Revision,
    Step,
    StepKind,
    StepState,
)


class ByState(GlobalSecondaryIndex["FolderItem"]):
    """Folders that a machine or an operator must act on; those that wait for people, nearly all, are not in it."""

    class Meta:
        index_name = "by_state"
        projection = AllProjection()

    state_bucket = UnicodeAttribute(hash_key=True)
    opened_at = UnicodeAttribute(range_key=True)


class FolderItem(ChainedModel):
    """A folder; its groups and steps stand beside it under the same partition key."""

    class Meta:
        table_name = ""

    administration_id = UnicodeAttribute()
    mail_id = UnicodeAttribute()
    intake_id = UnicodeAttribute()
    subject = UnicodeAttribute()
    entity_id = UnicodeAttribute()
    desk_id = UnicodeAttribute()
    circuit = UnicodeAttribute()
    state = UnicodeAttribute()
    state_bucket = UnicodeAttribute(null=True)
    opened_at = UnicodeAttribute()
    changed_at = UnicodeAttribute()
    source_key = UnicodeAttribute()
    confidentiality = UnicodeAttribute(default=Confidentiality.ORDINARY.value)
    nature = UnicodeAttribute(null=True)
    answered_nature = UnicodeAttribute(null=True)
    revision = UnicodeAttribute(null=True)
    sealed = UnicodeAttribute(null=True)
    outgoing = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    runs = NumberAttribute(default=0)
    by_state = ByState()


class ByUncompleted(GlobalSecondaryIndex["GroupItem"]):
    """Decided groups whose waiting execution was not woken yet."""

    class Meta:
        index_name = "by_uncompleted"
        projection = AllProjection()

    uncompleted = UnicodeAttribute(hash_key=True)
    decided_at = UnicodeAttribute(range_key=True)


class GroupItem(KeyedModel):
    """A group of steps."""

    class Meta:
        table_name = ""

    place = NumberAttribute()
    needed = NumberAttribute()
    deadline_seconds = NumberAttribute()
    state = UnicodeAttribute()
    granted = NumberAttribute(default=0)
    token = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    late = BooleanAttribute(default=False)
    completed = BooleanAttribute(default=False)
    uncompleted = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    by_uncompleted = ByUncompleted()


class ByDesk(GlobalSecondaryIndex["StepItem"]):
    """Open steps, by desk and due instant."""

    class Meta:
        index_name = "by_desk"
        projection = AllProjection()

    desk_basket = UnicodeAttribute(hash_key=True)
    due_at = UnicodeAttribute(range_key=True)


class StepItem(KeyedModel):
    """A step; in its desk's basket only while it is open, and there as confidential as its folder."""

    class Meta:
        table_name = ""

    group = NumberAttribute()
    place = NumberAttribute()
    kind = UnicodeAttribute()
    desk_id = UnicodeAttribute()
    state = UnicodeAttribute()
    confidentiality = UnicodeAttribute(null=True)
    agent_id = UnicodeAttribute(null=True)
    on_behalf_of = UnicodeAttribute(null=True)
    mandate = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    applied = BooleanAttribute(default=False)
    desk_basket = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    by_desk = ByDesk()


class FolderOfMailItem(KeyedModel):
    """``mail/ID`` and ``folder/ID``: a folder beside the others that answer the same mail, and where it lies."""

    class Meta:
        table_name = ""

    desk_ids = UnicodeSetAttribute()


MODELS = (FolderItem, GroupItem, StepItem, FolderOfMailItem)


def folder_pk(folder_id: str) -> str:
    """The partition of a folder."""
    return f"folder/{folder_id}"


def mail_pk(mail_id: str) -> str:
    """The partition of the folders that answer a mail."""
    return f"mail/{mail_id}"


def group_sk(place: int) -> str:
    """The sort key of a group, from 1."""
    return f"group/{place:02d}"


def folder_item(folder: Folder, version: int, chain: Chain) -> FolderItem:
    """The folder as stored, under that version and with that chain."""
    item = FolderItem(
        folder_pk(folder.id),
        "folder",
        version=version,
        administration_id=folder.administration_id,
        mail_id=folder.answers,
        intake_id=folder.intake_id,
        subject=folder.subject,
        entity_id=folder.entity_id,
        desk_id=folder.desk_id,
        circuit=json.dumps(folder.circuit.as_data()),
        state=folder.state.value,
        state_bucket=folder.state.value if folder.is_on_its_way or folder.state is FolderState.FAILED else None,
        opened_at=to_iso(folder.opened_at),
        changed_at=to_iso(folder.changed_at),
        source_key=folder.source_key,
        confidentiality=folder.confidentiality.value,
        nature=folder.nature or None,
        answered_nature=folder.answered_nature or None,
        revision=_revision_text(folder.revision),
        sealed=_revision_text(folder.sealed),
        outgoing=_outgoing_text(folder.outgoing),
        reason=folder.reason or None,
        runs=folder.runs,
    )
    item.set_chain(chain)
    return item


def group_item(folder: Folder, group: Group, at: datetime) -> GroupItem:
    """The group as stored; ``at`` is when it was decided, if it was."""
    return GroupItem(
        folder_pk(folder.id),
        group_sk(group.place),
        place=group.place,
        needed=group.needed,
        deadline_seconds=int(group.deadline.total_seconds()),
        state=group.state.value,
        granted=group.granted,
        token=group.token or None,
        due_at=to_iso(group.due_at) if group.due_at else None,
        late=group.late,
        completed=group.completed,
        uncompleted="1" if group.is_decided and not group.completed else None,
        decided_at=to_iso(at) if group.is_decided else None,
    )


def step_item(folder: Folder, step: Step) -> StepItem:
    """The step as stored."""
    group = folder.groups[step.group - 1]
    is_open = step.state is StepState.OPEN
    return StepItem(
        folder_pk(folder.id),
        f"step/{step.group:02d}/{step.place:02d}",
        group=step.group, place=step.place, kind=step.kind.value, desk_id=step.desk_id, state=step.state.value,
        confidentiality=folder.confidentiality.value,
        agent_id=step.agent_id, on_behalf_of=step.on_behalf_of, mandate=step.mandate.value if step.mandate else None,
        decided_at=to_iso(step.decided_at) if step.decided_at else None, reason=step.reason or None,
        applied=step.applied,
        desk_basket=f"desk/{step.desk_id}" if is_open else None,
        due_at=to_iso(group.due_at) if is_open and group.due_at else None,
    )  # fmt: skip


def _revision_text(revision: Revision | None) -> str | None:
    return json.dumps([revision.number, revision.key, revision.sha256]) if revision else None


def _outgoing_text(outgoing: OutgoingNumber | None) -> str | None:
    if outgoing is None:
        return None
    return json.dumps([outgoing.mail_id, outgoing.number, to_iso(outgoing.registered_at), outgoing.verification_id])


def read_folder(item: FolderItem, groups: Sequence[GroupItem], steps: Sequence[StepItem]) -> Folder:
    """The folder that these items hold."""
    return Folder(
        id=item.pk.removeprefix("folder/"),
        administration_id=item.administration_id,
        answers=item.mail_id,
        intake_id=item.intake_id,
        subject=item.subject,
        entity_id=item.entity_id,
        desk_id=item.desk_id,
        circuit=Circuit.parse(json.loads(item.circuit)),
        state=FolderState(item.state),
        opened_at=from_iso(item.opened_at),
        changed_at=from_iso(item.changed_at),
        groups=tuple(map(_group, groups)),
        steps=tuple(map(_step, steps)),
        source_key=item.source_key,
        confidentiality=Confidentiality(item.confidentiality),
        nature=item.nature or "",
        answered_nature=item.answered_nature or "",
        revision=Revision(*json.loads(item.revision)) if item.revision else None,
        outgoing=_outgoing(item.outgoing) if item.outgoing else None,
        reason=item.reason or "",
        sealed=Revision(*json.loads(item.sealed)) if item.sealed else None,
        runs=int(item.runs),
        version=int(item.version),
    )


def _outgoing(text: str) -> OutgoingNumber:
    mail_id, number, registered_at, verification_id = json.loads(text)
    return OutgoingNumber(mail_id, number, from_iso(registered_at), verification_id)


def _group(item: GroupItem) -> Group:
    return Group(
        place=int(item.place),
        needed=int(item.needed),
        deadline=timedelta(seconds=int(item.deadline_seconds)),
        state=GroupState(item.state),
        granted=int(item.granted),
        token=item.token or "",
        due_at=from_iso(item.due_at) if item.due_at else None,
        late=item.late,
        completed=item.completed,
    )


def _step(item: StepItem) -> Step:
    return Step(
        group=int(item.group),
        place=int(item.place),
        kind=StepKind(item.kind),
        desk_id=item.desk_id,
        state=StepState(item.state),
        agent_id=item.agent_id,
        on_behalf_of=item.on_behalf_of,
        mandate=MandateKind(item.mandate) if item.mandate else None,
        decided_at=from_iso(item.decided_at) if item.decided_at else None,
        reason=item.reason or "",
        applied=item.applied,
    )
