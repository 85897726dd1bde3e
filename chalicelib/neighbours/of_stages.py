"""What evidence of a delivery says of its message: from the deposit, its reply, or the letter sent registered."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.deposit.fates import Reply
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import DepositStore
from chalicelib.evidence.stages.model import About, Happening, Message, Party
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import Chain, salted_digest
from chalicelib.organisation.service import OrganisationService
from chalicelib.registered.model import Sending


class Sendings(Protocol):
    """Letters sent registered."""

    def get(self, sending_id: str) -> Sending | None:
        """The sending, or None."""


@dataclass(frozen=True)
class DeliveredMessages:
    """Evidence's ``Messages``. Everything told of a message is as it was when the thing happened, however late it is
    asked for: what an event does not hold itself does not change after it."""

    deposits: DepositStore
    sendings: Sendings
    organisation: OrganisationService

    def of(self, happening: Happening) -> Message:
        """The message that it is evidence of."""
        kind, _, subject_id = happening.subject.partition("/")
        if kind == "registered":
            return self._registered(self.sendings.get(subject_id), happening)
        deposit = self.deposits.get(subject_id)
        if deposit is None:
            raise NotFoundError("deposit.unknown")
        return self._reply(deposit, happening) if happening.about is About.REPLY else self._letter(deposit, happening)

    def _letter(self, deposit: Deposit, happening: Happening) -> Message:
        submission = deposit.submitted
        return Message(
            id=submission.verification_id,
            submitted_at=submission.submitted_at,
            sender=_depositor(deposit),
            recipient=self._administration(happening.administration_id),
            contents=[(file.known_sha256, file.size_bytes) for file in submission.files],
        )

    def _reply(self, deposit: Deposit, happening: Happening) -> Message:
        reply = _reply_of(deposit, happening.reply_mail_id, happening.at)
        return Message(
            id=reply.verification_id,
            submitted_at=reply.sealed_at,
            sender=self._administration(_who_had(deposit, reply.sealed_at)),
            recipient=_depositor(deposit),
            contents=[(reply.sha256, None)],
            number=reply.number,
            in_reply_to=deposit.submitted.verification_id,
        )

    def _registered(self, sending: Sending | None, happening: Happening) -> Message:
        if sending is None:
            raise NotFoundError("registered.unknown")
        return Message(
            id=sending.document.verification_id,
            submitted_at=sending.sent_at,
            sender=self._administration(happening.administration_id),
            recipient=_person(sending.chain, sending.recipient.name, sending.recipient.email),
            contents=[(sending.document.sha256, None)],
            number=sending.document.number,
        )

    def _administration(self, administration_id: str) -> Party:
        return Party(administration_id, self.organisation.administration(administration_id).name)


def _reply_of(deposit: Deposit, mail_id: str, at: datetime) -> Reply:
    """The one of this mail; else the last that was sealed by then, as a notice names none."""
    found = [it for it in deposit.replies if it.mail_id == mail_id or (not mail_id and it.sealed_at <= at)]
    if not found:
        raise NotFoundError("deposit.no_reply")
    return found[-1]


def _who_had(deposit: Deposit, at: datetime) -> str:
    """The administration that had the letter then: the one that replied, wherever it was deposited."""
    legs = [leg.administration_id for leg in deposit.legs if leg.registered_at and leg.registered_at <= at]
    return legs[-1] if legs else deposit.administration_id


def _depositor(deposit: Deposit) -> Party:
    return _person(deposit.chain, deposit.details.name, deposit.details.email)


def _person(chain: Chain, name: str, email: str) -> Party:
    """By a digest under the chain's salt, which stands with the object: erased with it, the digest tells nothing."""
    return Party(digest=salted_digest(chain.salt, 0, {"name": name, "email": email.lower()}))
