"""What registered sending needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.access import Caller
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.registered.model import Document, Recipient, Sending


class Sendings(Protocol):
    """Sendings as stored; reads are strongly consistent unless said."""

    def get(self, sending_id: str) -> Sending | None:
        """The sending, or None."""

    def of_mail(self, mail_id: str) -> Sequence[Sending]:
        """Those of a mail, the newest first."""

    def save(self, work: Work, sending: Sending) -> None:
        """A new one, or one as it now is; committing fails if it changed since it was read, or is there already."""

    def due(self, now: datetime, limit: int) -> Sequence[str]:
        """The ids of those whose period is over and not yet recorded as over, the longest over first; may lag."""


@dataclass(frozen=True)
class Letter:
    """A sealed letter that may be sent: of which mail, by whom, from which desk; ``depositor`` is who wrote the mail
    that it answers, where that was deposited on the portal."""

    mail_id: str
    administration_id: str
    desk_id: str
    actor: Actor
    document: Document
    depositor: Recipient | None


class Letters(Protocol):
    """The registry's mails, as far as registered sending goes."""

    def to_send(self, caller: Caller, mail_id: str) -> Letter:
        """The sealed letter of a mail that the caller may answer.

        ``NotFoundError``, ``ForbiddenError`` as for a reply; ``ConflictError`` ``registered.no_letter`` before a reply
        is sealed.
        """

    def demand_reading(self, caller: Caller, mail_id: str) -> None:
        """``NotFoundError`` or ``ForbiddenError`` for a mail that the caller may not read."""


class Administrations(Protocol):
    """The directory."""

    def name(self, administration_id: str) -> Bilingual:
        """Its name; ``NotFoundError`` if there is none."""


class Papers(Protocol):
    """Sealed letters in the evidence bucket."""

    def read_url(self, key: str, file_name: str, inline: bool) -> str:
        """A link of five minutes."""
