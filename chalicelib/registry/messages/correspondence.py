"""What the office does towards a depositor: writes, asks for missing pieces, takes a decided mail up again."""

from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.text import clean_line, clean_text
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.legal import legal_of_mail
from chalicelib.registry.clocks.standing import clock_of, leg_of
from chalicelib.registry.desk import thing_of
from chalicelib.registry.messages.enclosures import Enclosures
from chalicelib.registry.messages.ports import Depositors
from chalicelib.registry.messages.reopening import Reopening
from chalicelib.registry.model import WRITTEN, Mail, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory, WorkingDays
from chalicelib.registry.registration_models.model import MOST_DAYS

MAX_TEXT, MAX_TEXT_BYTES = 2000, 8000
MAX_PIECES, MAX_PIECE = 10, 150
MAX_SENT = 100
"""Acts of an office on one mail by which it wrote: as many as a page shows."""


@dataclass(frozen=True)
class Request:
    """What a depositor is asked to complete, in words, and for how many working days they are waited for."""

    reason: str
    pieces: tuple[str, ...]
    days: int


@dataclass(frozen=True)
class Correspondence:
    """The acts of registrars, heads and handlers. Each takes the version that the person saw; all raise what
    :class:`DeskService` does, and ``ConflictError`` ``registry.no_depositor`` for mail that nobody deposited here."""

    acts: MailActs
    depositors: Depositors
    directory: Directory
    enclosures: Enclosures
    days: WorkingDays
    may: Policy
    clock: Clock

    def write(self, caller: Caller, mail_id: str, version: int | None, text: str, file_ids: tuple[str, ...]) -> Mail:
        """Writes to the depositor, with files that were sent for it; the depositor is told that there is something."""
        words = checked_text("text", text, MAX_TEXT, MAX_TEXT_BYTES)

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, mail)
            self._room(mail)
            self.enclosures.demand(caller, mail, file_ids)
            detail = {"source": mail.source, "files": len(file_ids), **leg_of(mail)}
            return MailAct(Step.WRITE, "OfficeWrote", lambda it: it, actor, detail, words, files=file_ids)

        return self.acts.perform(mail_id, version, decide)

    def ask_completion(self, caller: Caller, mail_id: str, version: int | None, given: Request) -> Mail:
        """Asks for missing pieces, once; the clock stands until the depositor answers, or the time given is over."""
        asked = _checked(given)

        def decide(mail: Mail) -> MailAct:
            actor = self._demand(caller, mail)
            if version is None or version == mail.version:  # else whoever acted first is told of, or it was us
                _demand_askable(mail)
            calendar, today = self.days.calendar_of(mail.administration_id), civil_date(self.clock.now())
            until_on = calendar.add(today, asked.days)
            course = clock_of(mail, calendar).stopped(mail.course, today, until_on)
            return MailAct(
                Step.COMPLETE,
                "CompletionRequested",
                lambda before: replace(before, course=course),
                actor,
                {"until_on": until_on.isoformat(), "pieces": len(asked.pieces), **legal_of_mail(mail)},
                asked.reason,
                pieces=asked.pieces,
            )

        return self.acts.perform(mail_id, version, decide)

    def mark_read(self, caller: Caller, mail_id: str, up_to: int) -> Mail:
        """Says that the office read what the depositor wrote, up to that message; again, it changes nothing."""

        def decide(mail: Mail) -> MailAct | None:
            actor = self._demand(caller, mail)
            written = self.depositors.facts(mail.source).messages
            number = min(up_to, max((message.number for message in written), default=0))
            if number <= mail.course.read:
                return None
            course = replace(mail.course, read=number)
            detail = {"source": mail.source, "up_to": number}
            return MailAct(Step.READ, "OfficeRead", lambda it: replace(it, course=course), actor, detail, up_to=number)

        return self.acts.perform(mail_id, None, decide)

    def reopen(self, caller: Caller, mail_id: str, version: int | None, reason: str) -> Mail:
        """Takes a decided mail up again, and says why; the depositor is told."""
        words = checked_text("reason", reason, MAX_TEXT // 2, MAX_TEXT_BYTES // 2)

        def decide(mail: Mail) -> MailAct:
            actor = caller.actor(self.may(caller, "mail.reopen", thing_of(mail)).demand())
            offices = Offices.of(self.directory, mail.administration_id)
            calendar = self.days.calendar_of(mail.administration_id)
            return Reopening(offices, calendar, civil_date(self.clock.now())).act(mail, "office", actor, words)

        return self.acts.perform(mail_id, version, decide)

    def _demand(self, caller: Caller, mail: Mail) -> Actor:
        actor = caller.actor(self.may(caller, "mail.correspond", thing_of(mail)).demand())
        if not mail.has_depositor:
            raise ConflictError("registry.no_depositor")
        return actor

    def _room(self, mail: Mail) -> None:
        sent = [entry for entry in self.acts.mails.history(mail.id) if entry.event in WRITTEN]
        if len(sent) >= MAX_SENT:
            raise ConflictError("registry.messages_too_many", limit=MAX_SENT)


def _demand_askable(mail: Mail) -> None:
    if mail.course.completion is not None:
        raise ConflictError("registry.completion_asked_already")
    if mail.course.found_complete:
        raise ConflictError("registry.complete_already")


def checked_text(field: str, typed: str, limit: int, limit_bytes: int) -> str:
    """The cleaned text; ``InvalidError`` where there is none, or too much."""
    words = clean_text(typed)
    if not words:
        raise InvalidError([Problem(field, "registry.text_missing")])
    if len(words) > limit or len(words.encode()) > limit_bytes:
        raise InvalidError([Problem(field, "registry.note_too_long", limit=limit)])
    return words


def _checked(given: Request) -> Request:
    problems = []
    reason = clean_text(given.reason)
    if not reason:
        problems.append(Problem("reason", "registry.note_missing"))
    if len(reason) > MAX_TEXT // 2:
        problems.append(Problem("reason", "registry.note_too_long", limit=MAX_TEXT // 2))
    pieces = tuple(dict.fromkeys(piece for piece in map(clean_line, given.pieces) if piece))
    if not pieces:
        problems.append(Problem("pieces", "registry.pieces_missing"))
    if len(pieces) > MAX_PIECES or any(len(piece) > MAX_PIECE for piece in pieces):
        problems.append(Problem("pieces", "registry.pieces_too_many", limit=MAX_PIECES, length=MAX_PIECE))
    if not 1 <= given.days <= MOST_DAYS:
        problems.append(Problem("days", "registry.number_out_of_range", limit=MOST_DAYS))
    if problems:
        raise InvalidError(problems)
    return Request(reason, pieces, given.days)
