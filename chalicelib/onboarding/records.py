"""What every act on a request has in common: read it, change it, commit it with its record and what goes with it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work, decide_again
from chalicelib.onboarding.model import JoinRequest
from chalicelib.onboarding.ports import Requests


def nothing_more(work: Work) -> None:
    """The request itself is all that is written."""


@dataclass(frozen=True)
class RequestAct:
    """What is to be done: the event it makes, the request after it, who does it, what else is written with it."""

    event: str
    after: JoinRequest
    actor: Actor = SYSTEM
    write: Callable[[Work], None] = nothing_more


@dataclass(frozen=True)
class Records:
    """Requests with their chain."""

    store: Requests
    log: Log
    transactions: Transactions
    clock: Clock

    def find(self, request_id: str) -> JoinRequest:
        """The request; ``NotFoundError`` ``onboarding.unknown``."""
        request = self.store.get(request_id)
        if request is None:
            raise NotFoundError("onboarding.unknown")
        return request

    def perform(self, request_id: str, decide: Callable[[JoinRequest], RequestAct | None]) -> JoinRequest:
        """Does what ``decide`` says of the request as it now stands (nothing, for None), and answers it after.

        It is asked again when something else came first; what it raises passes.
        """
        tried: set[str] = set()

        def once() -> JoinRequest:
            before = self.find(request_id)
            if before.chain.head in tried:
                return before  # it had taken effect, and the answer was lost
            act = decide(before)
            return before if act is None else self.commit(act, tried)

        return decide_again(once)

    def commit(self, act: RequestAct, tried: set[str]) -> JoinRequest:
        """One transaction; ``tried`` remembers its record. ``StaleError`` if the request changed since it was read."""
        record, chain = act.after.chain.append(self._said(act))
        tried.add(record.hash)
        stored = replace(act.after, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.store.save(work, stored)
            act.write(work)
        return replace(stored, version=stored.version + 1)

    def _said(self, act: RequestAct) -> Act:
        it = act.after
        detail: dict[str, Any] = {"request_id": it.id, "slug": it.wish.slug, "code": it.wish.code}
        if it.hindrance:
            detail["hindrance"] = it.hindrance
        content = {"wish": vars(it.wish), "reason": it.reason}
        return Act(act.event, self.clock.now(), act.actor, it.administration_id, detail, content, f"request/{it.id}")
