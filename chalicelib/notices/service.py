"""Sends each notice once: claim it, send it, say so; record it where sending ends in failure.

A crash between sending and saying so repeats the message: twice is better than none. Nothing else repeats it. What a
service does not take now waits in the table, and the sweeper has it tried again when its time has come: however long
that lasts, nothing is lost and nothing comes to the dead letters.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from chalicelib.kernel.clock import Clock, from_iso
from chalicelib.kernel.errors import DomainError
from chalicelib.kernel.work import StaleError
from chalicelib.notices.model import ATTEMPTS, RETRY_AFTER, Channel, Need, Notice, State
from chalicelib.notices.ports import (
    Brake,
    BusyError,
    Notices,
    Pace,
    PreferenceStore,
    TryLaterError,
    UndeliverableError,
    code_of,
)
from chalicelib.notices.records import Records

UNTIL = "until"
"""In the detail of a notice with a secret: when what it says is worth nothing any more."""


class LaterError(Exception):
    """A message that holds what is kept nowhere must come again at ``until``: the queue keeps it meanwhile."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class Carrier(Protocol):
    """Takes a notice to its reader by one channel."""

    def carry(self, notice: Notice, code: str) -> None:
        """Composes and sends it; ``UndeliverableError``, ``TryLaterError``, ``BusyError``, or an error of a fact."""


@dataclass(frozen=True)
class NoticesService:
    """Sends notices."""

    store: Notices
    carriers: Mapping[Channel, Carrier]
    preferences: PreferenceStore
    pace: Pace
    brake: Brake
    records: Records
    clock: Clock

    def send(self, need: Need, code: str = "") -> None:
        """Sends what is called for, unless that was done; or has it wait for its desk's digest. ``code`` is a one-time
        code, or the token of a link, which is stored nowhere.

        Raises :class:`TryLaterError` when somebody else is at it, :class:`LaterError` when a secret must come again.
        """
        known = self.store.get(need.id)
        if known is None:
            self._begin(need, code)
        elif self._open(known):
            self._try(known, code)

    def deliver(self, notice_id: str) -> None:
        """Sends a notice that waits; one that is sent, failed or unknown is left alone."""
        known = self.store.get(notice_id)
        if known is not None and self._open(known):
            self._try(known)

    def _begin(self, need: Need, code: str) -> None:
        notice = need.notice(self.clock.now())
        if need.may_wait and self._waits(need):
            self._put_first(replace(notice, state=State.HELD))
            return
        self._try(notice, code)

    def _waits(self, need: Need) -> bool:
        agent_id = need.recipient.partition("/")[2]
        return self.preferences.of(agent_id).of(need.desk_ids).is_digest

    def _put_first(self, notice: Notice) -> None:
        try:
            self.store.put(notice)
        except StaleError as error:
            raise TryLaterError("claimed") from error

    def _open(self, notice: Notice) -> bool:
        if notice.open_to(self.clock.now()):
            return True
        if notice.state is State.SENDING:
            raise TryLaterError("claimed")
        return False

    def _try(self, notice: Notice, code: str = "") -> None:
        now = self.clock.now()
        until = self.brake.held_until(notice.channel) or notice.at
        if until > now:  # nothing goes for now, or a queue that hides no longer than a quarter of an hour was early
            self._wait(notice, until, "held", has_secret=bool(code))
            return
        self._put_and_carry(notice.claimed(now), code)

    def _put_and_carry(self, claimed: Notice, code: str) -> None:
        try:
            notice = self.store.put(claimed)
        except StaleError as error:
            raise TryLaterError("claimed") from error
        if notice.attempts > ATTEMPTS:
            self.records.fail(notice, "gave_up")
        elif self._is_over(notice, self.clock.now()):
            self.records.fail(notice, "expired")
        else:
            self._carry(notice, code)

    def _carry(self, notice: Notice, code: str) -> None:
        try:
            with self.pace.turn():
                self.carriers[notice.channel].carry(notice, code)
        except (UndeliverableError, DomainError) as error:
            self.records.fail(notice, code_of(error))
        except BusyError as error:
            self._wait(notice, self.brake.pull(notice.channel), str(error), bool(code), counts=False)
        except TryLaterError as error:
            self._retry_later(notice, str(error), bool(code))
        else:
            self.brake.release(notice.channel)
            self._mark_sent(notice)

    def _mark_sent(self, notice: Notice) -> None:
        sent = replace(notice, state=State.SENT, at=self.clock.now(), reason="")
        try:
            if notice.kind.plan.recorded:
                self.records.sent(sent)
            else:
                self.store.put(sent)
        except StaleError:
            known = self.store.get(notice.id)
            if known is None or not known.fate:
                raise
            # Something was told of it before we could say that it went: that stands.

    def _retry_later(self, notice: Notice, reason: str, has_secret: bool) -> None:
        if notice.attempts >= ATTEMPTS:
            self.records.fail(notice, reason)
            return
        pause = RETRY_AFTER[notice.attempts - 1]
        self._wait(notice, self.clock.now() + pause, reason, has_secret)

    def _wait(self, notice: Notice, until: datetime, reason: str, has_secret: bool, counts: bool = True) -> None:
        """Until then; one that is put off before it was claimed is not stored anew, unless it never was."""
        if self._is_over(notice, until):
            self.records.fail(notice, "expired")
            return
        if notice.state is State.SENDING or not notice.version:
            self._put_first(notice.put_off(until, reason, counts))
        if has_secret:
            raise LaterError(until)

    def _is_over(self, notice: Notice, at: datetime) -> bool:
        """Whether what it says is worth nothing any more by then: it is asked for again, and not sent late."""
        return UNTIL in notice.detail and at >= from_iso(notice.detail[UNTIL])
