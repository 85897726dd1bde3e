"""Files that go with a depositor's messages: sent first, then taken by the message that shows them.

They come in as every file does: quarantine, inspection. Nobody reads one before it is clean.
"""

from dataclasses import dataclass

from chalicelib.deposit.exchange.ports import Office, facts_of
from chalicelib.deposit.model import MAX_FILES, Deposit
from chalicelib.deposit.ports import FileFacts, Files, MessageStore, UploadForm
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem

_NOT_SENT = {"expected": "deposit.file_not_uploaded", "refused": "deposit.file_refused"}
"""States in which no message takes a file, and why."""


@dataclass(frozen=True)
class Parcels:
    """Files of the messages of one deposit, the depositor's and the office's."""

    files: Files
    messages: MessageStore
    office: Office

    def waiting(self, deposit: Deposit) -> list[FileFacts]:
        """Files for a message that is not sent yet, the oldest first: those that arrived, and large ones of which parts
        are still to come (``expected``)."""
        taken = self._taken(deposit)
        own = [file for file in self.files.of_owner(_owner(deposit)) if file.id not in taken]
        looked_for = [self.files.arrived(file.id) if file.state == "expected" else file for file in own]
        return [file for file in looked_for if file.in_parts or file.state != "expected"]

    def room(self, deposit: Deposit, besides: str | None = None) -> str:
        """The owner of one more file; ``ConflictError`` when there are enough besides that one, or no office to send
        them to."""
        if deposit.registration is None:
            raise ConflictError("deposit.not_registered")
        if sum(file.id != besides for file in self.waiting(deposit)) >= MAX_FILES:
            raise ConflictError("deposit.too_many_files", limit=MAX_FILES)
        return _owner(deposit)

    def demand_own(self, deposit: Deposit, file_id: str) -> None:
        """``NotFoundError`` ``files.unknown`` unless the file waits for a message of this deposit."""
        if not any(file.id == file_id for file in self.waiting(deposit)):
            raise NotFoundError("files.unknown")

    def open_upload(self, deposit: Deposit) -> UploadForm:
        """A form for one more file; refused as :meth:`room` says."""
        return self.files.open_upload(self.room(deposit), deposit.administration_id)

    def place(self, deposit: Deposit, redirect_url: str) -> UploadForm | None:
        """The open form of a page without scripts; None when enough files arrived: one that is gone on with needs no
        more room."""
        if sum(file.state != "expected" for file in self.waiting(deposit)) >= MAX_FILES:
            return None
        return self.files.place(_owner(deposit), deposit.administration_id, redirect_url)

    def remove(self, deposit: Deposit, file_id: str) -> None:
        """Takes one of those back that wait for a message; again, it changes nothing."""
        if any(file.id == file_id for file in self.waiting(deposit)):
            self.files.remove(file_id)

    def demand(self, deposit: Deposit, file_ids: tuple[str, ...]) -> None:
        """``InvalidError`` unless each arrived for a message of this deposit and was not refused; those that are still
        inspected may go."""
        if not file_ids:
            return
        waiting = {file.id: file for file in self.waiting(deposit)}
        for file_id in file_ids:
            file = waiting.get(file_id)
            if file is None:
                raise InvalidError([Problem("file", "deposit.file_unknown")])
            if file.state in _NOT_SENT:
                raise InvalidError([Problem("file", _NOT_SENT[file.state], name=file.name)])

    def of(self, file_ids: tuple[str, ...]) -> list[FileFacts]:
        """Files of a message, as they are now."""
        return [self.files.get(file_id) for file_id in file_ids]

    def read_url(self, deposit: Deposit, file_id: str) -> str:
        """A link to a file of any message; ``NotFoundError`` for any other, ``ConflictError`` before it is clean."""
        sent = {it for message in facts_of(self.office, deposit).messages for it in message.files}
        if file_id not in sent | self._taken(deposit):
            raise NotFoundError("files.unknown")
        return self.files.read_url(file_id)

    def _taken(self, deposit: Deposit) -> set[str]:
        return {file_id for message in self.messages.of(deposit.id) for file_id in message.files}


def _owner(deposit: Deposit) -> str:
    return f"exchange/{deposit.id}"
