"""What comes round by itself: whoever is due is called, whoever ends within the horizon is brought forward."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.work import StaleError, Transactions
from chalicelib.lasting.algorithms import SUITES, Algorithms
from chalicelib.lasting.model import Lasting, State
from chalicelib.lasting.ports import Calls, Documents

WAKES = 100
"""Documents called for in one minute: how fast authorities are asked when a whole year's documents end at once."""
TURN = 250
"""Documents brought forward in one turn; where there are more, another turn follows at once."""
LEASE = timedelta(minutes=15)
COUNTED = 1000
FAR = datetime.max.replace(tzinfo=UTC)

_Change = Callable[[Lasting], Lasting | None]
"""To what a document is now, or None where it is no longer as it was found."""


@dataclass(frozen=True)
class Care:
    """Looks after documents."""

    documents: Documents
    calls: Calls
    algorithms: Algorithms
    horizon: timedelta
    transactions: Transactions
    clock: Clock

    def wake_due(self) -> Mapping[str, float]:
        """Calls for those whose step is due; answers what is to be measured."""
        now = self.clock.now()
        due = self.documents.due(now, WAKES)
        called = self._changed(due, lambda it: it.leased(now + LEASE) if it.is_due(now) else None)
        self.calls.wake(called)
        return {
            "SealsCalledFor": len(called),
            "SealsLate": self.documents.count_late(COUNTED),
            "SealsFoundRevoked": self.documents.count_stopped(now - timedelta(days=1), COUNTED),
        }

    def renew(self) -> int:
        """One turn: makes due those whose timestamp, or what it is made of, ends within the horizon; how many."""
        now = self.clock.now()
        ending = [it for suite in SUITES for it in self.documents.ending(suite, self._before(suite, now), TURN)][:TURN]
        brought = self._changed(ending, lambda it: it.to_renew(now) if it.state is State.LASTING else None)
        if len(ending) == TURN:
            self.calls.renew_more()
        return len(brought)

    def _before(self, suite: str, now: datetime) -> datetime:
        within = now + self.horizon
        return within if self.algorithms.lasts(suite, within) else FAR

    def _changed(self, document_ids: Iterable[str], change: _Change) -> list[str]:
        """Those that could be changed; who lost a race is somebody else's by now."""
        return [it for it in document_ids if self._change(it, change)]

    def _change(self, document_id: str, change: _Change) -> bool:
        found = self.documents.get(document_id)
        after = change(found) if found is not None else None
        if after is None:
            return False
        try:
            with self.transactions() as work:
                self.documents.save(work, after)
        except StaleError:
            return False
        return True
