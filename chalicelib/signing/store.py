"""Folders in DynamoDB: one item for the folder, one a group, one a step, changed together."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pynamodb.attributes import BooleanAttribute, NumberAttribute, UnicodeAttribute
from pynamodb.indexes import AllProjection, GlobalSecondaryIndex

from chalicelib.adapters.dynamo import ChainedModel, DynamoWork, KeyedModel, dynamo, read_cursor, write_cursor
from chalicelib.kernel.clock import from_iso, to_iso
from chalicelib.kernel.log import Act, Chain, Log
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Transactions
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


class ByMail(GlobalSecondaryIndex["FolderItem"]):
    """The folders that answer a mail."""

    class Meta:
        index_name = "by_mail"
        projection = AllProjection()

    mail_id = UnicodeAttribute(hash_key=True)


class ByState(GlobalSecondaryIndex["FolderItem"]):
    """Folders in the states that somebody or something must still act on."""

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
    proposed_by = UnicodeAttribute()
    circuit = UnicodeAttribute()
    state = UnicodeAttribute()
    state_bucket = UnicodeAttribute(null=True)
    opened_at = UnicodeAttribute()
    source_key = UnicodeAttribute()
    revision = UnicodeAttribute(null=True)
    sealed = UnicodeAttribute(null=True)
    outgoing = UnicodeAttribute(null=True)
    runs = NumberAttribute(default=0)
    by_mail = ByMail()
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
    """A step; in its desk's basket only while it is open."""

    class Meta:
        table_name = ""

    group = NumberAttribute()
    place = NumberAttribute()
    kind = UnicodeAttribute()
    desk_id = UnicodeAttribute()
    state = UnicodeAttribute()
    agent_id = UnicodeAttribute(null=True)
    decided_at = UnicodeAttribute(null=True)
    reason = UnicodeAttribute(null=True)
    applied = BooleanAttribute(default=False)
    desk_basket = UnicodeAttribute(null=True)
    due_at = UnicodeAttribute(null=True)
    by_desk = ByDesk()


WATCHED = (FolderState.OPENED, FolderState.IN_PROGRESS, FolderState.FAILED)


class FolderStore:
    """The folders' side of the signing table."""

    def __init__(self, transactions: Transactions, log: Log) -> None:
        self._transactions = transactions
        self._log = log

    def get(self, folder_id: str) -> Folder | None:
        """The folder with its groups and steps; None if there is none."""
        pk = _pk(folder_id)
        item = next(iter(FolderItem.query(pk, FolderItem.sk == "folder", consistent_read=True)), None)
        if item is None:
            return None
        groups = list(GroupItem.query(pk, GroupItem.sk.startswith("group/"), consistent_read=True))
        steps = list(StepItem.query(pk, StepItem.sk.startswith("step/"), consistent_read=True))
        return _folder(item, groups, steps)

    def create(self, folder: Folder, act: Act) -> None:
        """One transaction: folder, groups, steps, record; ``StaleError`` if the folder is there."""
        record, chain = Chain.start(_pk(folder.id)).append(act)
        with self._transactions() as unit:
            work = dynamo(unit)
            work.save(_folder_item(folder, 1, chain), FolderItem.pk.does_not_exist())
            for group in folder.groups:
                work.save(_group_item(folder, group, act.at))
            for step in folder.steps:
                work.save(_step_item(folder, step))
            self._log.append(unit, record)

    def change(self, before: Folder, after: Folder, act: Act) -> None:
        """One transaction: what differs, and the record; ``StaleError`` if the folder moved on."""
        stored = FolderItem.get(_pk(before.id), "folder", consistent_read=True)
        record, chain = stored.chain(_pk(before.id)).append(act)
        with self._transactions() as unit:
            work = dynamo(unit)
            item = _folder_item(after, before.version + 1, chain)
            work.save(item, FolderItem.version == before.version)
            self._save_differences(work, before, after, act.at)
            self._log.append(unit, record)

    def _save_differences(self, work: DynamoWork, before: Folder, after: Folder, at: datetime) -> None:
        for group in set(after.groups) - set(before.groups):
            work.save(_group_item(after, group, at))
        for step in set(after.steps) - set(before.steps):
            work.save(_step_item(after, step))

    def set_token(self, folder: Folder, group: Group, token: str) -> None:
        """Stores the waiting execution's token; raises the version, so that no decision taken on an older
        reading can put an older token back. ``StaleError`` if the folder moved on."""
        with self._transactions() as unit:
            work = dynamo(unit)
            work.update(GroupItem(_pk(folder.id), _group_sk(group.place)), [GroupItem.token.set(token)])
            work.update(
                FolderItem(_pk(folder.id), "folder"),
                [FolderItem.version.set(folder.version + 1)],
                FolderItem.version == folder.version,
            )

    def mark_completed(self, folder_id: str, group: int) -> None:
        """Takes the group out of the index of those to be woken."""
        item = GroupItem(_pk(folder_id), _group_sk(group))
        item.update([GroupItem.completed.set(True), GroupItem.uncompleted.remove()])

    def at_desk(self, desk_id: str, cursor: str | None, limit: int) -> Page[tuple[Folder, Step]]:
        """Open steps of a desk, the earliest due first; an entry that has just closed is left out."""
        found = StepItem.by_desk.query(
            f"desk/{desk_id}", limit=limit, page_size=limit, last_evaluated_key=read_cursor(cursor)
        )
        rows = []
        for item in found:
            folder = self.get(item.pk.removeprefix("folder/"))
            step = folder.step(f"{int(item.group)}-{int(item.place)}") if folder else None
            if folder and step and step.state is StepState.OPEN:
                rows.append((folder, step))
        return Page(tuple(rows), write_cursor(found.last_evaluated_key))

    def count_at_desk(self, desk_id: str) -> int:
        """How many steps are open at a desk."""
        return StepItem.by_desk.count(f"desk/{desk_id}")

    def of_mail(self, mail_id: str) -> Sequence[Folder]:
        """The folders that answer a mail, latest first."""
        items = sorted(FolderItem.by_mail.query(mail_id), key=lambda item: item.opened_at, reverse=True)
        return self._load(items)

    def decided_but_waiting(self, before: datetime) -> Sequence[tuple[str, int]]:
        """(folder id, group) decided before that instant whose token was not completed."""
        items = GroupItem.by_uncompleted.query("1", GroupItem.decided_at < to_iso(before))
        return [(item.pk.removeprefix("folder/"), int(item.place)) for item in items]

    def in_state(self, state: str, before: datetime) -> Sequence[Folder]:
        """Folders in a watched state that were opened before that instant."""
        return self._load(FolderItem.by_state.query(state, FolderItem.opened_at < to_iso(before)))

    def _load(self, items: Iterable[FolderItem]) -> list[Folder]:
        ids = [item.pk.removeprefix("folder/") for item in items]
        return [folder for folder in map(self.get, ids) if folder is not None]


def _pk(folder_id: str) -> str:
    return f"folder/{folder_id}"


def _group_sk(place: int) -> str:
    return f"group/{place:02d}"


def _folder_item(folder: Folder, version: int, chain: Chain) -> FolderItem:
    item = FolderItem(
        _pk(folder.id),
        "folder",
        version=version,
        administration_id=folder.administration_id,
        mail_id=folder.answers,
        intake_id=folder.intake_id,
        subject=folder.subject,
        proposed_by=folder.proposed_by,
        circuit=json.dumps(folder.circuit.as_data()),
        state=folder.state.value,
        state_bucket=folder.state.value if folder.state in WATCHED else None,
        opened_at=to_iso(folder.opened_at),
        source_key=folder.source_key,
        revision=_revision_text(folder.revision),
        sealed=_revision_text(folder.sealed),
        outgoing=_outgoing_text(folder.outgoing),
        runs=folder.runs,
    )
    item.set_chain(chain)
    return item


def _group_item(folder: Folder, group: Group, at: datetime) -> GroupItem:
    decided = group.state in (GroupState.GRANTED, GroupState.REFUSED)
    return GroupItem(
        _pk(folder.id),
        _group_sk(group.place),
        place=group.place,
        needed=group.needed,
        deadline_seconds=int(group.deadline.total_seconds()),
        state=group.state.value,
        granted=group.granted,
        token=group.token or None,
        due_at=to_iso(group.due_at) if group.due_at else None,
        late=group.late,
        completed=group.completed,
        uncompleted="1" if decided and not group.completed else None,
        decided_at=to_iso(at) if decided else None,
    )


def _step_item(folder: Folder, step: Step) -> StepItem:
    group = folder.groups[step.group - 1]
    is_open = step.state is StepState.OPEN
    return StepItem(
        _pk(folder.id),
        f"step/{step.group:02d}/{step.place:02d}",
        group=step.group,
        place=step.place,
        kind=step.kind.value,
        desk_id=step.desk_id,
        state=step.state.value,
        agent_id=step.agent_id,
        decided_at=to_iso(step.decided_at) if step.decided_at else None,
        reason=step.reason or None,
        applied=step.applied,
        desk_basket=f"desk/{step.desk_id}" if is_open else None,
        due_at=to_iso(group.due_at) if is_open and group.due_at else None,
    )


def _revision_text(revision: Revision | None) -> str | None:
    return json.dumps([revision.number, revision.key, revision.sha256]) if revision else None


def _outgoing_text(outgoing: OutgoingNumber | None) -> str | None:
    if outgoing is None:
        return None
    return json.dumps([outgoing.mail_id, outgoing.number, to_iso(outgoing.registered_at), outgoing.verification_id])


def _folder(item: FolderItem, groups: Sequence[GroupItem], steps: Sequence[StepItem]) -> Folder:
    return Folder(
        id=item.pk.removeprefix("folder/"),
        administration_id=item.administration_id,
        answers=item.mail_id,
        intake_id=item.intake_id,
        subject=item.subject,
        proposed_by=item.proposed_by,
        circuit=Circuit.parse(json.loads(item.circuit)),
        state=FolderState(item.state),
        opened_at=from_iso(item.opened_at),
        groups=tuple(map(_group, groups)),
        steps=tuple(map(_step, steps)),
        source_key=item.source_key,
        revision=Revision(*json.loads(item.revision)) if item.revision else None,
        outgoing=_outgoing(item.outgoing) if item.outgoing else None,
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
        decided_at=from_iso(item.decided_at) if item.decided_at else None,
        reason=item.reason or "",
        applied=item.applied,
    )
