"""The tasks that Step Functions calls while a circuit runs. Each can be called twice, late, or after a crash."""

from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.work import decide_again
from chalicelib.signing import acts
from chalicelib.signing.model import Folder, FolderState, Group, GroupState, OutgoingNumber, Step, StepState
from chalicelib.signing.next_action import Action, Next, next_action
from chalicelib.signing.ports import Deadlines, Documents, Executions, Folders, Outgoing, Signatories, Signatures
from chalicelib.signing.service import SigningService


@dataclass(frozen=True)
class CircuitTasks:
    """The light tasks: waiting, ordering, numbering."""

    service: SigningService
    folders: Folders
    outgoing: Outgoing
    deadlines: Deadlines
    executions: Executions
    clock: Clock

    def next(self, folder_id: str, run: int, run_started_at: datetime) -> Next:
        """What to do now; a run that grew too old is handed over to a successor here."""
        following = next_action(self.service.find(folder_id), self.clock.now(), run, run_started_at)
        if following.action is not Action.RESTART:
            return following
        self.executions.start(folder_id, run + 1)
        decide_again(lambda: self._count_run(folder_id, run + 1))
        return Next(Action.END)

    def _count_run(self, folder_id: str, run: int) -> None:
        folder = self.service.find(folder_id)
        if folder.runs < run:
            after = replace(folder, runs=run)
            self.folders.change(folder, after, acts.act("CircuitStarted", folder, self.clock.now(), run=run))

    def open_group(self, folder_id: str, place: int, token: str) -> None:
        """Opens the group's steps to their desks and keeps the token; a wait that comes too late is ended at once."""
        if not decide_again(lambda: self._open_group(folder_id, place, token)):
            self.executions.complete(token)

    def _open_group(self, folder_id: str, place: int, token: str) -> bool:
        """Whether there is something to wait for."""
        folder = self.service.find(folder_id)
        group = folder.groups[place - 1]
        if group.is_decided or folder.is_over:
            return False
        if group.state is GroupState.OPEN:
            self.folders.set_token(folder, group, token)
            return True
        at = self.clock.now()
        due_at = self.deadlines.after(folder.administration_id, at, group.deadline)
        opened = replace(group, state=GroupState.OPEN, token=token, due_at=due_at)
        after = _with_group(folder, opened)
        steps = tuple(replace(s, state=StepState.OPEN) if s.group == place else s for s in after.steps)
        after = replace(after, steps=steps)
        self.folders.change(folder, after, acts.group_opened(after, opened, after.steps_of(place), at))
        return True

    def mark_late(self, folder_id: str, place: int) -> None:
        """The group's deadline has passed: recorded once, and its desks are told; the circuit goes on waiting."""
        decide_again(lambda: self._mark_late(folder_id, place))

    def _mark_late(self, folder_id: str, place: int) -> None:
        folder = self.service.find(folder_id)
        group = folder.groups[place - 1]
        now = self.clock.now()
        if group.late or group.state is not GroupState.OPEN or group.due_at is None or now < group.due_at:
            return
        desks = [step.desk_id for step in folder.steps_of(place) if step.state is StepState.OPEN]
        act = acts.act("StepOverdue", folder, now, group=place, desks=desks)
        self.folders.change(folder, _with_group(folder, replace(group, late=True)), act)

    def take_number(self, folder_id: str) -> None:
        """The reply takes its outgoing number; asked again, it has the one it took."""
        folder = self.service.find(folder_id)
        if folder.outgoing is None and not folder.is_over:
            taken = self.outgoing.take(folder.intake_id)
            decide_again(lambda: self._keep_number(folder_id, taken))

    def _keep_number(self, folder_id: str, taken: OutgoingNumber) -> None:
        folder = self.service.find(folder_id)
        if folder.outgoing is None:
            after = replace(folder, outgoing=taken)
            act = acts.act("OutgoingNumberTaken", folder, self.clock.now(), number=taken.number)
            self.folders.change(folder, after, act)

    def fail(self, folder_id: str, run: int, error: str) -> None:
        """An automatic act failed for good: the folder waits for an operator; nothing done so far is undone."""
        decide_again(lambda: self._fail(folder_id, run, error))

    def _fail(self, folder_id: str, run: int, error: str) -> None:
        """Counts the run too: whoever has started it may not have said so yet, and must not say it afterwards."""
        folder = self.service.find(folder_id)
        told = folder.state is FolderState.FAILED and folder.runs == run
        if told or run < folder.runs or folder.is_over:
            return
        failed = replace(folder, state=FolderState.FAILED, runs=run)
        self.folders.change(folder, failed, acts.act("FolderFailed", folder, self.clock.now(), error=error))


@dataclass(frozen=True)
class SignerTasks:
    """The heavy tasks: those that change the PDF. One revision at a time; whoever finds the pointer moved starts
    again from the new one."""

    service: SigningService
    folders: Folders
    documents: Documents
    signatures: Signatures
    signatories: Signatories
    clock: Clock

    def prepare(self, folder_id: str) -> None:
        """Makes the first revision: every field declared, certified."""
        decide_again(lambda: self._prepare(folder_id))

    def _prepare(self, folder_id: str) -> None:
        folder = self.service.find(folder_id)
        if folder.revision is not None:
            return
        source = self.documents.read(folder.source_key)
        prepared = self.signatures.prepare(source, folder)
        revision = self.documents.write_revision(folder, 1, prepared)
        act = acts.document_changed(
            "DocumentPrepared", folder, revision, self.clock.now(), source_sha256=sha256(source)
        )
        self.folders.change(folder, replace(folder, revision=revision), act)

    def sign(self, folder_id: str) -> None:
        """Puts every granted signature on the document, in the order in which they were granted."""
        while decide_again(lambda: self._sign_one(folder_id)):
            pass

    def _sign_one(self, folder_id: str) -> bool:
        folder = self.service.find(folder_id)
        unsigned = sorted(folder.unsigned(), key=_decided_at)
        if not unsigned or folder.revision is None:
            return False
        step = unsigned[0]
        signatory = self.signatories.of(folder.administration_id, step.agent_id or "", step.desk_id)
        signed = self.signatures.sign(self.documents.read(folder.revision.key), step, signatory)
        revision = self.documents.write_revision(folder, folder.revision.number + 1, signed)
        steps = tuple(replace(s, applied=True) if s.name == step.name else s for s in folder.steps)
        act = acts.document_changed("DocumentSigned", folder, revision, self.clock.now(), step=step.name)
        self.folders.change(folder, replace(folder, revision=revision, steps=steps), act)
        return True

    def seal(self, folder_id: str) -> None:
        """Seals the reply under its number and publishes it; a crash after publishing publishes the same again."""
        decide_again(lambda: self._seal(folder_id))

    def _seal(self, folder_id: str) -> None:
        folder = self.service.find(folder_id)
        if folder.sealed is not None or folder.revision is None or folder.outgoing is None:
            return
        document = self.documents.read(folder.revision.key)
        published = self.documents.publish(folder, self.signatures.seal(document, folder, folder.outgoing))
        after = replace(folder, sealed=published, state=FolderState.SEALED)
        self.folders.change(folder, after, acts.sealed(folder, published, self.clock.now()))


def _with_group(folder: Folder, group: Group) -> Folder:
    groups = tuple(group if each.place == group.place else each for each in folder.groups)
    return replace(folder, groups=groups)


def _decided_at(step: Step) -> datetime:
    if step.decided_at is None:
        raise ValueError(f"step {step.name} is not decided")
    return step.decided_at
