"""What was found is kept, and what becomes of the file with it: the copy that people read, and the record."""

from collections.abc import Callable
from dataclasses import replace

from chalicelib.files.judging import decided
from chalicelib.files.model import FileState, UploadedFile
from chalicelib.files.ports import Documents, FileStore
from chalicelib.files.scan import Scan
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import SYSTEM, Act, Log
from chalicelib.kernel.work import Transactions, decide_again

Change = Callable[[UploadedFile], UploadedFile]


class Deciding:
    """Adds what was found to a file. ``scanned`` says whether a clean file needs the malware scan's word."""

    def __init__(
        self,
        store: FileStore,
        documents: Documents,
        log: Log,
        transactions: Transactions,
        clock: Clock,
        scanned: bool,
    ) -> None:
        self._store = store
        self._documents = documents
        self._log = log
        self._transactions = transactions
        self._clock = clock
        self.scanned = scanned

    def settle(self, file_id: str, change: Change) -> UploadedFile | None:
        """The file with the change, and decided as far as that allows; None if there is no such file.

        Safe to repeat. The copy is made before the file is called clean, and taken away after it no longer is: a crash
        in between leaves a copy that nobody has a link to, and the same call made again takes it away.
        """
        return decide_again(lambda: self._settle(file_id, change))

    def clear_away(self, file_id: str) -> None:
        """Nobody reads a copy of a file that its sender took back: it stands behind a delete marker, where the bucket's
        rule ends it after seven days."""

        def act() -> None:
            file = self._store.get(file_id)
            if file is None or file.state is not FileState.REMOVED:
                return
            self._documents.withdraw(file.document_key)
            if not file.cleared_away:
                with self._transactions() as work:
                    self._store.save(work, replace(file, cleared_away=True))

        decide_again(act)

    def mark_stuck(self, file_id: str) -> None:
        """Inspection failed for a reason of ours."""

        def act() -> None:
            file = self._store.get(file_id)
            if file is None or file.is_decided or file.state is FileState.STUCK:
                return
            with self._transactions() as work:
                self._store.save(work, file.stuck())

        decide_again(act)

    def _settle(self, file_id: str, change: Change) -> UploadedFile | None:
        file = self._store.get(file_id)
        if file is None:
            return None
        after = decided(change(file), self._clock.now(), self.scanned)
        if after != file:
            self._commit(file, after)
        if _must_not_be_read(after):
            self._documents.withdraw(after.document_key)
        return after

    def _commit(self, file: UploadedFile, after: UploadedFile) -> None:
        if after.state is FileState.CLEAN and file.state is not FileState.CLEAN:
            assert after.key and after.version_id
            self._documents.keep(after.key, after.version_id, after.document_key, after.true_kind.media_type)
        with self._transactions() as work:
            if after.state is file.state or not after.is_decided:
                self._store.save(work, after)
                return
            record, chain = after.chain.append(_act(after, taken_back=file.state is FileState.CLEAN))
            self._store.save(work, replace(after, chain=chain))
            self._log.append(work, record)


def _must_not_be_read(file: UploadedFile) -> bool:
    """A copy may stand there: made before the threat was heard of, or at the same moment."""
    return file.scan is Scan.THREATS_FOUND or file.state is FileState.REMOVED


def _act(file: UploadedFile, taken_back: bool) -> Act:
    assert file.decided_at is not None
    return Act(
        event="FileWithdrawn" if taken_back else "FileCleared" if file.state is FileState.CLEAN else "FileRefused",
        at=file.decided_at,
        actor=SYSTEM,
        administration_id=file.administration_id,
        detail={"file_id": file.id, "owner": file.owner, "reasons": list(file.reasons)},
        content={
            "name": file.shown_name,
            "size_bytes": file.size_bytes,
            "sha256": file.sha256,
            "pages": file.pages,
            "kind": file.kind,
            "scan": file.scan,
        },
        correlation_id=file.owner,
    )
