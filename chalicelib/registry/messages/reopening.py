"""A decided mail is taken up again: by the office, or by its depositor's appeal."""

from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.log import SYSTEM, Actor
from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.acts import MailAct
from chalicelib.registry.clocks.course import Completion, CompletionState, Course
from chalicelib.registry.clocks.standing import clock_of
from chalicelib.registry.model import Mail, Status, Step
from chalicelib.registry.offices import Offices


@dataclass(frozen=True)
class Reopening:
    """With the desks and days as they are now."""

    offices: Offices
    calendar: Calendar
    on: date

    def act(self, mail: Mail, cause: str, actor: Actor = SYSTEM, note: str = "") -> MailAct:
        """The mail waits at its office to be qualified, as if it had come on that day: its procedure's delay is counted
        from it. Heads are told too: a decision of their house is in question. ``cause``: ``appeal`` or ``office``."""
        due_on = mail.sheet.procedure.due_on(self.on, self.calendar)
        fresh = replace(mail, status=Status.TO_QUALIFY, desk_id="", folder_id="", note=note, due_on=due_on)
        course = clock_of(fresh, self.calendar).set_anew(_given_up(mail.course), self.on)
        after = self.offices.receive(replace(fresh, course=course))
        desks = dict.fromkeys([*self.offices.desks_for(after), *self.offices.heads_over(after)])
        detail = {"cause": cause, "desks": list(desks)}
        return MailAct(Step.REOPEN, "MailReopened", lambda _: after, actor, detail, note)


def _given_up(course: Course) -> Course:
    """Nobody waits for pieces, or for a withdrawal, that were asked for before the decision."""
    asked: Completion | None = course.completion
    if asked is not None and asked.is_open:
        asked = replace(asked, state=CompletionState.LAPSED)
    return replace(course, completion=asked, withdrawal_asked_at=None)
