"""What the registry does when other contexts say that something happened. Each event may come more than once."""

from dataclasses import dataclass, replace

from chalicelib.kernel.events import Event
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.intakes import IntakeService
from chalicelib.registry.model import Mail, Status, Step
from chalicelib.registry.ports import FileFacts, Files, Folders


@dataclass(frozen=True)
class Reactions:
    """One method an event."""

    acts: MailActs
    intakes: IntakeService
    files: Files
    folders: Folders

    def on_file_cleared(self, event: Event) -> None:
        """A scan is clean: its letter takes its number now; if it has one already, the scan is added to it."""
        owner = str(event["owner"])
        if not owner.startswith("intake/"):
            return
        mail = self.intakes.take_number(owner.removeprefix("intake/"))
        scan = self.files.get(event["file_id"])
        self.acts.perform(mail.id, None, lambda before: _attach(before, scan))

    def on_folder_refused(self, event: Event) -> None:
        """The reply was refused: the mail is back at its handler's desk, with the reason."""
        self._return(event)

    def on_folder_abandoned(self, event: Event) -> None:
        """The operator gave the reply up: as after a refusal."""
        self._return(event)

    def _return(self, event: Event) -> None:
        reason = self.folders.reason_of(event["folder_id"])
        self.acts.perform(event["mail_id"], None, lambda mail: _take_back(mail, event["folder_id"], reason))

    def on_folder_sealed(self, event: Event) -> None:
        """The reply left: the mail is answered, and the outgoing mail knows its sealed document; neither act waits
        for the other to succeed."""
        try:
            self.acts.perform(event["mail_id"], None, lambda mail: _answer(mail, event))
        finally:
            self.acts.perform(event["reply_mail_id"], None, lambda mail: _keep_sealed(mail, event))


def _attach(mail: Mail, scan: FileFacts) -> MailAct | None:
    if scan.id in {file.id for file in mail.sheet.files}:
        return None
    sheet = replace(mail.sheet, files=(*mail.sheet.files, scan.on_sheet()))
    change = {"file_id": scan.id, "sha256": scan.sha256}
    return MailAct(Step.ATTACH_SCAN, "ScanAttached", lambda before: replace(before, sheet=sheet), detail=change)


def _take_back(mail: Mail, folder_id: str, reason: str) -> MailAct | None:
    if mail.folder_id != folder_id or mail.status is not Status.IN_SIGNATURE:
        return None
    return MailAct(
        Step.TAKE_BACK,
        "MailReturned",
        lambda before: replace(before, status=Status.ASSIGNED, folder_id="", note=reason),
        detail={"folder_id": folder_id, "desk_id": mail.desk_id},
        note=reason,
        desk_id=mail.desk_id,
    )


def _keep_sealed(mail: Mail, event: Event) -> MailAct | None:
    if mail.sealed_key:
        return None
    key, digest = str(event["key"]), str(event["sha256"])
    return MailAct(
        Step.KEEP_SEALED,
        "ReplySealed",
        lambda before: replace(before, sealed_key=key, sealed_sha256=digest, folder_id=event["folder_id"]),
        detail={"folder_id": event["folder_id"], "sha256": digest},
    )


def _answer(mail: Mail, event: Event) -> MailAct | None:
    if mail.folder_id != event["folder_id"] or mail.status is not Status.IN_SIGNATURE:
        return None
    return MailAct(
        Step.ANSWER,
        "MailAnswered",
        lambda before: replace(before, status=Status.ANSWERED, answer_id=event["reply_mail_id"]),
        detail={"reply_mail_id": event["reply_mail_id"], "folder_id": event["folder_id"]},
    )
