"""What every act on accounts and batches has in common: commit it with its record, and read it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.bulk.account import SenderAccount
from chalicelib.bulk.batch import NOWHERE, Batch
from chalicelib.bulk.ports import Accounts, Batches
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work


@dataclass(frozen=True)
class Said:
    """An event to record, with ids, codes and numbers; ``content`` is the state whose digest is kept."""

    event: str
    detail: Mapping[str, Any] = field(default_factory=dict)
    actor: Actor = SYSTEM
    content: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Records:
    """Accounts and batches with their chains."""

    accounts: Accounts
    batches: Batches
    log: Log
    transactions: Transactions
    clock: Clock

    def batch(self, batch_id: str) -> Batch:
        """The batch; ``NotFoundError`` ``bulk.unknown``."""
        batch = self.batches.get(batch_id)
        if batch is None:
            raise NotFoundError("bulk.unknown")
        return batch

    def keep_account(self, account: SenderAccount, said: Said) -> SenderAccount:
        """One transaction; ``StaleError`` if the account changed since it was read."""
        record, chain = account.chain.append(self._record(said, {"account_id": account.id}, NOWHERE))
        stored = replace(account, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.accounts.save_account(work, stored)
        return replace(stored, version=stored.version + 1)

    def keep_batch(
        self, batch: Batch, said: Said | None = None, write: Callable[[Work, Batch], None] | None = None
    ) -> Batch:
        """One transaction: a record of what is said, and the batch as ``write`` stores it, or as it now is.
        ``StaleError`` if it changed since it was read, or is there already."""
        with self.transactions() as work:
            if said is not None:
                record, chain = batch.chain.append(self._record(said, {"batch_id": batch.id}, batch.administration_id))
                self.log.append(work, record)
                batch = replace(batch, chain=chain)
            (write or self.batches.save)(work, batch)
        return replace(batch, version=batch.version + 1)

    def _record(self, said: Said, about: Mapping[str, Any], administration_id: str) -> Act:
        return Act(said.event, self.clock.now(), said.actor, administration_id, {**about, **said.detail}, said.content)
