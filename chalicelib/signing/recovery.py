"""Folders that do not go on by themselves: what the sweep mends alone, and what an operator decides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import decide_again
from chalicelib.signing import acts
from chalicelib.signing.model import STANDS_STILL_AFTER, Folder, FolderState, StepState
from chalicelib.signing.ports import Executions, Folders, Outgoing
from chalicelib.signing.service import SigningService, checked_reason

UNWOKEN_AFTER = timedelta(seconds=30)
UNSTARTED_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Recovery:
    """Each use case is safe to repeat, and harmless to a circuit that goes on by itself meanwhile."""

    service: SigningService
    folders: Folders
    executions: Executions
    outgoing: Outgoing
    clock: Clock

    def sweep(self) -> int:
        """Wakes circuits and starts folders that a crash left behind; answers how many folders await an operator."""
        now = self.clock.now()
        for folder_id, place in self.folders.decided_but_waiting(now - UNWOKEN_AFTER):
            self._wake(self.service.find(folder_id), place)
        for folder_id in self.folders.unchanged(FolderState.OPENED, now - UNSTARTED_AFTER):
            if (folder := self.service.find(folder_id)).state is FolderState.OPENED:
                self.service.start(folder)
        return len(self._stuck())

    def _wake(self, folder: Folder, place: int) -> None:
        """A run that waits with no token goes on by itself; one that is gone is followed by another."""
        if self.service.wake(folder, folder.groups[place - 1]):
            return
        if folder.state is FolderState.IN_PROGRESS and not self.executions.is_running(folder.id, folder.runs):
            self.service.start(folder)
        self.folders.mark_completed(folder.id, place)

    def _stuck(self) -> Sequence[str]:
        now = self.clock.now()
        forgotten = self.folders.unchanged(FolderState.IN_PROGRESS, now - STANDS_STILL_AFTER)
        return [*self.folders.unchanged(FolderState.FAILED, now), *forgotten]

    def stuck(self, at_most: int) -> Sequence[Folder]:
        """Folders that await an operator."""
        found = map(self.folders.get, self._stuck()[:at_most])
        return [folder for folder in found if folder is not None]

    def retry(self, folder_id: str) -> None:
        """An operator starts the circuit again: a new run goes on from where the folder stands."""
        folder = self.service.find(folder_id)
        if not folder.awaits_operator(self.clock.now()):
            raise ConflictError("signing.folder_not_failed")
        self.service.start(folder)

    def abandon(self, folder_id: str, reason: str, actor: Actor) -> None:
        """An operator gives the reply up: its mail goes back to its desk with the reason, as after a refusal.

        ``InvalidError`` without a reason; ``ConflictError`` for a folder that goes on by itself, and for one whose
        outgoing number is taken: a number is not left without its letter, so that such a folder is only retried.
        """
        words = checked_reason(reason)
        decide_again(lambda: self._abandon(folder_id, words, actor))

    def _abandon(self, folder_id: str, reason: str, actor: Actor) -> None:
        folder = self.service.find(folder_id)
        if folder.state is FolderState.ABANDONED and folder.reason == reason:
            return
        self._demand_abandonable(folder)
        steps = tuple(replace(s, state=StepState.SKIPPED) if s.state is StepState.OPEN else s for s in folder.steps)
        after = replace(folder, state=FolderState.ABANDONED, reason=reason, steps=steps)
        self.folders.change(folder, after, acts.abandoned(after, self.clock.now(), actor))

    def abandonable(self, folder_id: str) -> Folder:
        """The folder, if it can be abandoned now; raises as :meth:`abandon`."""
        folder = self.service.find(folder_id)
        self._demand_abandonable(folder)
        return folder

    def _demand_abandonable(self, folder: Folder) -> None:
        if not folder.awaits_operator(self.clock.now()):
            raise ConflictError("signing.folder_not_failed")
        if folder.outgoing is not None or self.outgoing.is_asked_for(folder.intake_id):
            raise ConflictError("signing.number_taken")
