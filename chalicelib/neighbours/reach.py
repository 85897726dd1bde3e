"""Where depositors are reached by now: an address that the registry office corrected goes before the one they gave."""

from dataclasses import dataclass

from chalicelib.deposit.model import Deposit
from chalicelib.notices.model import Channel
from chalicelib.notices.ports import Mailboxes


@dataclass(frozen=True)
class Reach:
    """``texting``: short messages are sent to those who asked for them."""

    mailboxes: Mailboxes
    texting: bool

    def number_of(self, deposit: Deposit) -> str:
        """Where short messages to its depositor go: the number that they asked for them at; of whom no mail reaches,
        the one that they agreed to afterwards. Empty where there is none."""
        if not self.texting:
            return ""
        number = deposit.details.sms_number
        if number or is_mailed(self.mailboxes, deposit):
            return number
        return self.mailboxes.look(deposit.source, Channel.SMS, "").address

    def is_told(self, deposit: Deposit) -> bool:
        """Whether its depositor learns by mail or short message that something came."""
        return is_mailed(self.mailboxes, deposit) or bool(self.number_of(deposit))


def address_of(mailboxes: Mailboxes, deposit: Deposit) -> str:
    """Where mails to its depositor go; empty where no address is known."""
    return mailboxes.look(deposit.source, Channel.MAIL, deposit.details.email).address


def is_mailed(mailboxes: Mailboxes, deposit: Deposit) -> bool:
    """Whether there is such an address; nothing is read for who gave one."""
    return bool(deposit.details.email or address_of(mailboxes, deposit))
