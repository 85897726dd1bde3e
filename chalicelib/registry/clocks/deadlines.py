"""The job that looks at clocks: reminders, days that went by, heads told, depositors who did not complete in time.

It reads only mails whose time has come, and each act moves the mail's next look: run twice, at once, late or after a
crash, it says everything once. What a stop of the platform left behind is said when it runs again, the most pressing
thing of each mail first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.clock import Clock as Time
from chalicelib.kernel.clock import civil_date
from chalicelib.registry.acts import MailAct, MailActs
from chalicelib.registry.clocks.course import Clock, CompletionState, Stage
from chalicelib.registry.clocks.standing import clock_of
from chalicelib.registry.model import Mail, Step
from chalicelib.registry.offices import Offices
from chalicelib.registry.ports import Directory, WorkingDays

AT_ONCE = 50
"""Mails of each of four shards that one run takes: the next run, a minute later, goes on."""


@dataclass(frozen=True)
class Deadlines:
    """Looks at the clocks of mails."""

    acts: MailActs
    directory: Directory
    days: WorkingDays
    time: Time

    def sweep(self) -> int:
        """Does what is due by now; how many mails it looked at. What fails for one keeps no other waiting, and is
        raised as an ``ExceptionGroup`` after all."""
        looked_at, failed = 0, []
        for mail_id in self.acts.mails.to_look_at(self.time.now(), AT_ONCE):
            looked_at += 1
            try:
                self.acts.perform(mail_id, None, self._decide)
            except Exception as error:  # noqa: BLE001  # raised below, with the others
                failed.append(error)
        if failed:
            raise ExceptionGroup("clocks that could not be looked at", failed)
        return looked_at

    def _decide(self, mail: Mail) -> MailAct | None:
        look_at, now = mail.course.look_at, self.time.now()
        if look_at is None or look_at > now or not mail.is_undecided:
            return None  # somebody was first: the index lags
        clock, today = clock_of(mail, self.days.calendar_of(mail.administration_id)), civil_date(now)
        act, later = self._due(mail, clock, today), clock.next_look(mail.course)
        if act is None and later is not None:  # the calendar changed since this look was fixed
            self.acts.mails.look_later(mail, later)
        return act

    def _due(self, mail: Mail, clock: Clock, today: date) -> MailAct | None:
        if mail.course.awaits_depositor:
            return self._of_completion(mail, clock, today)
        stage = clock.next_stage(mail.course, today)
        return self._say(mail, stage) if stage else None

    def _of_completion(self, mail: Mail, clock: Clock, today: date) -> MailAct | None:
        asked = mail.course.completion
        assert asked is not None
        if today > asked.until_on:
            course, due_on = clock.resumed(mail.course, asked.until_on, CompletionState.LAPSED)
            after = replace(mail, course=course, due_on=due_on)
            return self._act("CompletionLapsed", mail, after, {"until_on": asked.until_on.isoformat()})
        if not asked.reminded and today >= clock.reminds_depositor_on(asked):
            course = replace(mail.course, completion=replace(asked, reminded=True))
            detail = {"source": mail.source, "until_on": asked.until_on.isoformat()}
            return self._act("CompletionNeared", mail, replace(mail, course=course), detail)
        return None

    def _say(self, mail: Mail, stage: Stage) -> MailAct:
        assert mail.due_on is not None
        detail = {"source": mail.source, "due_on": mail.due_on.isoformat(), "silence": mail.sheet.procedure.silence}
        after = replace(mail, course=replace(mail.course, stage=stage))
        event = {Stage.REMINDED: "DeadlineNeared", Stage.PASSED: "DeadlinePassed"}.get(stage, "DeadlineEscalated")
        return self._act(event, mail, after, detail, to_heads=stage is Stage.ESCALATED)

    def _act(self, event: str, mail: Mail, after: Mail, said: Mapping[str, object], to_heads: bool = False) -> MailAct:
        """The act, with the desks that are told: without a head over whoever has the mail, they are told again."""
        offices = Offices.of(self.directory, mail.administration_id)
        desks = (offices.heads_over(mail) if to_heads else []) or offices.looking_after(mail)
        return MailAct(Step.LOOK_AT_CLOCK, event, lambda _: after, detail={**said, "desks": desks})
