"""Going on with a draft later: by its link, copied or mailed to the address that stands in it.

The link is the draft's key, as its id is. It is mailed to the address of who writes and nowhere else.
"""

from dataclasses import dataclass
from typing import Protocol

from chalicelib.deposit.drafts.drafting import DraftService
from chalicelib.deposit.model import Deposit
from chalicelib.deposit.submission import nature_problems
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.identifiers import is_email


class LinkMailer(Protocol):
    """Has links mailed."""

    def send_draft(self, deposit_id: str, administration_id: str) -> None:
        """Has the draft's link mailed to the address in it."""


class Limit(Protocol):
    """How often something may be done, by key."""

    def hit(self, key: str) -> object:
        """Counts once more; ``ThrottledError`` beyond the limit."""


@dataclass(frozen=True)
class Resuming:
    """``links`` counts mails by draft, ``mails`` by address, whoever's drafts name it."""

    drafts: DraftService
    mailer: LinkMailer
    links: Limit
    mails: Limit

    def step(self, deposit: Deposit) -> str:
        """Where its depositor goes on: the first step in which something is missing, the check, or the confirmation."""
        if not deposit.is_draft:
            return "done"
        if deposit.excused(deposit.details.depositor_problems()):
            return "depositor"
        if deposit.details.letter_problems():
            return "letter"
        files = self.drafts.files(deposit)
        return "check" if files and not nature_problems(deposit, files) else "files"

    def mail_link(self, deposit_id: str) -> Deposit:
        """Has the link mailed.

        ``ConflictError`` ``deposit.no_address`` without an address, ``ThrottledError`` when it was mailed too often.
        """
        deposit = self.drafts.get(deposit_id)
        deposit.must_be_draft()
        if not is_email(deposit.details.email):
            raise ConflictError("deposit.no_address")
        self.links.hit(deposit.id)
        self.mails.hit(deposit.details.email.lower())
        self.mailer.send_draft(deposit.id, deposit.administration_id)
        return deposit
