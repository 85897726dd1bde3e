"""Files that go with what the office writes to a depositor: each agent's own, until the message that takes them."""

from dataclasses import dataclass

from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.registry.desk import thing_of
from chalicelib.registry.file_ports import FileFacts, Files, Upload
from chalicelib.registry.messages.ports import Depositors
from chalicelib.registry.messages.threads import known_of
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.ports import Mails

MAX_FILES = 10


@dataclass(frozen=True)
class Enclosures:
    """Two agents who write at once do not take each other's files."""

    mails: Mails
    depositors: Depositors
    files: Files
    may: Policy

    def open_upload(self, caller: Caller, mail: Mail) -> Upload:
        """A form for one more file; ``ConflictError`` when there are enough, or nobody to send them to."""
        if len(self.pending(caller, mail)) >= MAX_FILES:
            raise ConflictError("registry.files_too_many", limit=MAX_FILES)
        if not mail.has_depositor or not mail.allows(Step.WRITE):
            raise ConflictError("registry.no_depositor")
        return self.files.open_upload(_owner(caller, mail), mail.administration_id)

    def place(self, caller: Caller, mail: Mail, back_to: str) -> Upload | None:
        """The caller's open form, of a page to which the browser comes ``back_to``; None when there are enough."""
        if len(self.pending(caller, mail)) >= MAX_FILES:
            return None
        return self.files.place(_owner(caller, mail), mail.administration_id, caller.agent_id, back_to)

    def pending(self, caller: Caller, mail: Mail) -> list[FileFacts]:
        """What the caller, who may write, sent for a message that is not written yet, the oldest first."""
        self.may(caller, "mail.correspond", thing_of(mail)).demand()
        taken = {file_id for entry in self.mails.history(mail.id) for file_id in entry.files}
        return [file for file in self.files.arrivals_of(_owner(caller, mail)) if file.id not in taken]

    def remove(self, caller: Caller, mail: Mail, file_id: str) -> None:
        """Takes one of those back; again, it changes nothing."""
        if any(file.id == file_id for file in self.pending(caller, mail)):
            self.files.remove(file_id)

    def demand(self, caller: Caller, mail: Mail, file_ids: tuple[str, ...]) -> None:
        """``InvalidError`` unless every file is the caller's own, waits for its message, and was not refused. One that
        is still inspected may go: nobody reads it before it is clean."""
        if not file_ids:
            return
        pending = {file.id: file for file in self.pending(caller, mail)}
        taken = {file_id for entry in self.mails.history(mail.id)[-1:] for file_id in entry.files}
        for file_id in file_ids:
            file = pending.get(file_id)
            if file is None and file_id not in taken:  # the last act took it, which may be this very one, done again
                raise InvalidError([Problem("file", "registry.file_unknown")])
            if file is not None and file.state == "refused":
                raise InvalidError([Problem("file", "registry.file_refused", name=file.name)])

    def read_url(self, mail: Mail, file_id: str) -> str:
        """A link to a file of any message of a mail that the caller may read; ``NotFoundError`` for any other."""
        history = self.mails.history(mail.id)
        sent = {it for entry in history for it in entry.files}
        received = {it for message in known_of(mail, history, self.depositors).messages for it in message.files}
        if file_id not in sent | received:
            raise NotFoundError("not_found")
        return self.files.read_url(file_id)


def _owner(caller: Caller, mail: Mail) -> str:
    return f"message/{mail.id}/{caller.agent_id}"
