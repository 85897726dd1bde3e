"""What people do with folders: open, decide, see."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import MandateKind
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import StaleError, decide_again
from chalicelib.signing import acts
from chalicelib.signing.model import (
    Circuit,
    Folder,
    FolderState,
    Group,
    GroupState,
    Step,
    StepState,
    check_decidable,
    open_steps,
)
from chalicelib.signing.ports import Executions, Folders, Proposals

LONGEST_REASON = 1000


@dataclass(frozen=True)
class Decision:
    """What the holder of a desk decides on a step; a refusal says why."""

    step: str
    granted: bool
    reason: str = ""

    def check(self) -> None:
        """Raises :class:`InvalidError` when a refusal says nothing or too much."""
        if not self.granted:
            checked_reason(self.reason)


def checked_reason(typed: str) -> str:
    """The reason, cleaned; raises :class:`InvalidError` when it says nothing or too much."""
    reason = clean_text(typed)
    if not reason:
        raise InvalidError([Problem("reason", "signing.reason_missing")])
    if len(reason) > LONGEST_REASON:
        raise InvalidError([Problem("reason", "signing.reason_too_long", longest=LONGEST_REASON)])
    return reason


@dataclass(frozen=True)
class Decider:
    """Who decides, at the desk named with them; ``mandate`` is the kind of mandate under which they sit there."""

    actor: Actor
    mandate: MandateKind | None = None

    def on(self, step: Step) -> Step:
        """The step with their name on it."""
        actor = self.actor
        return replace(step, agent_id=actor.agent_id, on_behalf_of=actor.on_behalf_of, mandate=self.mandate)


@dataclass(frozen=True)
class SigningService:
    """The use cases; each one is a single transaction, and safe to repeat."""

    folders: Folders
    proposals: Proposals
    executions: Executions
    clock: Clock

    def open_folder(
        self,
        folder_id: str,
        administration_id: str,
        mail_id: str,
        intake_id: str,
        file_id: str,
        circuit_id: str,
        entity_id: str,
        desk_id: str,
        answered_nature: str,
    ) -> Folder:
        """Opens the folder of a proposed reply and starts its circuit; again, it only starts what did not start."""
        folder = self.folders.get(folder_id)
        if folder is None:
            proposal = self.proposals.of(administration_id, file_id, intake_id, circuit_id)
            circuit = Circuit.parse(proposal.circuit)
            groups, steps = open_steps(circuit)
            now = self.clock.now()
            folder = Folder(
                id=folder_id,
                administration_id=administration_id,
                answers=mail_id,
                intake_id=intake_id,
                subject=proposal.subject,
                entity_id=entity_id,
                desk_id=desk_id,
                circuit=circuit,
                state=FolderState.OPENED,
                opened_at=now,
                changed_at=now,
                groups=groups,
                steps=steps,
                source_key=proposal.source_key,
                confidentiality=proposal.confidentiality,
                nature=proposal.nature,
                answered_nature=answered_nature,
            )
            self._create(folder)
        if folder.state is FolderState.OPENED:
            self.start(folder)
        return folder

    def _create(self, folder: Folder) -> None:
        try:
            self.folders.create(folder, acts.opened(folder, folder.opened_at))
        except StaleError:
            return  # the same event came twice at once: the folder is there

    def start(self, folder: Folder) -> None:
        """Starts the execution after those that the folder, as it was judged, knows; then says that it is in progress.

        Whoever judged the same folder at the same time wants the same execution: together they start one.
        """
        run = folder.runs + 1
        self.executions.start(folder.id, run)
        decide_again(lambda: self._mark_started(folder.id, run))

    def _mark_started(self, folder_id: str, run: int) -> None:
        folder = self.find(folder_id)
        if folder.runs >= run or folder.is_over:
            return  # said already, or this run has come to its end meanwhile
        running = replace(folder, state=FolderState.IN_PROGRESS, runs=run)
        self.folders.change(folder, running, acts.act("CircuitStarted", folder, self.clock.now(), run=run))

    def find(self, folder_id: str, administration_id: str | None = None) -> Folder:
        """The folder; ``NotFoundError`` also when it is another administration's."""
        folder = self.folders.get(folder_id)
        if folder is None or administration_id not in (None, folder.administration_id):
            raise NotFoundError("signing.folder_unknown")
        return folder

    def decide(self, folder_id: str, decision: Decision, by: Decider, version: int | None = None) -> Folder:
        """Grants or refuses a step from its desk, then wakes the circuit if that closed the group.

        Deciding the same again is answered as done; deciding otherwise raises ``ConflictError``, and so does a folder
        that moved on since ``version``, where one is given.
        """
        decision.check()
        folder, group = decide_again(lambda: self._decide(folder_id, decision, by, version))
        self.wake(folder, group)
        return folder

    def _decide(self, folder_id: str, decision: Decision, by: Decider, version: int | None) -> tuple[Folder, Group]:
        folder = self.find(folder_id)
        step = folder.step(decision.step)
        if step is None:
            raise NotFoundError("signing.step_unknown")
        if _already(step, decision, by.actor):
            return folder, folder.groups[step.group - 1]
        if version not in (None, folder.version):
            raise ConflictError("signing.changed_meanwhile", version=folder.version)
        check_decidable(folder, step, by.actor.desk_id)
        at = self.clock.now()
        state = StepState.GRANTED if decision.granted else StepState.REFUSED
        reason = "" if decision.granted else checked_reason(decision.reason)
        done = replace(by.on(step), state=state, decided_at=at, reason=reason)
        after = tally(folder, done)
        act = acts.decided(folder, done, at, by.actor)
        after = self.folders.change(folder, after, act)
        return after, after.groups[step.group - 1]

    def wake(self, folder: Folder, group: Group) -> bool:
        """Completes the token of a decided group; False when nobody waits with it.

        That, and a crash before or within, is made good by the sweep (:mod:`chalicelib.signing.recovery`)."""
        if group.completed or not group.is_decided:
            return True
        if not self.executions.complete(group.token):
            return False
        self.folders.mark_completed(folder.id, group.place)
        return True


def _already(step: Step, decision: Decision, actor: Actor) -> bool:
    wanted = StepState.GRANTED if decision.granted else StepState.REFUSED
    return step.state is wanted and step.agent_id == actor.agent_id


def tally(folder: Folder, done: Step) -> Folder:
    """The folder with one more step decided, its group closed if that was enough, its other steps let go."""
    group = folder.groups[done.group - 1]
    granted = group.granted + (done.state is StepState.GRANTED)
    refused = done.state is StepState.REFUSED
    closed = refused or granted >= group.needed
    state = GroupState.REFUSED if refused else GroupState.GRANTED if closed else group.state
    groups = tuple(
        replace(group, granted=granted, state=state) if each.place == group.place else each for each in folder.groups
    )
    steps = tuple(_after(step, done, closed) for step in folder.steps)
    return replace(folder, groups=groups, steps=steps, state=FolderState.REFUSED if refused else folder.state)


def _after(step: Step, done: Step, closed: bool) -> Step:
    if step.name == done.name:
        return done
    if closed and step.group == done.group and step.state is StepState.OPEN:
        return replace(step, state=StepState.SKIPPED)
    return step
