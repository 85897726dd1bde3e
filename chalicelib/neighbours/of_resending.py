"""Who registrars write to otherwise, and which desks agents are written to for, in the notices' words."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.kernel.access import Caller
from chalicelib.kernel.languages import Bilingual
from chalicelib.notices.resending import ReadableMail
from chalicelib.registry.desk import thing_of
from chalicelib.registry.reading import ReadingService


@dataclass(frozen=True)
class MailsOfNotices:
    """Notices' ``ReadableMails``."""

    reading: ReadingService

    def mail(self, caller: Caller, mail_id: str) -> ReadableMail:
        """A mail that the caller may read; an incoming one knows the deposit that it came by."""
        mail = self.reading.mail(caller, mail_id)
        kind, _, source_id = mail.source.partition("/")
        deposit_id = source_id if kind == "deposit" else ""
        return ReadableMail(mail.id, str(mail.number), mail.sheet.subject, deposit_id, thing_of(mail))


@dataclass(frozen=True)
class HoldingsOfNotices:
    """Notices' ``Holdings``."""

    def of(self, caller: Caller) -> Sequence[tuple[str, Bilingual]]:
        """The desks held by the caller, in their order; none that they sit at for somebody else."""
        return [(seat.desk_id, seat.name) for seat in caller.seats if seat.mandate is None]
