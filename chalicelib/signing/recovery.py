"""Folders that do not go on by themselves: what the sweep mends alone, and what an operator decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.signing.model import STANDS_STILL_AFTER, Folder, FolderState
from chalicelib.signing.ports import Executions, Folders
from chalicelib.signing.service import SigningService

UNWOKEN_AFTER = timedelta(seconds=30)
UNSTARTED_AFTER = timedelta(seconds=60)


@dataclass(frozen=True)
class Recovery:
    """Each use case is safe to repeat, and harmless to a circuit that goes on by itself meanwhile."""

    service: SigningService
    folders: Folders
    executions: Executions
    clock: Clock

    def sweep(self) -> int:
        """Wakes circuits and starts folders that a crash left behind; answers how many folders await an operator."""
        now = self.clock.now()
        for folder_id, place in self.folders.decided_but_waiting(now - UNWOKEN_AFTER):
            self._wake(self.service.find(folder_id), place)
        for folder_id in self.folders.unchanged(FolderState.OPENED, now - UNSTARTED_AFTER):
            self.service.start(folder_id)
        return len(self._stuck())

    def _wake(self, folder: Folder, place: int) -> None:
        """A run that waits with no token goes on by itself; one that is gone is followed by another."""
        if self.service.wake(folder, folder.groups[place - 1]):
            return
        if folder.state is FolderState.IN_PROGRESS and not self.executions.is_running(folder.id, folder.runs):
            self.service.start(folder.id)
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
        if not self.service.find(folder_id).awaits_operator(self.clock.now()):
            raise ConflictError("signing.folder_not_failed")
        self.service.start(folder_id)
