"""What does not go by itself: failed notices, for the operator; those that wait or were left, for the sweep."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, NotFoundError
from chalicelib.kernel.work import StaleError
from chalicelib.notices.model import RETRY_AFTER, Channel, Notice, State
from chalicelib.notices.ports import Brake, Notices, Wake

LEFT_AFTER = timedelta(minutes=5)
LATE_AFTER = timedelta(hours=1)
LONGEST_PAUSE = max(RETRY_AFTER)
SENDING = (Channel.MAIL, Channel.SMS)
SHOWN = 100


@dataclass(frozen=True)
class Care:
    """``a_minute`` is how many messages the account may send in one: no more is asked of the mailer at once."""

    store: Notices
    brake: Brake
    wake: Wake
    clock: Clock
    a_minute: int

    def failed(self, limit: int = SHOWN) -> list[Notice]:
        """Notices that will not go by themselves, the oldest first."""
        return list(self.store.in_state(State.FAILED, self.clock.now(), limit))

    def late(self, limit: int = SHOWN) -> list[Notice]:
        """Notices that have waited for more than an hour and go by themselves once their service takes them; at most
        so many of each channel are looked at, those that are tried first."""
        now = self.clock.now()
        waiting = [it for channel in SENDING for it in self.store.due(channel, now + LONGEST_PAUSE, limit)]
        return [notice for notice in waiting if now - notice.made_at > LATE_AFTER]

    def retry(self, notice_id: str) -> None:
        """Puts a failed notice in the way again, to a closed address too; ``ConflictError`` if it is not failed or held
        a secret."""
        notice = self.store.get(notice_id)
        if notice is None:
            raise NotFoundError("notices.unknown")
        if notice.state is not State.FAILED or notice.kind.plan.secret:
            raise ConflictError("notices.not_retryable")
        try:
            self.store.put(notice.again(self.clock.now()))
        except StaleError as error:
            raise ConflictError("notices.not_retryable") from error
        self.wake.deliver(notice_id)

    def wake_left(self) -> int:
        """Wakes the mailer for what is due and for what a crash left; returns how many.

        While a service takes nothing from us, nothing is due by it. What the mailer has still to do counts against
        what is asked of it: after an hour of waiting, what waits goes at the account's rate.
        """
        waiting = [*self._left(), *self._due()]
        if waiting:
            self.wake.deliver_all([notice.id for notice in waiting])
        return len(waiting)

    def _left(self) -> Iterable[Notice]:
        late = self.clock.now() - LEFT_AFTER
        return _without_secrets(self.store.in_state(State.SENDING, late, SHOWN))

    def _due(self) -> list[Notice]:
        due = [notice for channel in SENDING for notice in self._due_by(channel)]
        room = self.a_minute - self.wake.backlog() if due else 0
        return list(_without_secrets(due))[: max(0, room)]

    def _due_by(self, channel: Channel) -> Sequence[Notice]:
        due = self.store.due(channel, self.clock.now(), self.a_minute)
        return () if due and self.brake.is_pulled(channel) else due


def _without_secrets(notices: Iterable[Notice]) -> Iterable[Notice]:
    """Codes are not kept and not sent late: the message that holds one brings it."""
    return [notice for notice in notices if not notice.kind.plan.secret]
