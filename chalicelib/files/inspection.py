"""Inspection: the stored bytes decide, not what was said of them. It runs in a function of its own."""

import logging
import tempfile
from pathlib import Path

from chalicelib.files.deciding import Deciding
from chalicelib.files.judging import with_inspection, with_scan, without_bytes
from chalicelib.files.kinds import taken_from
from chalicelib.files.model import FileState, Inspection, Structure, UploadedFile, file_of_key
from chalicelib.files.ports import FileStore, Inspector, MalwareScan, Quarantine
from chalicelib.files.scan import Scan
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import Transactions, decide_again

logger = logging.getLogger(__name__)


class InspectionService:
    """Looks at each arrival once, hears what the malware scan says of it, and so says clean or refused."""

    def __init__(
        self,
        store: FileStore,
        quarantine: Quarantine,
        inspector: Inspector,
        malware: MalwareScan,
        deciding: Deciding,
        transactions: Transactions,
    ) -> None:
        self._store = store
        self._quarantine = quarantine
        self._inspector = inspector
        self._malware = malware
        self._deciding = deciding
        self._transactions = transactions

    def on_arrival(self, key: str, version_id: str, pursued: bool = False) -> None:
        """Inspects the version if it is the one that counts; anything else is passed over.

        Safe to repeat, and in any order. When inspection itself fails, the file is marked stuck so that people see
        it, and the failure goes on to the queue, which tries again. ``pursued``: somebody waits; the scan's word is
        looked for too, since its event may be lost.
        """
        file = self._claim(key, version_id)
        if file is None:
            return
        if file.state is FileState.REMOVED:
            self._deciding.clear_away(file.id)
            return
        try:
            self._inspect(file, pursued)
        except Exception:
            self._deciding.mark_stuck(file.id)
            raise

    def on_scan(self, key: str, version_id: str, said: Scan) -> bool:
        """Hears the malware scan's word on one stored version; whether it took back what was clean.

        It may come before the arrival is known, again, late, and of versions that do not count.
        """
        file = self._claim(key, version_id)
        if file is None:
            return False
        after = self._deciding.settle(file.id, lambda known: with_scan(known, said))
        return file.state is FileState.CLEAN and after is not None and after.state is FileState.REFUSED

    def _claim(self, key: str, version_id: str) -> UploadedFile | None:
        ids = file_of_key(key)
        if ids is None:
            logger.warning("an object that is no upload", extra={"key_parts": key.count("/")})
            return None
        file = decide_again(lambda: self._arrived(ids[1]))
        if file is None or file.administration_id != ids[0]:
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

    def _inspect(self, file: UploadedFile, pursued: bool) -> None:
        if not (file.inspected or file.is_decided):
            found = self._look(file)
            file = self._deciding.settle(file.id, lambda known: with_inspection(known, found)) or file
        if pursued and self._deciding.scanned and not file.is_decided:
            self._look_for_scan(file)

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
            return Inspection(sha256, self._inspector.look(path, taken_from(file.owner)))

    def _look_for_scan(self, file: UploadedFile) -> None:
        """The object's tag says what the event would have; where it does not, another scan is asked for."""
        assert file.key and file.version_id
        if file.version_id not in {it.version_id for it in self._quarantine.arrivals(file.prefix)}:
            self._deciding.settle(file.id, without_bytes)
            return
        said = self._malware.status(file.key, file.version_id)
        if said is not None and said.is_finding:
            self._deciding.settle(file.id, lambda known: with_scan(known, said))
        else:
            self._malware.scan_again(file.key, file.version_id)


def _reasons_of_size(file: UploadedFile) -> tuple[str, ...]:
    """From the size that storage counted; a declared one is exact, and storage itself refuses any other."""
    size_bytes = file.size_bytes or 0
    if size_bytes == 0:
        return ("empty",)
    if size_bytes > file.limit_bytes:
        return ("too_large",)
    return ("size_mismatch",) if file.declared.size_bytes not in (None, size_bytes) else ()
