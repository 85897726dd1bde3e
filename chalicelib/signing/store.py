"""Folders in DynamoDB: one item for the folder, one a group, one a step, changed together."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice

from chalicelib.adapters.cursors import read_cursor, write_cursor
from chalicelib.adapters.dynamo import DynamoWork, dynamo
from chalicelib.kernel.access import Confidentiality
from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.log import Act, Chain, Log
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Transactions, Work
from chalicelib.signing.items import (
    FolderItem,
    FolderOfMailItem,
    GroupItem,
    StepItem,
    folder_item,
    folder_pk,
    group_item,
    group_sk,
    mail_pk,
    read_folder,
    step_item,
)
from chalicelib.signing.model import Folder, FolderState, Group, Step, StepState


class FolderStore:
    """The folders' side of the signing table."""

    def __init__(self, transactions: Transactions, log: Log) -> None:
        self._transactions = transactions
        self._log = log

    def get(self, folder_id: str) -> Folder | None:
        """The folder with its groups and steps; None if there is none."""
        pk = folder_pk(folder_id)
        item = next(iter(FolderItem.query(pk, FolderItem.sk == "folder", consistent_read=True)), None)
        if item is None:
            return None
        groups = list(GroupItem.query(pk, GroupItem.sk.startswith("group/"), consistent_read=True))
        steps = list(StepItem.query(pk, StepItem.sk.startswith("step/"), consistent_read=True))
        return read_folder(item, groups, steps)

    def heads(self, folder_ids: Sequence[str]) -> list[Folder]:
        """Those of the folders that exist, in any order, their groups and steps left unread; strongly consistent."""
        keys = [(folder_pk(folder_id), "folder") for folder_id in folder_ids]
        return [read_folder(item, (), ()) for item in FolderItem.batch_get(keys, consistent_read=True)]

    def create(self, folder: Folder, act: Act) -> None:
        """One transaction: folder, groups, steps, its place among its mail's, record; ``StaleError`` if it is there."""
        record, chain = Chain.start(folder_pk(folder.id)).append(act)
        with self._transactions() as unit:
            work = dynamo(unit)
            work.save(folder_item(folder, 1, chain), FolderItem.pk.does_not_exist())
            for group in folder.groups:
                work.save(group_item(folder, group, act.at))
            for step in folder.steps:
                work.save(step_item(folder, step))
            pointer = FolderOfMailItem(mail_pk(folder.answers), folder_pk(folder.id), desk_ids=set(folder.desk_ids))
            work.save(pointer)
            self._log.append(unit, record)

    def desks_of_mail(self, mail_id: str) -> frozenset[str]:
        """The desks at which any folder lies that answers this mail, whatever became of it."""
        pointers = FolderOfMailItem.query(mail_pk(mail_id), FolderOfMailItem.sk.startswith("folder/"))
        return frozenset(desk_id for pointer in pointers for desk_id in pointer.desk_ids)

    def change(self, before: Folder, after: Folder, act: Act) -> Folder:
        """One transaction: what differs, and the record; ``StaleError`` if the folder moved on."""
        stored = FolderItem.get(folder_pk(before.id), "folder", consistent_read=True)
        record, chain = stored.chain(folder_pk(before.id)).append(act)
        after = replace(after, changed_at=act.at)
        with self._transactions() as unit:
            work = dynamo(unit)
            item = folder_item(after, before.version + 1, chain)
            work.save(item, FolderItem.version == before.version)
            self._save_differences(work, before, after, act.at)
            self._log.append(unit, record)
        return replace(after, version=before.version + 1)

    def _save_differences(self, work: DynamoWork, before: Folder, after: Folder, at: datetime) -> None:
        for group in set(after.groups) - set(before.groups):
            work.save(group_item(after, group, at))
        for step in set(after.steps) - set(before.steps):
            work.save(step_item(after, step))

    def chain(self, folder: Folder) -> Chain:
        """The chain of its records as it is by now."""
        pk = folder_pk(folder.id)
        return FolderItem.get(pk, "folder", consistent_read=True).chain(pk)

    def set_chain(self, folder: Folder, work: Work, chain: Chain) -> None:
        """Stores the chain's next head, for a record that changes nothing else of the folder.

        Committing raises ``StaleError`` if the folder moved on, and the version, so that no older reading puts the last
        head back."""
        dynamo(work).update(
            FolderItem(folder_pk(folder.id), "folder"),
            [
                FolderItem.version.set(folder.version + 1),
                FolderItem.log_seq.set(chain.seq),
                FolderItem.log_head.set(chain.head),
            ],
            FolderItem.version == folder.version,
        )

    def set_token(self, folder: Folder, group: Group, token: str) -> None:
        """Stores the waiting execution's token; raises the version, so that no decision taken on an older
        reading can put an older token back. ``StaleError`` if the folder moved on."""
        with self._transactions() as unit:
            work = dynamo(unit)
            work.update(GroupItem(folder_pk(folder.id), group_sk(group.place)), [GroupItem.token.set(token)])
            work.update(
                FolderItem(folder_pk(folder.id), "folder"),
                [FolderItem.version.set(folder.version + 1)],
                FolderItem.version == folder.version,
            )

    def mark_completed(self, folder_id: str, group: int) -> None:
        """Takes the group out of the index of those to be woken."""
        item = GroupItem(folder_pk(folder_id), group_sk(group))
        item.update([GroupItem.completed.set(True), GroupItem.uncompleted.remove()])

    def at_desk(self, desk_id: str, cursor: str | None, limit: int) -> Page[tuple[Folder, Step]]:
        """Open steps of a desk, the earliest due first; an entry that has just closed is left out."""
        basket = f"desk/{desk_id}"
        place = read_cursor(cursor, {"desk_basket": basket}, pk="S", sk="S", due_at="S")
        found = StepItem.by_desk.query(basket, limit=limit, page_size=limit, last_evaluated_key=place)
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

    def any_at_desk(self, desk_id: str) -> bool:
        """Whether a step is open at a desk, of whatever folder."""
        return StepItem.by_desk.count(f"desk/{desk_id}", limit=1) > 0

    def count_ordinary_at_desk(self, desk_id: str, at_most: int, among: int) -> int:
        """How many open steps are of folders that are not confidential, counted no further than ``at_most``; no more
        than the ``among`` steps due first are looked at. A step that does not say what it is is not counted."""
        found = StepItem.by_desk.query(f"desk/{desk_id}", limit=among, page_size=at_most)
        ordinary = (1 for item in found if item.confidentiality == Confidentiality.ORDINARY.value)
        return sum(islice(ordinary, at_most))

    def decided_but_waiting(self, before: datetime) -> Sequence[tuple[str, int]]:
        """(folder id, group) decided before that instant whose token was not completed."""
        items = GroupItem.by_uncompleted.query("1", GroupItem.decided_at < to_iso(before))
        return [(item.pk.removeprefix("folder/"), int(item.place)) for item in items]

    def unchanged(self, state: FolderState, since: datetime) -> Sequence[str]:
        """Ids of folders in a state that nothing has changed since that instant, none that waits for a person.

        Read from the index alone; beside them it holds only what machines are at work on.
        """
        untouched = FolderItem.changed_at < to_iso(since)
        found = FolderItem.by_state.query(state.value, FolderItem.opened_at < to_iso(since), untouched)
        return [item.pk.removeprefix("folder/") for item in found]
