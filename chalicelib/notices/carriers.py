"""By what a notice goes: as mail, or as short message within what may be spent; never to a closed address."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.identifiers import SMS_COUNTRIES, is_mobile
from chalicelib.kernel.short_messages import parts
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Channel, Notice
from chalicelib.notices.ports import Budget, Mailbox, Mailboxes, Post, Texting, UndeliverableError
from chalicelib.notices.short_letters import ShortLetters

PARTS_A_NUMBER_AND_DAY = 20
"""More than anybody needs; whoever wants to have a stranger's telephone ring meets it first."""


@dataclass(frozen=True)
class MailCarrier:
    """Mail."""

    letters: Letters
    post: Post
    mailboxes: Mailboxes

    def carry(self, notice: Notice, code: str) -> None:
        """Composes the letter and hands it to the mail service."""
        recipient, letter = self.letters.compose(notice, code)
        mailbox = open_mailbox(self.mailboxes, notice, recipient.address)
        self.post.send(mailbox, letter, notice)


@dataclass(frozen=True)
class SmsCarrier:
    """Short messages, as far as the administration's and the number's shares of the day reach.

    ``parts_a_day`` is what each administration may have sent on one civil day; 0 sends none at all.
    """

    letters: ShortLetters
    texting: Texting
    mailboxes: Mailboxes
    budget: Budget
    parts_a_day: int
    clock: Clock

    def carry(self, notice: Notice, code: str) -> None:
        """Composes the text, takes its parts from the shares of the day, and has it sent."""
        recipient, text = self.letters.compose(notice, code)
        mailbox = open_mailbox(self.mailboxes, notice, recipient.phone)
        if not is_mobile(mailbox.address, SMS_COUNTRIES):
            raise UndeliverableError("sms_number")
        self._pay(notice.administration_id, mailbox, parts(text))
        self.texting.send(mailbox, text, notice)

    def _pay(self, administration_id: str, mailbox: Mailbox, count: int) -> None:
        today = civil_date(self.clock.now())
        if not self.budget.take(f"number/{mailbox.digest}", today, count, PARTS_A_NUMBER_AND_DAY):
            raise UndeliverableError("sms_number_cap")
        if not self.budget.take(f"administration/{administration_id}", today, count, self.parts_a_day):
            raise UndeliverableError("sms_cap")


def open_mailbox(mailboxes: Mailboxes, notice: Notice, given: str) -> Mailbox:
    """Where the notice goes; ``UndeliverableError`` without an address, or where it is closed and nobody insists."""
    own = not notice.to_colleague  # whose address is not the one that was given in the place of the depositor's
    mailbox = mailboxes.look(notice.recipient, notice.channel, given) if own else mailboxes.at(given)
    if not mailbox.address:
        raise UndeliverableError("no_number" if notice.channel is Channel.SMS else "no_address")
    if not mailbox.closed:
        return mailbox
    if not notice.insists:
        raise UndeliverableError("address_closed")
    mailboxes.forgive(mailbox.digest)
    return mailbox
