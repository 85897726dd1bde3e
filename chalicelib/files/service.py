"""Uploads as their owners see them: a form to send one file, what became of it, and a link to read it."""

from chalicelib.files.model import (
    MAX_SIZE_BYTES,
    MIN_SIZE_BYTES,
    READ_LIFETIME,
    UNNAMED,
    Declaration,
    FileState,
    UploadedFile,
)
from chalicelib.files.parts import Parts
from chalicelib.files.ports import Documents, FileStore, PartStorage, PresignedPost, Quarantine, Reinspection
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import Chain
from chalicelib.kernel.work import StaleError, Transactions, decide_again


class FilesService:
    """Everything but inspection, which works apart (:mod:`chalicelib.files.inspection`)."""

    def __init__(
        self,
        store: FileStore,
        quarantine: Quarantine,
        parts: PartStorage,
        documents: Documents,
        reinspection: Reinspection,
        transactions: Transactions,
        clock: Clock,
    ) -> None:
        self._store = store
        self._quarantine = quarantine
        self._parts = parts
        self._documents = documents
        self._reinspection = reinspection
        self._transactions = transactions
        self._clock = clock

    def open_upload(
        self,
        owner: str,
        administration_id: str,
        *,
        name: str | None = None,
        size_bytes: int | None = None,
        sha256: str | None = None,
        redirect_url: str | None = None,
        place_of: str = "",
        file_id: str | None = None,
    ) -> tuple[UploadedFile, PresignedPost]:
        """Expects one more file of this owner, under that id as :meth:`expect` has it, and the form to send it with.

        ``InvalidError`` if what is declared cannot be accepted. With a ``redirect_url`` the browser is sent there
        once the bytes are stored, as a page without JavaScript needs; storage then takes any size, for its own
        refusal would be no page: inspection refuses in words.
        """
        declared = Declaration(name, size_bytes, sha256).checked()
        file = self.expect(owner, administration_id, declared, place_of=place_of, file_id=file_id)
        return file, self._form(file, redirect_url)

    def expect(
        self,
        owner: str,
        administration_id: str,
        declared: Declaration,
        *,
        place_of: str = "",
        parts: Parts | None = None,
        file_id: str | None = None,
    ) -> UploadedFile:
        """One more file of this owner, by whatever way it will be sent: under an id that was chosen before, it is
        expected once, however often that is asked."""
        file_id = file_id or new_id()
        file = UploadedFile(
            id=file_id,
            administration_id=administration_id,
            owner=owner,
            declared=declared,
            opened_at=self._clock.now(),
            chain=Chain.start(f"file/{file_id}"),
            place_of=place_of,
            parts=parts,
        )
        try:
            with self._transactions() as work:
                self._store.add(work, file)
        except StaleError:
            known = self.get(file_id)
            if known.owner != owner:
                raise
            return known
        return file

    def place(
        self, owner: str, administration_id: str, agent_id: str, redirect_url: str
    ) -> tuple[UploadedFile, PresignedPost]:
        """The agent's own open place for one more file of this owner: the same one until something arrives in it."""
        for file in self._store.of_owner(owner):
            if file.place_of == agent_id and file.is_awaited and self.arrived(file.id).is_awaited:
                return file, self._form(file, redirect_url)
        return self.open_upload(owner, administration_id, redirect_url=redirect_url, place_of=agent_id)

    def form(self, file_id: str, redirect_url: str | None = None) -> PresignedPost:
        """A fresh form for a file that has not arrived: the first one may have expired."""
        return self._form(self.get(file_id), redirect_url)

    def get(self, file_id: str) -> UploadedFile:
        """The file; ``NotFoundError`` ``files.unknown``."""
        file = self._store.get(file_id)
        if file is None:
            raise NotFoundError("files.unknown")
        return file

    def of_owner(self, owner: str) -> list[UploadedFile]:
        """The owner's files in the order they were opened."""
        return self._store.of_owner(owner)

    def arrived(self, file_id: str) -> UploadedFile:
        """The file after a look into quarantine, which may know of its arrival before the event comes."""

        def act() -> UploadedFile:
            file = self.get(file_id)
            if not file.is_awaited:
                return file
            arrivals = self._quarantine.arrivals(file.prefix)
            if not arrivals:
                return file
            with self._transactions() as work:
                self._store.save(work, file.arrived(arrivals[0]))
            return self.get(file_id)

        return decide_again(act)

    def remove(self, file_id: str) -> None:
        """Takes a file back from its owner. Its parts are given up at once, so that no act is needed for them later;
        bytes that arrived leave quarantine by the bucket's lifecycle rule."""

        def act() -> None:
            file = self.get(file_id)
            if file.state is FileState.REMOVED:
                return
            if file.is_awaited and file.parts and file.parts.upload_id:
                self._parts.abort(file.parts_key, file.parts.upload_id)
            with self._transactions() as work:
                self._store.remove(work, file.removed())

        decide_again(act)

    def erase(self, file_id: str) -> None:
        """Takes a file away for good: its clean copy first, whose bytes the bucket ends in a week; then what is known
        of it, but for its digest. Again, it changes nothing."""

        def act() -> None:
            file = self._store.get(file_id)
            if file is None or file.is_erased:
                return
            self._documents.withdraw(file.document_key)
            with self._transactions() as work:
                self._store.remove(work, file.erased())

        decide_again(act)

    def read_url(self, file_id: str, inline: bool = True) -> str:
        """A link of five minutes to a clean file; ``ConflictError`` ``files.not_clean`` for any other.

        ``inline`` counts only for kinds that browsers show by themselves.
        """
        return self.link_to(self.get(file_id), inline)

    def link_to(self, file: UploadedFile, inline: bool = True) -> str:
        """As :meth:`read_url`, to a file that was just read."""
        if file.state is not FileState.CLEAN:
            raise ConflictError("files.not_clean")
        kind = file.true_kind
        return self._documents.read_url(
            file.document_key, kind.named(file.shown_name), kind.media_type, inline and kind.inline, READ_LIFETIME
        )

    def pursue(self, file_id: str) -> UploadedFile:
        """Has an undecided file looked at again: its event, or its inspection, may have been lost."""
        file = self.arrived(file_id)
        if file.state in (FileState.UPLOADED, FileState.STUCK) and file.key and file.version_id:
            self._reinspection.ask(file.key, file.version_id)
        return file

    def _form(self, file: UploadedFile, redirect_url: str | None) -> PresignedPost:
        if not file.is_awaited:
            raise ConflictError("files.already_uploaded", name=file.shown_name)
        if file.parts:
            raise ConflictError("files.sent_otherwise", name=file.shown_name)
        key = file.prefix + (UNNAMED if file.declared.name else "${filename}")
        limits = None if redirect_url else _limits(file.declared.size_bytes)
        return self._quarantine.form(key, limits, file.declared.sha256, redirect_url)


def _limits(declared_bytes: int | None) -> tuple[int, int]:
    return (MIN_SIZE_BYTES, MAX_SIZE_BYTES) if declared_bytes is None else (declared_bytes, declared_bytes)
