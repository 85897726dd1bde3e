"""What every act on a sending has in common: read it, decide, commit it with its record. Each takes effect once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.registered.model import Sending
from chalicelib.registered.ports import Sendings

RECIPIENT = Actor("recipient")


@dataclass(frozen=True)
class SendingAct:
    """The event that an act makes, the sending after it (whose last moment is its evidence), and who did it."""

    event: str
    after: Sending
    actor: Actor = SYSTEM
    content: Mapping[str, Any] | None = field(default=None)


Decide = Callable[[Sending], SendingAct | None]


@dataclass(frozen=True)
class Records:
    """Sendings with their chains."""

    store: Sendings
    log: Log
    transactions: Transactions
    clock: Clock

    def find(self, sending_id: str) -> Sending:
        """The sending; ``NotFoundError`` ``registered.unknown``."""
        sending = self.store.get(sending_id)
        if sending is None:
            raise NotFoundError("registered.unknown")
        return sending

    def perform(self, sending_id: str, decide: Decide) -> Sending:
        """Does what ``decide`` says of the sending as it now stands (nothing, for None), and answers it after.

        It is asked again when something else came first; what it raises passes. What it decides must be None of a
        sending on which it took effect: an answer may be lost.
        """

        def once() -> Sending:
            before = self.find(sending_id)
            act = decide(before)
            return before if act is None else self.commit(act)

        return decide_again(once)

    def commit(self, act: SendingAct) -> Sending:
        """One transaction; ``StaleError`` if the sending changed since it was read, or is there already."""
        moment, it = act.after.moments[-1], act.after
        detail: dict[str, Any] = {"sending_id": it.id, "mail_id": it.mail_id, "desk_id": it.desk_id}
        detail |= {"evidence": moment.evidence.value, "sha256": it.document.sha256}
        detail |= {"due_at": to_iso(it.due_at)} if it.due_at else {}
        detail |= {"reasons": [moment.reason]} if moment.reason else {}
        said = Act(act.event, moment.at, act.actor, it.administration_id, detail, act.content, it.source)
        record, chain = it.chain.append(said)
        stored = replace(it, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.store.save(work, stored)
        return replace(stored, version=stored.version + 1)
