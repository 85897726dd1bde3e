"""Evidence's neighbours, in its words: the register's sheet, the deposit behind it, the administration, its keys."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import DepositStore
from chalicelib.evidence.model import (
    Channel,
    ReceiptDepositor,
    ReceiptFacts,
    ReceiptFile,
)
from chalicelib.evidence.occasions import Occasion, ReceiptKind
from chalicelib.files.kinds import KINDS, PDF
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import following_verification_id
from chalicelib.kernel.languages import Language
from chalicelib.organisation.model import Administration
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.model import HistoryEntry, Mail


class Mails(Protocol):
    """Registered mails."""

    def get(self, mail_id: str) -> Mail:
        """``NotFoundError`` if there is none."""

    def history(self, mail_id: str) -> list[HistoryEntry]:
        """All acts after registration, the oldest first."""


@dataclass(frozen=True)
class ReceiptsOfRegistry:
    """Evidence's ``ReceiptSource``."""

    mails: Mails
    deposits: DepositStore
    organisation: OrganisationService
    public_url: str

    def of(self, occasion: Occasion) -> ReceiptFacts:
        """The facts of a receipt of one incoming mail."""
        mail = self.mails.get(occasion.mail_id)
        words = self._words(occasion)
        deposit = self._deposit(mail.source)
        administration = self.organisation.administration(mail.administration_id)
        entity = self.organisation.entity(mail.administration_id, mail.sheet.entity_id).name
        return ReceiptFacts(
            occasion=occasion,
            mail_id=mail.id,
            administration_id=mail.administration_id,
            source=mail.source,
            number=str(mail.number),
            verification_id=mail.verification_id
            if occasion.is_first
            else following_verification_id(mail.verification_id, occasion.seq),
            tracking_code=deposit.submitted.tracking_code if deposit else None,
            administration=administration.name,
            entity=entity,
            contact=contact_line(administration),
            submitted_at=mail.submitted_at,
            registered_at=mail.registered_at,
            channel=Channel(mail.sheet.channel.value),
            depositor=_depositor(mail, deposit),
            subject=mail.sheet.subject,
            addressee=entity,
            files=tuple(
                ReceiptFile(file.name, _type(file.kind), file.size_bytes, file.pages, file.sha256, file.nature)
                for file in mail.sheet.files
            ),
            language=deposit.language if deposit else Language.ARABIC,
            public_url=self.public_url,
            seal_key_id=administration.seal_key_id,
            follows="" if occasion.is_first else mail.verification_id,
            leg=mail.relay.leg,
            missing=words.pieces if words else (),
            words=words.note if words else "",
            tifinagh=administration.tifinagh,
        )

    def _words(self, occasion: Occasion) -> HistoryEntry | None:
        """The act with what the office wrote to its depositor; other acts' words are the office's own."""
        if occasion.kind not in (ReceiptKind.FILE_INCOMPLETE, ReceiptKind.REJECTION):
            return None
        return next((it for it in self.mails.history(occasion.mail_id) if it.seq == occasion.seq), None)

    def _deposit(self, source: str) -> Deposit | None:
        kind, _, source_id = source.partition("/")
        if kind != "deposit":
            return None
        deposit = self.deposits.get(source_id)
        if deposit is None:
            raise NotFoundError("not_found")
        return deposit


@dataclass(frozen=True)
class RegistrationsOfRegistry:
    """Evidence's ``Registrations``."""

    mails: Mails

    def registered_at(self, mail_id: str) -> datetime:
        """The instant that stands beside a mail's number."""
        return self.mails.get(mail_id).registered_at


@dataclass(frozen=True)
class InstalledCertificates:
    """What is installed for keys, as the sealing adapters read it."""

    organisation: OrganisationService

    def chain(self, key_id: str) -> Sequence[str]:
        """The key's certificates, its own first; empty when none is installed."""
        try:
            return self.organisation.certificate(key_id).chain
        except NotFoundError:
            return ()

    def roots(self) -> Sequence[str]:
        """The trusted roots."""
        return self.organisation.trust_roots()


def _type(kind: str) -> str:
    return KINDS.get(kind, PDF).label


def contact_line(administration: Administration) -> str:
    """Telephone, e-mail and site in one line; the administration's name, in both languages, where it gave none."""
    given = administration.contacts
    parts = [part for part in (given.telephone, given.email, given.website) if part]
    return " · ".join(parts or (administration.name.ar, administration.name.fr))


def _depositor(mail: Mail, deposit: Deposit | None) -> ReceiptDepositor:
    if deposit is None:
        return ReceiptDepositor(mail.sheet.sender, "", "")
    shown = deposit.details.masked()
    helper = deposit.helper.name if deposit.helper else None
    return ReceiptDepositor(shown.name, shown.kind, shown.identifier, shown.represented, helper)
