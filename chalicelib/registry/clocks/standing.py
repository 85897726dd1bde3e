"""Where a mail stands with its clock: what its depositor is told of it, and when it is looked at again."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from chalicelib.kernel.working_days import Calendar
from chalicelib.registry.clocks.course import Clock
from chalicelib.registry.model import Mail

TOLD_TO_DEPOSITORS = frozenset(
    {
        "MailQualified",
        "MailAssigned",
        "MailRedirected",
        "MailPassedOn",
        "CompletionRequested",
        "CompletionReceived",
        "CompletionLapsed",
        "MailReopened",
    }
)
"""Acts after which its depositor knows where the letter lies and until when it is answered: each says all of it, so
that the newest is enough, in whatever order they come."""


def standing_of(mail: Mail) -> dict[str, Any]:
    """The part of a record that says so."""
    stopped_on = mail.stopped_on
    standing = {
        "entity_id": mail.entity_id,
        "due_on": mail.due_on.isoformat() if mail.due_on else None,
        "stopped_on": stopped_on.isoformat() if stopped_on else None,
        "silence": mail.sheet.procedure.silence,
    }
    leg = leg_of(mail)
    return {"source": mail.source, "standing": standing, **leg}


def leg_of(mail: Mail) -> dict[str, Any]:
    """Which of the administrations that had the letter speaks, where it is not the first."""
    return {"leg": mail.relay.leg} if mail.relay.leg else {}


def aimed(mail: Mail, calendar: Callable[[], Calendar]) -> Mail:
    """With the instant at which its clock is next looked at; the calendar is asked for only where there is one."""
    watched = mail.is_undecided and (mail.due_on is not None or mail.course.awaits_depositor)
    look_at = clock_of(mail, calendar()).next_look(mail.course) if watched else None
    return replace(mail, course=replace(mail.course, look_at=look_at))


def clock_of(mail: Mail, calendar: Calendar) -> Clock:
    """Its delay with what the reckoning needs."""
    return Clock(mail.due_on, mail.sheet.procedure, calendar)
