"""What an agent wants: to be written to at once, or by a digest each day or week, for each desk that they hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import InvalidError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Act, Log
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.notices.model import Frequency, Preferences
from chalicelib.notices.ports import PreferenceStore, Wake


@dataclass(frozen=True)
class DeskChoice:
    """A desk that an agent holds, and what they chose for it."""

    desk_id: str
    name: Bilingual
    frequency: Frequency


class Holdings(Protocol):
    """The desks that somebody holds themselves: they are written to for those, deputies are not."""

    def of(self, caller: Caller) -> Sequence[tuple[str, Bilingual]]:
        """Ids and names."""


@dataclass(frozen=True)
class Choosing:
    """Reads and changes."""

    preferences: PreferenceStore
    holdings: Holdings
    wake: Wake
    log: Log
    transactions: Transactions
    clock: Clock

    def of(self, caller: Caller) -> list[DeskChoice]:
        """The caller's choice for each desk that they hold."""
        chosen = self.preferences.of(caller.agent_id)
        return [DeskChoice(desk_id, name, chosen.of((desk_id,))) for desk_id, name in self.holdings.of(caller)]

    def choose(self, caller: Caller, desk_id: str, frequency: str) -> DeskChoice:
        """From now on; what waits already follows the new choice. ``NotFoundError`` for a desk that is not theirs,
        ``InvalidError`` ``notices.frequency_unknown`` for any other word."""
        name = dict(self.holdings.of(caller)).get(desk_id)
        if name is None:
            raise NotFoundError("not_found")
        if frequency not in set(Frequency):
            raise InvalidError([Problem("frequency", "notices.frequency_unknown")])
        wanted = Frequency(frequency)
        decide_again(lambda: self._choose(caller, desk_id, wanted))
        return DeskChoice(desk_id, name, wanted)

    def _choose(self, caller: Caller, desk_id: str, wanted: Frequency) -> None:
        known = self.preferences.of(caller.agent_id)
        if known.of((desk_id,)) is wanted:
            return
        self._keep(known, caller, desk_id, wanted)
        if not wanted.is_digest:
            self.wake.flush(caller.agent_id)

    def _keep(self, known: Preferences, caller: Caller, desk_id: str, wanted: Frequency) -> None:
        detail = {"agent_id": caller.agent_id, "desk_id": desk_id, "frequency": wanted.value}
        act = Act("NoticePreferenceChosen", self.clock.now(), caller.actor(), caller.administration_id, detail)
        record, chain = known.chain.append(act)
        with self.transactions() as work:
            after = replace(known, by_desk={**known.by_desk, desk_id: wanted})
            self.preferences.put_with(work, after, chain)
            self.log.append(work, record)
