"""What the registry does when other contexts say that something happened. Each event may come more than once."""

from dataclasses import dataclass, replace

from chalicelib.kernel.events import Event
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.by_hand.intakes import IntakeService
from chalicelib.registry.file_ports import FileFacts, Files
from chalicelib.registry.messages.hearing import withdrawn
from chalicelib.registry.model import Mail, Status, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory, Folders

PAGE = 100


@dataclass(frozen=True)
class Reactions:
    """One method an event."""

    acts: MailActs
    intakes: IntakeService
    files: Files
    folders: Folders
    directory: Directory

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
        self.acts.perform(event["mail_id"], None, _withdraw)

    def on_folder_sealed(self, event: Event) -> None:
        """The reply left: the mail is answered, and the outgoing mail knows its sealed document; neither act waits
        for the other to succeed."""
        try:
            self.acts.perform(event["mail_id"], None, lambda mail: _answer(mail, event))
        finally:
            self.acts.perform(event["reply_mail_id"], None, lambda mail: _keep_sealed(mail, event))

    def on_desks_changed(self, event: Event) -> None:
        """Desks came, changed or went: what waits where nobody looks after it any more goes to the nearest office."""
        offices = Offices.of(self.directory, event.administration_id)
        for basket in offices.doubtful_baskets():
            for mail_id in self._deserted(basket, offices):
                self.acts.perform(mail_id, None, lambda mail: _pass_on(mail, offices))

    def _deserted(self, basket: str, offices: Offices) -> list[str]:
        """Read whole before anything is moved: a page of what moves meanwhile would leave some out."""
        page = self.acts.mails.basket(basket, None, PAGE)
        found = list(page.items)
        while page.next_cursor:
            page = self.acts.mails.basket(basket, page.next_cursor, PAGE)
            found += page.items
        return [mail.id for mail in found if offices.is_deserted(mail)]


def _pass_on(mail: Mail, offices: Offices) -> MailAct | None:
    if not offices.is_deserted(mail):
        return None
    after = offices.receive(replace(mail, status=Status.TO_QUALIFY, desk_id=""))
    if after.basket == mail.basket:
        return None  # nobody else looks after it either
    detail = {"entity_id": after.entity_id, "office_id": after.office, "desks": offices.desks_for(after)}
    return MailAct(Step.PASS_ON, "MailPassedOn", lambda _: after, detail=detail, entity_id=after.office)


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


def _withdraw(mail: Mail) -> MailAct | None:
    """What its depositor asked for while a reply was being signed, now that there is none."""
    if mail.course.withdrawal_asked_at is None or not mail.allows(Step.WITHDRAW):
        return None
    return withdrawn(mail, {"source": mail.source, "desks": [mail.desk_id]})


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
