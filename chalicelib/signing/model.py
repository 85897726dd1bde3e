"""Folders, circuits and what may happen to them.

A circuit is a sequence of groups; a group holds one or several steps and closes when ``needed`` of them are
granted (all, any and n of m are only different numbers), or when one is refused. A folder freezes the circuit it
was opened with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any

from chalicelib.kernel.access import Confidentiality, MandateKind
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem

# Longer than a run pauses between its tries. One that only tries for longer takes no harm: a retried run follows it.
STANDS_STILL_AFTER = timedelta(minutes=15)


class StepKind(StrEnum):
    """What a step asks of its desk. Only a signature changes the document; a visa is a record."""

    VISA = "visa"
    SIGNATURE = "signature"


class StepState(StrEnum):
    """A step waits for its group, is open at its desk, and ends one way."""

    WAITING = "waiting"
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    SKIPPED = "skipped"


class GroupState(StrEnum):
    """A group waits its turn, is open, and is decided once."""

    WAITING = "waiting"
    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"


class FolderState(StrEnum):
    """``failed`` means that an automatic act could not be done and an operator must retry it; ``abandoned`` that one
    gave it up before its number was taken."""

    OPENED = "opened"
    IN_PROGRESS = "in_progress"
    FAILED = "failed"
    REFUSED = "refused"
    ABANDONED = "abandoned"
    SEALED = "sealed"


@dataclass(frozen=True)
class StepPlan:
    """One step of a circuit: what is asked, of which desk."""

    kind: StepKind
    desk_id: str


@dataclass(frozen=True)
class GroupPlan:
    """Steps that are open together; ``needed`` grants close the group; ``deadline`` counts from its opening."""

    steps: tuple[StepPlan, ...]
    needed: int
    deadline: timedelta


@dataclass(frozen=True)
class Circuit:
    """A version of a circuit. The organisation's seal always follows the last group."""

    id: str
    version: int
    groups: tuple[GroupPlan, ...]

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> "Circuit":
        """Reads ``{id, version, groups: [{steps: [{kind, desk_id}], needed?, deadline_hours}]}``.

        ``needed`` is the number of steps unless given. Raises :class:`InvalidError` naming each bad group.
        """
        groups, problems = [], []
        for place, group in enumerate(data["groups"], 1):
            steps = tuple(StepPlan(StepKind(step["kind"]), step["desk_id"]) for step in group["steps"])
            needed = int(group.get("needed", len(steps)))
            if not 1 <= needed <= len(steps):
                problems.append(Problem(f"groups.{place}.needed", "signing.needed_out_of_range", steps=len(steps)))
            groups.append(GroupPlan(steps, needed, timedelta(hours=int(group["deadline_hours"]))))
        if not groups:
            problems.append(Problem("groups", "signing.circuit_empty"))
        if problems:
            raise InvalidError(problems)
        return cls(data["id"], int(data["version"]), tuple(groups))

    def as_data(self) -> dict[str, Any]:
        """What :meth:`parse` reads."""
        return {"id": self.id, "version": self.version, "groups": [_group_data(group) for group in self.groups]}


def _group_data(group: GroupPlan) -> dict[str, Any]:
    steps = [{"kind": step.kind.value, "desk_id": step.desk_id} for step in group.steps]
    return {"steps": steps, "needed": group.needed, "deadline_hours": int(group.deadline.total_seconds() // 3600)}


@dataclass(frozen=True)
class Revision:
    """One state of the document: its number in the folder, where it lies, and its SHA-256 in hexadecimal."""

    number: int
    key: str
    sha256: str


@dataclass(frozen=True)
class OutgoingNumber:
    """The reply's place in the outgoing register. ``verification_id`` stands in the QR of the seal's stamp."""

    mail_id: str
    number: str
    registered_at: datetime
    verification_id: str


@dataclass(frozen=True)
class Step:
    """One step of an open folder. ``name`` (``1-2``) is its group and place, and names its signature field.

    ``on_behalf_of`` is the agent for whom a deputy decided, under a mandate of that kind.
    """

    group: int
    place: int
    kind: StepKind
    desk_id: str
    state: StepState = StepState.WAITING
    agent_id: str | None = None
    on_behalf_of: str | None = None
    mandate: MandateKind | None = None
    decided_at: datetime | None = None
    reason: str = ""
    applied: bool = False

    @property
    def name(self) -> str:
        """Its group and place, ``1-2``."""
        return f"{self.group}-{self.place}"

    @property
    def field_name(self) -> str:
        """The PDF signature field declared for it."""
        return f"Signature-{self.name}"


@dataclass(frozen=True)
class Group:
    """The state of one group: ``granted`` counts, ``token`` is the waiting execution's, never shown."""

    place: int
    needed: int
    deadline: timedelta
    state: GroupState = GroupState.WAITING
    granted: int = 0
    token: str = ""
    due_at: datetime | None = None
    late: bool = False
    completed: bool = False

    @property
    def is_decided(self) -> bool:
        """Whether it was granted or refused."""
        return self.state in (GroupState.GRANTED, GroupState.REFUSED)


@dataclass(frozen=True)
class Folder:
    """A document on its way through a circuit.

    ``answers`` is the mail that the document replies to, handled at ``desk_id`` in ``entity_id`` when the reply was
    proposed; ``intake_id`` the sheet under which it takes its outgoing number, whose confidentiality and nature it has.
    ``answered_nature`` is that mail's nature when the reply was proposed, and what a mandate looks at. That instant
    counts for good: a mail in signature is not qualified anew, and one that came back to its desk gets another folder.
    ``runs`` counts the executions started for it; ``changed_at`` is the instant of its last act; ``reason`` says why an
    operator abandoned it.
    """

    id: str
    administration_id: str
    answers: str
    intake_id: str
    subject: str
    entity_id: str
    desk_id: str
    circuit: Circuit
    state: FolderState
    opened_at: datetime
    changed_at: datetime
    groups: tuple[Group, ...]
    steps: tuple[Step, ...]
    source_key: str
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    nature: str = ""
    answered_nature: str = ""
    revision: Revision | None = None
    outgoing: OutgoingNumber | None = None
    sealed: Revision | None = None
    reason: str = ""
    runs: int = 0
    version: int = 0

    @property
    def file_id(self) -> str:
        """The id of the file that it was opened with."""
        return PurePosixPath(self.source_key).stem

    @property
    def desk_ids(self) -> frozenset[str]:
        """Where it lies: at every desk of its circuit, and where its mail is handled."""
        return frozenset({self.desk_id, *(step.desk_id for step in self.steps)})

    @property
    def is_over(self) -> bool:
        """Whether it has come to its end: nothing happens to it any more."""
        return self.state is FolderState.SEALED or self.is_stopped

    @property
    def is_stopped(self) -> bool:
        """Whether it ended without a reply: refused by a desk, or abandoned by an operator."""
        return self.state in (FolderState.REFUSED, FolderState.ABANDONED)

    @property
    def is_on_its_way(self) -> bool:
        """Whether the next act is not a person's: the document is being prepared, signed or sealed."""
        going = self.state in (FolderState.OPENED, FolderState.IN_PROGRESS)
        return going and not any(step.state is StepState.OPEN for step in self.steps)

    def awaits_operator(self, now: datetime) -> bool:
        """Whether it does not go on by itself: it failed, or it is a machine's turn and none has come for long."""
        if self.state is FolderState.IN_PROGRESS and self.is_on_its_way:
            return now - self.changed_at > STANDS_STILL_AFTER
        return self.state is FolderState.FAILED

    def current_group(self) -> Group | None:
        """The first group that is not granted; None when all are."""
        return next((group for group in self.groups if group.state is not GroupState.GRANTED), None)

    def steps_of(self, group: int) -> tuple[Step, ...]:
        """The steps of a group, in order."""
        return tuple(step for step in self.steps if step.group == group)

    def step(self, name: str) -> Step | None:
        """The step of that name."""
        return next((step for step in self.steps if step.name == name), None)

    def unsigned(self) -> tuple[Step, ...]:
        """Granted signatures that the document does not bear yet."""
        granted = (step for step in self.steps if step.state is StepState.GRANTED)
        return tuple(step for step in granted if step.kind is StepKind.SIGNATURE and not step.applied)


def execution_name(folder_id: str, run: int) -> str:
    """What the execution of a folder's run is called: starting one twice starts one."""
    return f"{folder_id}-{run}"


def run_of(execution: str) -> int:
    """The run that an execution of that name is."""
    return int(execution.rpartition("-")[2])


def open_steps(circuit: Circuit) -> tuple[tuple[Group, ...], tuple[Step, ...]]:
    """The groups and steps of a folder about to start."""
    groups = tuple(Group(place, plan.needed, plan.deadline) for place, plan in enumerate(circuit.groups, 1))
    steps = tuple(
        Step(group, place, plan.kind, plan.desk_id)
        for group, group_plan in enumerate(circuit.groups, 1)
        for place, plan in enumerate(group_plan.steps, 1)
    )
    return groups, steps


def check_decidable(folder: Folder, step: Step, desk_id: str | None) -> None:
    """Raises :class:`ConflictError` unless this step can be decided now from that desk."""
    if step.desk_id != desk_id:
        raise ConflictError("signing.not_your_step")
    if step.state in (StepState.GRANTED, StepState.REFUSED, StepState.SKIPPED):
        raise ConflictError("signing.already_decided")
    if folder.state is not FolderState.IN_PROGRESS:
        raise ConflictError("signing.folder_not_in_progress", state=folder.state.value)
    if step.state is not StepState.OPEN:
        raise ConflictError("signing.step_not_open")
