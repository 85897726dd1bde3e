"""Registered sending's neighbours: sealed replies of the registry's mails, and who wrote what they answer."""

from dataclasses import dataclass

from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.errors import ConflictError
from chalicelib.neighbours.reach import address_of
from chalicelib.notices.ports import Mailboxes
from chalicelib.registered.model import Document, Recipient
from chalicelib.registered.ports import Letter
from chalicelib.registry.desk import thing_of
from chalicelib.registry.model import Mail
from chalicelib.registry.ports import Mails
from chalicelib.registry.reading import ReadingService


@dataclass(frozen=True)
class LettersOfRegistry:
    """Registered sending's ``Letters``. Who may answer a mail may send its answer registered: to a depositor, where
    notices reach them by now."""

    mails: Mails
    reading: ReadingService
    deposits: DepositStore
    mailboxes: Mailboxes
    may: Policy

    def to_send(self, caller: Caller, mail_id: str) -> Letter:
        """The sealed reply of a mail, or the mail itself where it is one."""
        mail = self.mails.get(mail_id)
        seat = self.may(caller, "mail.reply", thing_of(mail)).demand()
        sealed = mail if mail.sealed_key else self._answer(mail)
        return Letter(
            mail_id=mail.id,
            administration_id=mail.administration_id,
            desk_id=seat.desk_id if seat else mail.desk_id,
            actor=caller.actor(seat),
            document=Document(sealed.sealed_key, sealed.sealed_sha256, str(sealed.number), sealed.verification_id),
            depositor=self._depositor(mail),
        )

    def demand_reading(self, caller: Caller, mail_id: str) -> None:
        """As whoever opens the mail's page."""
        self.reading.mail(caller, mail_id)

    def _answer(self, mail: Mail) -> Mail:
        answer = self.mails.get(mail.answer_id) if mail.answer_id else None
        if answer is None or not answer.sealed_key:
            raise ConflictError("registered.no_letter")
        return answer

    def _depositor(self, mail: Mail) -> Recipient | None:
        first = self.mails.get(mail.sheet.reply_to) if mail.sheet.reply_to else mail
        kind, _, deposit_id = first.source.partition("/")
        deposit = self.deposits.get(deposit_id) if kind == "deposit" else None
        if deposit is None:
            return None
        reached = address_of(self.mailboxes, deposit)
        return Recipient(deposit.details.name, reached, deposit.language) if reached else None
