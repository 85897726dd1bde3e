"""Whose bundle an agent may have: a deposit's, where they may read every mail that it became."""

from dataclasses import dataclass

from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.access import Caller
from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.neighbours.of_bundles import mails_of
from chalicelib.registry.model import Mail
from chalicelib.registry.reading import ReadingService


@dataclass(frozen=True)
class BundlesOfMails:
    """A bundle holds the records and receipts of all mails of its deposit: the right to read one is not enough."""

    deposits: DepositStore
    reading: ReadingService

    def of(self, caller: Caller, mail_id: str) -> tuple[Mail, str]:
        """The mail and its bundle's subject.

        As for reading the mail; ``NotFoundError`` for one that nobody deposited, ``ForbiddenError``
        ``bundles.sent_on`` where it was sent on to who keeps its mails from the caller.
        """
        mail = self.reading.mail(caller, mail_id)
        deposit = self.deposits.get(mail.source.removeprefix("deposit/")) if mail.has_depositor else None
        if deposit is None:
            raise NotFoundError("not_found")
        try:
            for other in mails_of(deposit):
                self.reading.mail(caller, other)
        except (NotFoundError, ForbiddenError) as error:
            raise ForbiddenError("bundles.sent_on") from error
        return mail, deposit.source
