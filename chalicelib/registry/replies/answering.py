"""Answering a mail: the reply's PDF is attached, a circuit chosen, and the reply proposed for signature."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.text import clean_line
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.by_hand.intakes import IntakeService
from chalicelib.registry.desk import thing_of
from chalicelib.registry.file_ports import FileFacts, Files, Upload
from chalicelib.registry.model import Intake, Mail, Register, Status, Step
from chalicelib.registry.ports import Directory, Mails, Registers
from chalicelib.registry.registers.number import Direction
from chalicelib.registry.sheet import Channel, Nature, Sheet

MAX_SUBJECT = 500


@dataclass(frozen=True)
class Proposal:
    """The reply as its handler proposes it."""

    file_id: str
    circuit_id: str
    subject: str


@dataclass(frozen=True)
class ReplyService:
    """From the handler's PDF to a folder in signature."""

    acts: MailActs
    mails: Mails
    registers: Registers
    intakes: IntakeService
    files: Files
    directory: Directory
    may: Policy
    clock: Clock

    def open_upload(self, caller: Caller, mail_id: str, back_to: str = "") -> Upload:
        """A form for one more PDF as the reply, or for a page that has to say where the browser comes ``back_to``, the
        form that the caller already has open; ``ConflictError`` if the mail is not at a desk."""
        mail = self._workable(caller, mail_id)
        if not mail.allows(Step.PROPOSE_REPLY):
            raise ConflictError("registry.step_not_allowed", status=mail.status.value, step=Step.PROPOSE_REPLY.value)
        owner = f"mail/{mail.id}"
        if back_to:
            return self.files.place(owner, mail.administration_id, caller.agent_id, back_to)
        return self.files.open_upload(owner, mail.administration_id)

    def drafts(self, mail: Mail) -> list[FileFacts]:
        """The PDFs attached so far as replies, the oldest first."""
        return self.files.arrivals_of(f"mail/{mail.id}")

    def propose(self, caller: Caller, mail_id: str, version: int | None, given: Proposal) -> Mail:
        """Opens the outgoing sheet and proposes the reply: its folder has its id from here on."""
        subject = _checked_subject(given.subject)

        def decide(mail: Mail) -> MailAct:
            actor = caller.actor(self.may(caller, "mail.reply", thing_of(mail)).demand())
            self._check(mail, given)
            intake, folder_id = self._outgoing(caller, mail, subject), new_id()
            return MailAct(
                Step.PROPOSE_REPLY,
                "ReplyProposed",
                lambda before: replace(before, status=Status.IN_SIGNATURE, folder_id=folder_id),
                actor,
                {
                    "folder_id": folder_id,
                    "intake_id": intake.id,
                    "file_id": given.file_id,
                    "circuit_id": given.circuit_id,
                    "entity_id": mail.entity_id,
                    "desk_id": mail.desk_id,
                    # what a mandate to sign looks at: the nature at this instant, which nothing changes in signature
                    "answered_nature": mail.sheet.nature.value,
                },
                subject,
                also=lambda work, _: self.intakes.add(work, intake, actor),
            )

        return self.acts.perform(mail_id, version, decide)

    def _workable(self, caller: Caller, mail_id: str) -> Mail:
        mail = self.mails.get(mail_id)
        self.may(caller, "mail.reply", thing_of(mail)).demand()
        return mail

    def _check(self, mail: Mail, given: Proposal) -> None:
        draft = next((file for file in self.drafts(mail) if file.id == given.file_id), None)
        problems = []
        if draft is None or draft.state != "clean":
            problems.append(Problem("file_id", "registry.reply_not_clean"))
        elif draft.signed:
            problems.append(Problem("file_id", "registry.reply_signed", name=draft.name))
        if given.circuit_id not in {circuit.id for circuit in self.directory.circuits(mail.administration_id)}:
            problems.append(Problem("circuit_id", "registry.circuit_unknown"))
        if problems:
            raise InvalidError(problems)

    def _outgoing(self, caller: Caller, mail: Mail, subject: str) -> Intake:
        register = self._outgoing_register(mail)
        sheet = Sheet(
            subject=subject,
            sender=self._name_of(mail),
            addressee=mail.sheet.sender,
            channel=Channel.DESK,
            received_on=civil_date(self.clock.now()),
            entity_id=mail.entity_id,
            nature=Nature.REPLY,
            language=mail.sheet.language,
            confidentiality=mail.sheet.confidentiality,
            reply_to=mail.id,
        )
        return self.intakes.draft(mail.administration_id, register.id, sheet, caller.agent_id)

    def _outgoing_register(self, mail: Mail) -> Register:
        registers = self.registers.of_administration(mail.administration_id)
        outgoing = [register for register in registers if register.direction is Direction.OUTGOING]
        own = [register for register in outgoing if register.entity_id == mail.entity_id]
        if not outgoing:
            raise ConflictError("registry.no_outgoing_register")
        return (own or outgoing)[0]

    def _name_of(self, mail: Mail) -> str:
        """The handling entity, in the mail's language as far as there is one."""
        entity = next((e for e in self.directory.entities(mail.administration_id) if e.id == mail.entity_id), None)
        if entity is None:
            return mail.number.entity_code
        return entity.name.fr if mail.sheet.language == "fr" else entity.name.ar


def _checked_subject(typed: str) -> str:
    subject = clean_line(typed)
    if not subject:
        raise InvalidError([Problem("subject", "registry.subject_missing")])
    if len(subject) > MAX_SUBJECT:
        raise InvalidError([Problem("subject", "registry.subject_too_long", limit=MAX_SUBJECT)])
    return subject
