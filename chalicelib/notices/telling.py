"""What is told of notices after they were sent: kept as their state, and acted upon where an address is no use."""

from dataclasses import dataclass

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.work import Work, decide_again
from chalicelib.notices.fates import FAILURES, FOR_GOOD, FOR_NOW, Fate
from chalicelib.notices.model import Notice, State
from chalicelib.notices.ports import Mailboxes, Notices
from chalicelib.notices.records import Records

STRIKES = 3


@dataclass(frozen=True)
class Telling:
    """Keeps what the services tell, in whatever order and however often they tell it."""

    store: Notices
    mailboxes: Mailboxes
    records: Records
    clock: Clock

    def told(self, fate: Fate) -> None:
        """One thing told of one sending: the worst told of it becomes the notice's state. A failure is recorded once,
        with what was told first; an address that is no use is closed with it."""
        decide_again(lambda: self._told(fate))

    def _told(self, fate: Fate) -> None:
        known = self.store.get(fate.notice_id)
        after = known.told(fate, self.clock.now()) if known else None
        if known is None or after is None or after is known:
            return
        if fate.code not in FAILURES:
            self._went(known, after)
            self._forgive(fate)
        elif known.state is State.FAILED or after.state is not State.FAILED:
            self._worse(after, fate)
        else:
            self.records.fail(after, fate.code, lambda work: self._close(work, fate))

    def _went(self, known: Notice, after: Notice) -> None:
        """Told before the mailer could say that it went, it is recorded here where it is to be."""
        if known.kind.plan.recorded and known.state is State.SENDING:
            self.records.sent(after)
        else:
            self.store.put(after)

    def _forgive(self, fate: Fate) -> None:
        if fate.code == "delivered" and fate.struck:
            self.mailboxes.forgive(fate.mailbox)

    def _worse(self, after: Notice, fate: Fate) -> None:
        """It has failed already, and now more is told of why: no second record."""
        with self.records.transactions() as work:
            self.store.put_with(work, after, after.chain)
            self._close(work, fate)

    def _close(self, work: Work, fate: Fate) -> None:
        if fate.mailbox and self._is_closing(fate):
            self.mailboxes.close_with(work, fate.mailbox, fate.code, self.clock.now())

    def _is_closing(self, fate: Fate) -> bool:
        if fate.code in FOR_GOOD:
            return True
        tag = f"{fate.notice_id}-{fate.sending}"
        return fate.code in FOR_NOW and self.mailboxes.strike(fate.mailbox, tag, self.clock.now()) >= STRIKES
