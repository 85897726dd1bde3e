"""The e-signature book's neighbours, in its own words."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chalicelib.adapters.pades.receipt_seal import Certificates, ends_at
from chalicelib.files.service import FilesService
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.delays import working_hours_later
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.log import Actor
from chalicelib.organisation.days.calendars import Calendars
from chalicelib.organisation.service import OrganisationService
from chalicelib.registry.accesses.log import AccessLog
from chalicelib.registry.accesses.model import What
from chalicelib.registry.by_hand.intakes import IntakeService
from chalicelib.registry.store.intakes import IntakeStore
from chalicelib.registry.store.mails import MailStore
from chalicelib.signing.model import Folder, OutgoingNumber
from chalicelib.signing.ports import Proposal, Signatory


@dataclass(frozen=True)
class ProposalsOfSigning:
    """The port ``Proposals``: the registry's outgoing sheet, the cleared file, the organisation's circuit."""

    organisation: OrganisationService
    intakes: IntakeStore
    files: FilesService

    def of(self, administration_id: str, file_id: str, intake_id: str, circuit_id: str) -> Proposal:
        """What the folder freezes; ``NotFoundError`` when a part is missing or is another administration's."""
        intake, file = self.intakes.get(intake_id), self.files.get(file_id)
        if {intake.administration_id, file.administration_id} != {administration_id}:
            raise NotFoundError("signing.proposal_incomplete")
        circuit = self.organisation.circuit(administration_id, circuit_id)
        sheet = intake.sheet
        return Proposal(sheet.subject, file.document_key, circuit.as_data(), sheet.confidentiality, sheet.nature.value)


@dataclass(frozen=True)
class OutgoingOfSigning:
    """The port ``Outgoing``: the registry numbers the reply's sheet."""

    intakes: IntakeService

    def take(self, intake_id: str) -> OutgoingNumber:
        """The number of this reply; the same one however often it is asked."""
        mail = self.intakes.take_number(intake_id)
        return OutgoingNumber(mail.id, str(mail.number), mail.registered_at, mail.verification_id)

    def is_asked_for(self, intake_id: str) -> bool:
        """Whether this reply has its number, or waits for it."""
        return self.intakes.is_asked_for(intake_id)


@dataclass(frozen=True)
class DeadlinesOfSigning:
    """The port ``Deadlines``: by the administration's own calendar."""

    calendars: Calendars

    def after(self, administration_id: str, at: datetime, deadline: timedelta) -> datetime:
        """When so many hours of its working days have gone by."""
        return working_hours_later(at, deadline, self.calendars.calendar_of(administration_id).calendar)


@dataclass(frozen=True)
class SignatoriesOfSigning:
    """The port ``Signatories``."""

    organisation: OrganisationService
    certificates: Certificates
    clock: Clock

    def of(self, administration_id: str, agent_id: str, desk_id: str) -> Signatory:
        """The agent with the function of the desk; ``ConflictError`` when their key or its certificate is missing, or
        the certificate has ended: what was signed with it would be worth nothing, and numbered all the same."""
        agent = self.organisation.agent(agent_id)
        desk = self.organisation.desk(administration_id, desk_id)
        if not agent.signing_key_id:
            raise ConflictError("signing.no_signing_key")
        chain = self.certificates.chain(agent.signing_key_id)
        if not chain:
            raise ConflictError("signing.no_signing_certificate")
        if ends_at(chain[0]) < self.clock.now():
            raise ConflictError("signing.signing_certificate_expired")
        return Signatory(agent.id, agent.name, desk.name, agent.signing_key_id)


@dataclass(frozen=True)
class AnsweredOfSigning:
    """The port ``AnsweredMails``."""

    mails: MailStore

    def number_of(self, mail_id: str) -> str:
        """The number of a mail; ``NotFoundError`` if there is none."""
        return str(self.mails.get(mail_id).number)


@dataclass(frozen=True)
class ReadingsOfSigning:
    """The port ``Readings``: the log of who read the mail that is answered."""

    log: AccessLog

    def note(self, folder: Folder, reader: Actor, channel: str) -> None:
        """Keeps that a folder is read."""
        self.log.note_folder(reader, channel, What.FOLDER, folder)

    def note_bundle(self, folder: Folder, reader: Actor, channel: str) -> None:
        """Keeps that its bundle is."""
        self.log.note_folder(reader, channel, What.FOLDER_BUNDLE, folder)
