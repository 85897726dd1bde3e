"""What is still to be done about files: places nobody used, verdicts that do not come, copies of what was removed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.files.model import FileState, UploadedFile
from chalicelib.files.ports import FileStore, Reinspection
from chalicelib.files.service import FilesService
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.patience import is_time_again

LATE_AFTER = timedelta(minutes=10)
SHOWN = 100


@dataclass(frozen=True)
class FileSweep:
    """Looks after files that wait; says how long the oldest has waited for its verdict."""

    store: FileStore
    files: FilesService
    reinspection: Reinspection
    clock: Clock

    def sweep(self) -> Mapping[str, float]:
        """Asks again for verdicts, gives up places that nobody used for a week, has copies of removed files cleared."""
        oldest, given_up = timedelta(), 0
        for file in self._due():
            if file.is_awaited:
                given_up += self._give_up(file)
            elif file.state is FileState.REMOVED:
                self._ask(file)
            else:
                age = self._age(file)
                oldest = max(oldest, age)
                if is_time_again(age):
                    self._ask(file)
        return {"OldestUndecidedFileSeconds": oldest.total_seconds(), "FilesGivenUp": given_up}

    def late(self) -> list[UploadedFile]:
        """Files that arrived more than ten minutes ago and have no verdict, the oldest first; at most a hundred."""
        waiting = [file for file in self._due() if not file.is_awaited and not file.is_decided]
        late = [file for file in waiting if self._age(file) > LATE_AFTER]
        return sorted(late, key=lambda file: file.uploaded_at or file.opened_at)[:SHOWN]

    def _due(self) -> list[UploadedFile]:
        found = [self.store.get(file_id) for file_id in self.store.due(self.clock.now())]
        return [file for file in found if file is not None and _is_watched(file)]

    def _age(self, file: UploadedFile) -> timedelta:
        return self.clock.now() - (file.uploaded_at or file.opened_at)

    def _give_up(self, file: UploadedFile) -> int:
        if not self.files.arrived(file.id).is_awaited:  # its event was lost, it was not
            return 0
        self.files.remove(file.id)
        return 1

    def _ask(self, file: UploadedFile) -> None:
        assert file.key and file.version_id
        self.reinspection.ask(file.key, file.version_id)


def _is_watched(file: UploadedFile) -> bool:
    """Indexes lag: what was decided meanwhile is left alone."""
    return not file.is_decided or (file.state is FileState.REMOVED and bool(file.key) and not file.cleared_away)
