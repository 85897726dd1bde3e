"""What every act on a deposit has in common: read it, change it, and commit it with its log records."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from chalicelib.deposit.model import Deposit
from chalicelib.deposit.ports import DepositStore
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work


@dataclass(frozen=True)
class Said:
    """An event to record: its name, its ids and codes, and the content whose digest is kept."""

    event: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    content: Mapping[str, Any] | None = None


def _nothing_more(work: Work) -> None:
    """The deposit itself is all that is written."""


class Records:
    """Deposits with their chain."""

    def __init__(self, store: DepositStore, log: Log, transactions: Transactions, clock: Clock) -> None:
        self.store = store
        self._log = log
        self._transactions = transactions
        self._clock = clock

    def now(self) -> datetime:
        """The present instant."""
        return self._clock.now()

    def find(self, deposit_id: str) -> Deposit:
        """The deposit; ``NotFoundError`` ``deposit.unknown``."""
        deposit = self.store.get(deposit_id)
        if deposit is None:
            raise NotFoundError("deposit.unknown")
        return deposit

    def add(self, deposit: Deposit) -> None:
        """Stores a new draft; drafts are not recorded, they are nobody's act yet."""
        with self._transactions() as work:
            self.store.add(work, deposit)

    def drop(self, deposit: Deposit) -> None:
        """Removes a draft; ``StaleError`` if it changed since it was read."""
        with self._transactions() as work:
            self.store.drop(work, deposit)

    def commit(
        self,
        deposit: Deposit,
        *events: Said,
        at: datetime | None = None,
        actor: Actor = SYSTEM,
        also: Callable[[Work], None] = _nothing_more,
    ) -> Deposit:
        """One transaction: the deposit as given, a record of each event, and what ``also`` adds.

        Answers with the deposit as stored; raises ``StaleError`` if it changed since it was read.
        """
        chain = deposit.chain
        with self._transactions() as work:
            for said in events:
                record, chain = chain.append(self._act(deposit, said, at or self.now(), actor))
                self._log.append(work, record)
            stored = replace(deposit, chain=chain)
            self.store.save(work, stored)
            also(work)
        return replace(stored, version=stored.version + 1)

    def _act(self, deposit: Deposit, said: Said, at: datetime, actor: Actor) -> Act:
        return Act(
            event=said.event,
            at=at,
            actor=actor,
            administration_id=deposit.administration_id,
            detail={"deposit_id": deposit.id, **said.detail},
            content=said.content,
            correlation_id=deposit.source,
        )
