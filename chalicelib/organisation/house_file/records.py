"""Imports with their chain: each thing that happens to one is a transaction with its record."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.organisation.house_file.model import HouseImport
from chalicelib.organisation.house_file.ports import Imports


@dataclass(frozen=True)
class ImportAct:
    """What is to be done: the event it makes, the import after it, and who does it."""

    event: str
    after: HouseImport
    actor: Actor = SYSTEM


@dataclass(frozen=True)
class ImportRecords:
    """Reads an import, changes it, commits it with its record."""

    store: Imports
    log: Log
    transactions: Transactions
    clock: Clock

    def find(self, administration_id: str, import_id: str) -> HouseImport:
        """One of the administration's; ``NotFoundError``."""
        found = self.store.get(administration_id, import_id)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def begin(self, act: ImportAct) -> HouseImport:
        """A new import; begun again under its id, it is the one that was begun."""
        tried: set[str] = set()

        def once() -> HouseImport:
            known = self.store.get(act.after.administration_id, act.after.id)
            return known or self._commit(act, tried)

        return decide_again(once)

    def perform(self, it: HouseImport, decide: Callable[[HouseImport], ImportAct | None]) -> HouseImport:
        """Does what ``decide`` says of the import as it now stands (nothing, for None), and returns it after."""
        tried: set[str] = set()

        def once() -> HouseImport:
            before = self.find(it.administration_id, it.id)
            if before.chain.head in tried:
                return before  # it had taken effect, and the answer was lost
            act = decide(before)
            return before if act is None else self._commit(act, tried)

        return decide_again(once)

    def _commit(self, act: ImportAct, tried: set[str]) -> HouseImport:
        it = act.after
        detail = {"import_id": it.id, "sha256": it.sha256, "problems": it.problems, "acts": it.acts, "done": it.done}
        record, chain = it.chain.append(Act(act.event, self.clock.now(), act.actor, it.administration_id, detail))
        tried.add(record.hash)
        stored = replace(it, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.store.save(work, stored)
        return replace(stored, version=it.version + 1)
