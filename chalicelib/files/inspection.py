"""Inspection: the stored bytes decide, not what was said of them. It runs in a function of its own."""

import logging
import tempfile
from dataclasses import replace
from pathlib import Path

from chalicelib.files.model import FileState, Inspection, Structure, UploadedFile, file_of_key
from chalicelib.files.ports import Documents, FileStore, Inspector, Quarantine
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Log
from chalicelib.kernel.work import Transactions, decide_again

logger = logging.getLogger(__name__)


class InspectionService:
    """Looks at each arrival once, and says clean or refused."""

    def __init__(
        self,
        store: FileStore,
        quarantine: Quarantine,
        documents: Documents,
        inspector: Inspector,
        log: Log,
        transactions: Transactions,
        clock: Clock,
    ) -> None:
        self._store = store
        self._quarantine = quarantine
        self._documents = documents
        self._inspector = inspector
        self._log = log
        self._transactions = transactions
        self._clock = clock

    def on_arrival(self, key: str, version_id: str) -> None:
        """Inspects the version if it is the one that counts; anything else is passed over.

        Safe to repeat, and in any order. When inspection itself fails, the file is marked stuck so that people see
        it, and the failure goes on to the queue, which tries again.
        """
        file = self._claim(key, version_id)
        if file is None:
            return
        try:
            self._decide(file)
        except Exception:
            self._mark_stuck(file.id)
            raise

    def _claim(self, key: str, version_id: str) -> UploadedFile | None:
        ids = file_of_key(key)
        if ids is None:
            logger.warning("an object that is no upload", extra={"key_parts": key.count("/")})
            return None
        file = decide_again(lambda: self._arrived(ids[1]))
        if file is None or file.is_decided or file.administration_id != ids[0]:
            return None
        return file if (file.key, file.version_id) == (key, version_id) else None

    def _arrived(self, file_id: str) -> UploadedFile | None:
        file = self._store.get(file_id)
        if file is None or not file.is_awaited:
            return file
        arrivals = self._quarantine.arrivals(file.prefix)
        if not arrivals:
            return file
        with self._transactions() as work:
            self._store.save(work, file.arrived(arrivals[0]))
        return self._store.get(file_id)

    def _decide(self, file: UploadedFile) -> None:
        found = self._look(file)
        if not found.reasons:
            assert file.key and file.version_id
            self._documents.keep(file.key, file.version_id, file.document_key)
        decide_again(lambda: self._record(file.id, found))

    def _look(self, file: UploadedFile) -> Inspection:
        assert file.key and file.version_id
        reasons = _reasons_of_size(file)
        if reasons:  # not even fetched: forms of pages without scripts let storage take any size
            return Inspection("", Structure(reasons=reasons))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "file"
            try:
                sha256 = self._quarantine.fetch(file.key, file.version_id, path)
            except NotFoundError:
                return Inspection("", Structure(reasons=("bytes_gone",)))
            if file.declared.sha256 not in (None, sha256):
                return Inspection(sha256, Structure(reasons=("digest_mismatch",)))
            return Inspection(sha256, self._inspector.look(path))

    def _record(self, file_id: str, found: Inspection) -> None:
        file = self._store.get(file_id)
        if file is None or file.is_decided:
            return
        judged = file.judged(found, self._clock.now())
        record, chain = judged.chain.append(_act(judged))
        with self._transactions() as work:
            self._store.save(work, replace(judged, chain=chain))
            self._log.append(work, record)

    def _mark_stuck(self, file_id: str) -> None:
        def act() -> None:
            file = self._store.get(file_id)
            if file is None or file.is_decided or file.state is FileState.STUCK:
                return
            with self._transactions() as work:
                self._store.save(work, file.stuck())

        decide_again(act)


def _reasons_of_size(file: UploadedFile) -> tuple[str, ...]:
    """From the size that storage counted; a declared one is exact, and storage itself refuses any other."""
    size_bytes = file.size_bytes or 0
    if size_bytes == 0:
        return ("empty",)
    if size_bytes > file.limit_bytes:
        return ("too_large",)
    return ("size_mismatch",) if file.declared.size_bytes not in (None, size_bytes) else ()


def _act(file: UploadedFile) -> Act:
    assert file.decided_at is not None
    return Act(
        event="FileCleared" if file.state is FileState.CLEAN else "FileRefused",
        at=file.decided_at,
        actor=SYSTEM,
        administration_id=file.administration_id,
        detail={"file_id": file.id, "owner": file.owner, "reasons": list(file.reasons)},
        content={"name": file.shown_name, "size_bytes": file.size_bytes, "sha256": file.sha256, "pages": file.pages},
        correlation_id=file.owner,
    )
