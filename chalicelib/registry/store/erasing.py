"""What a mail's item and history say of a person, erased; its number, its instants and its chain's head stay."""

from dataclasses import replace

from pynamodb.expressions.update import Action

from chalicelib.adapters.dynamo import took_effect
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.work import StaleError, decide_again
from chalicelib.registry.model import Mail
from chalicelib.registry.sheet import Sheet
from chalicelib.registry.store.intakes import IntakeItem, IntakeStore
from chalicelib.registry.store.mails import HistoryItem, MailItem, MailStore


class MailErasing:
    """Erases people from mails."""

    def __init__(self, mails: MailStore, intakes: IntakeStore) -> None:
        self._mails, self._intakes = mails, intakes

    def erase(self, mail_id: str) -> str:
        """Erases, and says in which folder the mail was written or answered; empty where in none. Again, it changes
        nothing; there may be no such mail."""
        for item in HistoryItem.query(f"mail/{mail_id}", HistoryItem.sk.startswith("act/"), consistent_read=True):
            if item.note or item.pieces or item.files:
                words: list[Action] = [
                    HistoryItem.note.remove(),
                    HistoryItem.pieces.remove(),
                    HistoryItem.files.remove(),
                ]
                HistoryItem(item.pk, item.sk).update(words, condition=HistoryItem.pk.exists())
        return decide_again(lambda: self._sheet(mail_id))

    def _written_sheet(self, source: str) -> None:
        """The sheet that the office wrote a mail on before it had its number."""
        try:
            intake = self._intakes.get(source.removeprefix("intake/"))
        except NotFoundError:
            return
        if intake.sheet.subject or intake.sheet.addressee:
            blank = replace(intake, sheet=_blank(intake.sheet), chain=intake.chain.resalted())
            item = IntakeItem.of(blank, intake.version + 1)
            if not took_effect(lambda: item.save(condition=IntakeItem.version == intake.version)):
                raise StaleError(source)

    def _sheet(self, mail_id: str) -> str:
        try:
            mail = self._mails.get(mail_id)
        except NotFoundError:
            return ""
        if mail.source.startswith("intake/"):
            self._written_sheet(mail.source)
        if mail.sheet.subject or mail.sheet.sender or mail.note:
            item = MailItem.of(_without_person(mail), mail.version + 1)
            if not took_effect(lambda: item.save(condition=MailItem.version == mail.version)):
                raise StaleError(mail_id)
        return mail.folder_id


def _without_person(mail: Mail) -> Mail:
    void = replace(mail.void, reason="") if mail.void else None
    return replace(mail, sheet=_blank(mail.sheet), note="", void=void, chain=mail.chain.resalted())


def _blank(sheet: Sheet) -> Sheet:
    return replace(
        sheet,
        subject="",
        sender="",
        addressee="",
        represented="",
        sender_reference="",
        keywords=(),
        files=tuple(replace(file, name="") for file in sheet.files),
    )
