"""Desk work: a registered mail is qualified, assigned, redirected, rejected, or its number voided."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.log import Actor, LogRecord
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import Work
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.delays import MailDelays
from chalicelib.registry.clocks.legal import legal_if_new, legal_of_mail
from chalicelib.registry.facts import DeskFacts
from chalicelib.registry.model import Mail, Status, Step, Void
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Counters, Directory, Folders, Mails
from chalicelib.registry.registers.entries import current_counter
from chalicelib.registry.sheet import Qualification

MAX_NOTE = 1000
MAX_NOTE_BYTES = 4000


@dataclass(frozen=True)
class DeskService:
    """The acts of registrars, heads and handlers. Each takes the version that the person saw.

    All raise ``NotFoundError`` for a mail that is not the caller's to see, ``ForbiddenError`` for one they may only
    read, ``ConflictError`` when it moved on, ``InvalidError`` with every problem of what was typed.
    """

    acts: MailActs
    counters: Counters
    directory: Directory
    folders: Folders
    may: Policy
    clock: Clock
    delays: MailDelays

    def qualify(self, caller: Caller, mail_id: str, version: int | None, given: Qualification) -> Mail:
        """Says what the mail is and which entity handles it; where that is another one, its office gets the mail."""

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, "mail.qualify", mail)
            offices = Offices.of(self.directory, mail.administration_id)
            _refuse(_entity_problems(offices, given.entity_id))
            after = _qualified(self.delays.qualified(caller, mail, given), given, offices)
            _refuse(_office_problems(offices, after, "confidentiality"))
            detail = {"entity_id": given.entity_id, "nature": given.nature.value, "priority": given.priority.value}
            moved = after.basket != mail.basket
            return MailAct(
                Step.QUALIFY,
                "MailQualified",
                lambda _: after,
                actor,
                {**detail, "desks": offices.desks_for(after) if moved else [], **legal_if_new(mail, after)},
                entity_id=given.entity_id,
            )

        return self.acts.perform(mail_id, version, decide)

    def assign(self, caller: Caller, mail_id: str, version: int | None, desk_id: str, note: str) -> Mail:
        """Gives the mail to a desk, with a note for those who sit there."""
        words = clean_text(note)

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, "mail.assign", mail)
            desk = self._working_desk(mail, desk_id, words)
            return MailAct(
                Step.ASSIGN,
                "MailAssigned",
                _to(Status.ASSIGNED, entity_id=desk.entity_id, office_id="", desk_id=desk.id, note=words),
                actor,
                {"desk_id": desk.id, "entity_id": desk.entity_id},
                words,
                desk.entity_id,
                desk.id,
            )

        return self.acts.perform(mail_id, version, decide)

    def redirect(self, caller: Caller, mail_id: str, version: int | None, entity_id: str, note: str) -> Mail:
        """Sends the mail to the office of another entity of the administration, and says why."""
        words = clean_text(note)

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, "mail.redirect", mail)
            offices = Offices.of(self.directory, mail.administration_id)
            _refuse(_entity_problems(offices, entity_id), note_problems(words))
            sent = _to(Status.TO_QUALIFY, entity_id=entity_id, desk_id="", note=words)
            after = offices.receive(sent(mail))
            _refuse(_office_problems(offices, after, "entity_id"))
            return MailAct(
                Step.REDIRECT,
                "MailRedirected",
                lambda _: after,
                actor,
                {"entity_id": entity_id, "office_id": after.office, "desks": offices.desks_for(after)},
                words,
                entity_id,
            )

        return self.acts.perform(mail_id, version, decide)

    def reject(self, caller: Caller, mail_id: str, version: int | None, reason_code: str, note: str) -> Mail:
        """Ends the mail without an answer; the depositor learns the reason. Its number stays."""
        words, known = clean_text(note), reason_code in REJECTION_REASONS
        _refuse([] if known else [Problem("reason_code", "registry.reason_unknown")], note_problems(words))

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, "mail.reject", mail)
            return MailAct(
                Step.REJECT,
                "MailRejected",
                _to(Status.REJECTED, note=words),
                actor,
                {"source": mail.source, "reason_code": reason_code, **legal_of_mail(mail)},
                words,
            )

        return self.acts.perform(mail_id, version, decide)

    def void(self, caller: Caller, mail_id: str, version: int | None, reason: str) -> Mail:
        """Says that a number no longer counts, and why. The entry stays, annotated; the number is never reused.

        ``ConflictError`` while a reply awaits its seal under it: the seal would show a number that does not count.
        """
        words = clean_text(reason)
        _refuse(note_problems(words, "reason"))

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, "number.void", mail)
            if awaits_seal(mail, self.acts.mails, self.folders):
                raise ConflictError("registry.number_held")
            counter = current_counter(self.counters, mail.number.register_id, self.clock.now())

            def advance(work: Work, record: LogRecord) -> None:
                self.counters.advance(work, replace(counter, chain=counter.chain.follow(record)))

            now = self.clock.now()
            return MailAct(
                Step.VOID,
                "NumberVoided",
                _to(Status.VOIDED, void=Void(words, caller.agent_id, now)),
                actor,
                {
                    "source": mail.source,
                    "number": str(mail.number),
                    "register_id": mail.number.register_id,
                    "verification_id": mail.verification_id,
                },
                words,
                register=counter.chain,
                also=advance,
            )

        return self.acts.perform(mail_id, version, decide)

    def _demand(self, caller: Caller, act: str, mail: Mail) -> Actor:
        return caller.actor(self.may(caller, act, thing_of(mail)).demand())

    def _working_desk(self, mail: Mail, desk_id: str, note: str) -> DeskFacts:
        found = [desk for desk in self.directory.desks(mail.administration_id) if desk.id == desk_id]
        code = "registry.desk_without_work" if found else "registry.desk_unknown"
        _refuse([] if any(desk.works for desk in found) else [Problem("desk_id", code)], _too_long(note))
        return found[0]


REJECTION_REASONS = ("not_competent", "incomplete", "duplicate", "unreadable", "anonymous", "other")
"""Why a mail may be rejected; each has a sentence for the depositor."""


def thing_of(mail: Mail) -> Thing:
    """What the policy looks at: a mail lies in the entity whose office looks after it, then at its desk."""
    sheet = mail.sheet
    return Thing(
        mail.administration_id,
        mail.office,
        frozenset({mail.desk_id} - {""}),
        sheet.confidentiality,
        sheet.nature.value,
    )


def awaits_seal(mail: Mail, mails: Mails, folders: Folders) -> bool:
    """Whether the mail is a reply that has its number and not yet its seal."""
    if not mail.sheet.reply_to or mail.sealed_key:
        return False
    folder_id = mails.get(mail.sheet.reply_to).folder_id
    return bool(folder_id) and folders.awaits_seal(folder_id, mail.intake_id)


def _refuse(*problems: list[Problem]) -> None:
    """``InvalidError`` with every problem of every field, if there is any."""
    every = [problem for of_field in problems for problem in of_field]
    if every:
        raise InvalidError(every)


def _entity_problems(offices: Offices, entity_id: str) -> list[Problem]:
    known = entity_id in {entity.id for entity in offices.entities if not entity.closed}
    return [] if known else [Problem("entity_id", "registry.entity_unknown")]


def _office_problems(offices: Offices, mail: Mail, field: str) -> list[Problem]:
    """What is confidential must not wait where nobody may know of it."""
    waits = mail.status is Status.TO_QUALIFY
    return [Problem(field, "registry.nobody_cleared")] if waits and not offices.desks_for(mail) else []


def note_problems(note: str, field: str = "note") -> list[Problem]:
    """What is wrong with a reason that must be given."""
    return _too_long(note, field) if note else [Problem(field, "registry.note_missing")]


def _too_long(note: str, field: str = "note") -> list[Problem]:
    if len(note) > MAX_NOTE or len(note.encode()) > MAX_NOTE_BYTES:
        return [Problem(field, "registry.note_too_long", limit=MAX_NOTE)]
    return []


def _to(status: Status, **changes: object) -> Callable[[Mail], Mail]:
    return lambda mail: replace(mail, status=status, **changes)  # type: ignore[arg-type]  # fields of Mail by name


def _qualified(mail: Mail, given: Qualification, offices: Offices) -> Mail:
    sheet = replace(
        mail.sheet,
        nature=given.nature,
        priority=given.priority,
        confidentiality=given.confidentiality,
        language=given.language,
    )
    moved = given.entity_id != mail.entity_id
    qualified = replace(
        mail,
        sheet=sheet,
        entity_id=given.entity_id,
        desk_id="" if moved else mail.desk_id,
        status=Status.TO_QUALIFY if moved else mail.status,
    )
    return offices.receive(qualified) if qualified.status is Status.TO_QUALIFY else qualified
