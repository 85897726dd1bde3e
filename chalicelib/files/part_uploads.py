"""Large files as senders see them: sent in parts, each signed with its checksum, and gone on with after any cut."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.files.model import MAX_SIZE_BYTES, Declaration, FileState, UploadedFile
from chalicelib.files.parts import MAX_FILE_BYTES, SMALLEST_PART_BYTES, HeldPart, Parts
from chalicelib.files.ports import FileStore, PartStorage, SignedPart
from chalicelib.files.service import FilesService
from chalicelib.kernel.digests import is_sha256
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.work import StaleError, Transactions, decide_again

MOST_NAMED = 10
"""Of lacking parts, so many are named at once."""


@dataclass(frozen=True)
class Gathering:
    """A file whose parts are coming in, and those that storage holds."""

    file: UploadedFile
    parts: Parts
    held: Sequence[HeldPart] = ()


class PartUploads:
    """Every act may be repeated, and may have been cut before or after its effect: what storage holds is the truth."""

    def __init__(
        self,
        files: FilesService,
        store: FileStore,
        storage: PartStorage,
        transactions: Transactions,
        part_bytes: int,
    ) -> None:
        if part_bytes < SMALLEST_PART_BYTES:
            raise ValueError(f"S3 takes no part below {SMALLEST_PART_BYTES} bytes")
        self._files = files
        self._store = store
        self._storage = storage
        self._transactions = transactions
        self._part_bytes = part_bytes

    def open(
        self,
        owner: str,
        administration_id: str,
        *,
        name: str,
        size_bytes: int,
        sha256: str | None = None,
        file_id: str | None = None,
    ) -> Gathering:
        """Expects one more file of this owner, in parts; under an id that was chosen before, once.

        ``InvalidError`` if what is declared cannot be accepted.
        """
        declared = Declaration(name, size_bytes, sha256).checked(MAX_FILE_BYTES)
        parts = Parts(size_bytes, self._part_bytes)
        file = self._files.expect(owner, administration_id, declared, parts=parts, file_id=file_id)
        return self._begun(file.id)

    def announce(
        self, file_id: str, owner: str, administration_id: str, *, name: str, size_bytes: int, sha256: str
    ) -> None:
        """Expects that file of this owner, under an id that was chosen before: again, it is expected once. A form sends
        it, and parts where it is too large for one. ``InvalidError`` if what is declared cannot be accepted."""
        declared = Declaration(name, size_bytes, sha256).checked(MAX_FILE_BYTES)
        parts = Parts(size_bytes, self._part_bytes) if size_bytes > MAX_SIZE_BYTES else None
        self._files.expect(owner, administration_id, declared, parts=parts, file_id=file_id)

    def resume(self, file_id: str) -> Gathering:
        """What storage holds of the file. Where it gathers no longer (after a day the bucket's rule ends what is
        unfinished), it begins anew with nothing.

        ``ConflictError`` ``files.already_uploaded`` once the file has arrived, ``files.sent_otherwise`` if a form
        sends it.
        """
        begun = self._begun(file_id)
        try:
            held = self._storage.held(begun.file.parts_key, begun.parts.upload_id)
        except NotFoundError:
            self._must_be_awaited(self._files.arrived(file_id))
            return self._begun(file_id, ended=begun.parts.upload_id)
        return replace(begun, held=held)

    def sign(self, file_id: str, checksums: Mapping[int, str]) -> list[SignedPart]:
        """A request for each of these parts, by number, whose SHA-256 are given in hexadecimal; a quarter of an hour.

        What is signed again replaces nothing: the parts that storage holds stay. ``InvalidError`` for a number that
        the file has not, or for what is no digest.
        """
        begun = self._begun(file_id)
        problems = list(_problems(begun.parts, checksums))
        if problems:
            raise InvalidError(problems)
        return [
            self._storage.sign(
                begun.file.parts_key, begun.parts.upload_id, number, begun.parts.size_of(number), sha256.lower()
            )
            for number, sha256 in sorted(checksums.items())
        ]

    def complete(self, file_id: str, sha256: str | None = None) -> UploadedFile:
        """The file, put together of its parts and arrived; a file that has arrived already is answered as it is.

        ``sha256`` of the whole, in hexadecimal, is declared with it, in the place of any that was declared before;
        inspection compares it with the bytes. ``ConflictError`` ``files.parts_lacking`` while parts are missing.
        """
        file = self._there(file_id)
        if not file.is_awaited:
            return file
        if sha256 is not None:
            decide_again(lambda: self._declare(file_id, sha256))
        with contextlib.suppress(NotFoundError):  # completed by another call, or ended by the bucket: arrivals tell
            decide_again(lambda: self._put_together(file_id))
        arrived = self._files.arrived(file_id)
        if arrived.is_awaited:
            _demand_all(self._begun(file_id))
        return arrived

    def _put_together(self, file_id: str) -> None:
        gathering = self._begun(file_id)
        key, upload_id = gathering.file.parts_key, gathering.parts.upload_id
        gathering = replace(gathering, held=self._storage.held(key, upload_id))
        _demand_all(gathering)
        self._storage.complete(key, upload_id, gathering.held, gathering.parts.size_bytes)

    def _declare(self, file_id: str, sha256: str) -> None:
        file = self._files.get(file_id)
        declared = file.declared.with_sha256(sha256)
        if file.is_awaited and declared != file.declared:
            with self._transactions() as work:
                self._store.save(work, replace(file, declared=declared))

    def _begun(self, file_id: str, ended: str = "") -> Gathering:
        """With an upload of storage's that is not the one known to have ended; begun here if there is none."""

        def act() -> Gathering:
            file = self._there(file_id)
            self._must_be_awaited(file)
            if file.parts is None:
                raise ConflictError("files.sent_otherwise", name=file.shown_name)
            if file.parts.upload_id not in ("", ended):
                return Gathering(file, file.parts)
            return self._begin(file, file.parts)

        return decide_again(act)

    def _begin(self, file: UploadedFile, parts: Parts) -> Gathering:
        begun = replace(parts, upload_id=self._storage.begin(file.parts_key))
        gathered = file.gathered_by(begun)
        try:
            with self._transactions() as work:
                self._store.save(work, gathered)
        except StaleError:
            kept = self._store.get(file.id)
            if kept is None or kept.parts != begun:
                self._storage.abort(file.parts_key, begun.upload_id)  # somebody else began one at the same time
            raise
        return Gathering(gathered, begun)

    def _there(self, file_id: str) -> UploadedFile:
        file = self._files.get(file_id)
        if file.state is FileState.REMOVED:
            raise NotFoundError("files.unknown")
        return file

    def _must_be_awaited(self, file: UploadedFile) -> None:
        if not file.is_awaited:
            raise ConflictError("files.already_uploaded", name=file.shown_name)


def _demand_all(gathering: Gathering) -> None:
    lacking = gathering.parts.lacking(gathering.held)
    if lacking:
        numbers = ", ".join(map(str, lacking[:MOST_NAMED])) + (", …" if len(lacking) > MOST_NAMED else "")
        raise ConflictError("files.parts_lacking", name=gathering.file.shown_name, numbers=numbers)


def _problems(parts: Parts, checksums: Mapping[int, str]) -> list[Problem]:
    strange = [number for number in checksums if not parts.has(number)]
    wrong = [number for number, sha256 in checksums.items() if not is_sha256(sha256)]
    return [
        *(Problem("parts", "files.no_such_part", number=number, count=parts.count) for number in strange[:MOST_NAMED]),
        *(Problem("parts", "files.bad_digest") for _ in wrong[:1]),
    ]
