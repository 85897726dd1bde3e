"""What the registry does when a depositor did something. Events come more than once and in any order.

An event that comes before the one it rests on (an appeal against a reply whose seal we have not heard of) is refused
with a ``ConflictError``: its message comes again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.kernel.clock import civil_date
from chalicelib.kernel.events import Event
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.course import CompletionState, Course
from chalicelib.registry.clocks.standing import clock_of
from chalicelib.registry.messages.reopening import Reopening
from chalicelib.registry.model import Mail, Status, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory, WorkingDays


@dataclass(frozen=True)
class Hearing:
    """One method an event of the deposit's."""

    acts: MailActs
    directory: Directory
    days: WorkingDays

    def on_depositor_wrote(self, event: Event) -> None:
        """A message: it counts as unread, and whoever has the mail is told."""
        self._hear(event, self._received)

    def on_completion_answered(self, event: Event) -> None:
        """The pieces came: the clock goes on, from the day on which they did."""
        self._hear(event, self._completed)

    def on_withdrawal_asked(self, event: Event) -> None:
        """Nobody has to do anything more; a reply that is being signed goes its way first, and its desk is told."""
        self._hear(event, self._withdrawal)

    def on_appeal_lodged(self, event: Event) -> None:
        """The decision is looked at again, by the office and its head."""
        self._hear(event, self._appeal)

    def _hear(self, event: Event, decide: Callable[[Mail, Event], MailAct | None]) -> None:
        self.acts.perform(self._now(event["mail_id"]), None, lambda mail: decide(mail, event))

    def _now(self, mail_id: str) -> str:
        """The mail that a letter is by now: it may have been sent on just before its depositor acted.
        ``NotFoundError`` while that one awaits its number: the message comes again."""
        went = self.acts.mails.get(mail_id).relay.went
        return self._now(went.mail_id) if went else mail_id

    def _received(self, mail: Mail, event: Event) -> MailAct | None:
        if int(event["number"]) <= mail.course.heard:
            return None
        after = replace(mail, course=_heard(mail, event))
        return MailAct(Step.HEAR, "MessageReceived", lambda _: after, detail=self._told(mail, event))

    def _completed(self, mail: Mail, event: Event) -> MailAct | None:
        asked, answered_on = mail.course.completion, civil_date(event.at)
        if asked is None or asked.state is CompletionState.ANSWERED:
            return None
        clock = clock_of(mail, self.days.calendar_of(mail.administration_id))
        course, due = clock.resumed(mail.course, answered_on, CompletionState.ANSWERED)
        after = replace(mail, course=_heard(replace(mail, course=course), event), due_on=due)
        return MailAct(Step.RESUME, "CompletionReceived", lambda _: after, detail=self._told(mail, event))

    def _withdrawal(self, mail: Mail, event: Event) -> MailAct | None:
        if not mail.is_undecided or mail.course.withdrawal_asked_at is not None:
            return None  # the decision was first, or this was heard
        asked = replace(mail, course=replace(_heard(mail, event), withdrawal_asked_at=event.at))
        told = self._told(mail, event)
        if mail.status is Status.IN_SIGNATURE:
            return MailAct(Step.HEAR, "WithdrawalNoted", lambda _: asked, detail=told)
        return withdrawn(asked, told)

    def _appeal(self, mail: Mail, event: Event) -> MailAct | None:
        if int(event["number"]) <= mail.course.appeal or mail.status is Status.VOIDED:
            return None
        course = replace(_heard(mail, event), appeal=int(event["number"]))
        offices = Offices.of(self.directory, mail.administration_id)
        calendar = self.days.calendar_of(mail.administration_id)
        return Reopening(offices, calendar, civil_date(event.at)).act(replace(mail, course=course), "appeal")

    def _told(self, mail: Mail, event: Event) -> dict[str, object]:
        desks = Offices.of(self.directory, mail.administration_id).looking_after(mail)
        return {"source": mail.source, "number": int(event["number"]), "desks": desks}


def withdrawn(mail: Mail, detail: dict[str, object]) -> MailAct:
    """The depositor's mail is withdrawn: nothing more is due."""
    after = replace(mail, status=Status.WITHDRAWN)
    return MailAct(Step.WITHDRAW, "MailWithdrawn", lambda _: after, detail=detail)


def _heard(mail: Mail, event: Event) -> Course:
    return replace(mail.course, heard=max(mail.course.heard, int(event["number"])))
