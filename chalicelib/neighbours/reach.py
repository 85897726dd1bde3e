"""Where depositors are reached by now: an address that the registry office corrected goes before the one they gave."""

from chalicelib.deposit.model import Deposit
from chalicelib.notices.model import Channel
from chalicelib.notices.ports import Mailboxes


def address_of(mailboxes: Mailboxes, deposit: Deposit) -> str:
    """Where mails to its depositor go; empty where no address is known."""
    return mailboxes.look(deposit.source, Channel.MAIL, deposit.details.email).address


def is_mailed(mailboxes: Mailboxes, deposit: Deposit) -> bool:
    """Whether there is such an address; nothing is read for who gave one."""
    return bool(deposit.details.email or address_of(mailboxes, deposit))
