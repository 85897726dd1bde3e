"""One act on an organisation: its changes and its record, in one transaction that no other act came before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.log import SYSTEM, Act, Actor, Log
from chalicelib.kernel.work import Transactions, Work, decide_again
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures


def nothing_more(work: Work) -> None:
    """The structure itself is all that is written."""


@dataclass(frozen=True)
class OrganisationAct:
    """What is to be done: the event it makes, the structure after it, and what else is written with it.

    ``detail`` holds ids and codes; ``content`` is the state of what was changed, of which the log keeps a digest.
    """

    event: str
    structure: Structure
    actor: Actor = SYSTEM
    detail: Mapping[str, Any] = field(default_factory=dict)
    content: Mapping[str, Any] | None = None
    write: Callable[[Work], None] = nothing_more


def demand_version(structure: Structure, version: int | None) -> None:
    """``ConflictError`` when the structure is no longer the one that the person saw; None takes it as it is."""
    if version is not None and version != structure.version:
        raise ConflictError("organisation.changed_meanwhile", version=structure.version)


@dataclass(frozen=True)
class OrganisationActs:
    """Performs acts, one after the other within an administration."""

    structures: Structures
    log: Log
    transactions: Transactions
    clock: Clock

    def perform(self, administration_id: str, decide: Callable[[Structure], OrganisationAct | None]) -> Structure:
        """Does what ``decide`` says of the structure as it now stands (nothing, for None), and returns it after.

        ``decide`` reads afresh whatever else it looks at: when another act came first, it is asked again. What it
        raises passes; ``NotFoundError`` if there is no such administration.
        """
        tried: set[str] = set()
        return decide_again(lambda: self._once(administration_id, decide, tried))

    def _once(
        self, administration_id: str, decide: Callable[[Structure], OrganisationAct | None], tried: set[str]
    ) -> Structure:
        before = self.structures.get(administration_id)
        if before.chain.head in tried:
            return before  # it had taken effect, and the answer was lost
        act = decide(before)
        return before if act is None else self._commit(before, act, tried)

    def _commit(self, before: Structure, act: OrganisationAct, tried: set[str]) -> Structure:
        said = Act(act.event, self.clock.now(), act.actor, before.administration_id, act.detail, act.content)
        record, chain = before.chain.append(said)
        tried.add(record.hash)
        after = replace(act.structure, chain=chain)
        with self.transactions() as work:
            self.log.append(work, record)
            self.structures.save(work, after)
            act.write(work)
        return replace(after, version=before.version + 1)
