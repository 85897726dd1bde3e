"""A registrar sends a letter on to the administration that is competent; the instant of its deposit stays."""

from dataclasses import dataclass, replace
from typing import Protocol

from chalicelib.kernel.access import Caller, Policy
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_verification_id, stable_id
from chalicelib.kernel.log import Actor, LogRecord
from chalicelib.kernel.text import clean_text
from chalicelib.kernel.work import Work
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.legal import legal_of_mail
from chalicelib.registry.desk import note_problems, thing_of
from chalicelib.registry.model import Mail, PendingRow, Status, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory, PendingRows, RegistrarCall
from chalicelib.registry.relaying.model import Body, Leg, Relayed, gone_along, handed_over, obstacle

ACTIVE = "active"


class Bodies(Protocol):
    """The administrations of the platform."""

    def by_slug(self, slug: str) -> Body:
        """``NotFoundError`` if there is none."""


class Relays(Protocol):
    """Mails on their way from one administration into another's register."""

    def add(self, work: Work, mail_id: str, relayed: Relayed) -> None:
        """Keeps what the mail of this id will be made of; committing fails if it is kept already."""


@dataclass(frozen=True)
class Relaying:
    """The act; raises what the acts of :class:`DeskService` do."""

    acts: MailActs
    bodies: Bodies
    directory: Directory
    pending: PendingRows
    relays: Relays
    registrar: RegistrarCall
    may: Policy

    def relay(self, caller: Caller, mail_id: str, version: int | None, slug: str, note: str) -> Mail:
        """Ends the mail here and has it numbered there, in one transaction, with its history's reason.

        ``InvalidError`` for an administration that takes nothing, or has nobody cleared for the letter; for one that
        it came from, or one too many, ``ConflictError`` ``registry.relay_returns`` or ``registry.relay_too_far``: then
        it stays, and that it was tried is recorded once, for the operator.
        """
        words, targets, stopped = clean_text(note), list[Body](), list[str]()

        def decide(mail: Mail) -> MailAct | None:
            actor = caller.actor(self.may(caller, "mail.relay", thing_of(mail)).demand())
            targets[:] = [target := self._target(slug, note_problems(words))]
            stopped[:] = filter(None, [obstacle(mail.relay, mail.administration_id, target.id)])
            if stopped:
                return _stop(mail, actor, target, words, stopped[0])
            if version is None or version == mail.version:
                self._demand_fit(mail, target)
            return self._send(mail, actor, target, words)

        after = self.acts.perform(mail_id, version, decide)
        if stopped:
            raise ConflictError(stopped[0])
        self.registrar.wake(targets[0].register_id)  # a crash before: the sweeper wakes it
        return after

    def _target(self, slug: str, others: list[Problem]) -> Body:
        """The administration named, unless it or something else is wrong: all of that is told at once."""
        try:
            target = self.bodies.by_slug(clean_text(slug).strip().lower())
        except NotFoundError:
            raise InvalidError([Problem("administration", "registry.relay_unknown"), *others]) from None
        if target.standing != ACTIVE:
            raise InvalidError([Problem("administration", "registry.relay_closed"), *others])
        if others:
            raise InvalidError(others)
        return target

    def _demand_fit(self, mail: Mail, target: Body) -> None:
        if not mail.sheet.files:
            raise ConflictError("registry.relay_without_document")
        if mail.course.awaits_depositor:
            raise ConflictError("registry.completion_awaited")
        if not self._desks(mail, target):
            raise InvalidError([Problem("administration", "registry.nobody_cleared")])

    def _desks(self, mail: Mail, target: Body) -> tuple[str, ...]:
        """The desks there that look after what comes, and may know of it."""
        offices, level = Offices.of(self.directory, target.id), mail.sheet.confidentiality
        office = offices.nearest(target.entity_id, level)
        able = [desk for desk in offices.desks if desk.entity_id == office and desk.qualifies]
        return tuple(desk.id for desk in able if desk.clearance.reaches(level))

    def _send(self, mail: Mail, actor: Actor, target: Body, words: str) -> MailAct:
        leg = Leg(target.id, stable_id("relay", mail.id, target.id))
        here = Leg(mail.administration_id, mail.id, str(mail.number))
        came = (*mail.relay.came, here)
        relayed = Relayed(
            mail.source, handed_over(mail.sheet), came, self._desks(mail, target), gone_along(mail.course)
        )
        source, verification_id = f"relay/{leg.mail_id}", new_verification_id()
        row = PendingRow(target.register_id, leg.mail_id, verification_id, source, mail.submitted_at, True)

        def also(work: Work, _: LogRecord) -> None:
            self.relays.add(work, leg.mail_id, relayed)
            self.pending.add(work, row, ready=True)

        after = replace(
            mail, status=Status.RELAYED, desk_id="", note=words, relay=replace(mail.relay, went=leg, stopped_for="")
        )
        detail = {"source": mail.source, "to": target.id, "to_mail_id": leg.mail_id, "leg": len(came)}
        return MailAct(
            Step.RELAY,
            "MailRelayed",
            lambda _: after,
            actor,
            {**detail, **legal_of_mail(mail)},
            words,
            entity_id=target.entity_id,
            also=also,
        )


def _stop(mail: Mail, actor: Actor, target: Body, words: str, reason: str) -> MailAct | None:
    """What would have gone round in a circle stays; said once for each administration that it was to go to."""
    if mail.relay.stopped_for == target.id:
        return None
    after = replace(mail, relay=replace(mail.relay, stopped_for=target.id))
    detail = {"source": mail.source, "to": target.id, "reason_code": reason}
    return MailAct(Step.STOP_RELAY, "RelayStopped", lambda _: after, actor, detail, words)
