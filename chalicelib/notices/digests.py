"""Digests: what an agent's desks had wait goes together, each notice in exactly one.

A notice that is to wait is *held*. A digest is made in one transaction that marks each notice as gathered, on the
condition that it is still held, and adds the digest, a notice like any other. Two runs at once, or one repeated, find
the notices gathered; what came meanwhile stays held for the next. What an agent wants is asked when a digest is
made, not when a notice came: a change of mind loses nothing and repeats nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.kernel.clock import Clock, civil, to_iso
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.work import Transactions, decide_again
from chalicelib.notices.digest_letter import KEPT
from chalicelib.notices.kinds import Kind
from chalicelib.notices.model import Frequency, Need, Notice, State, Turn
from chalicelib.notices.ports import Facts, Notices, PreferenceStore, Wake

HOUR = 7
"""Of the civil day, when digests are made; the weekly ones on Mondays."""
MONDAY = 0
MOST = 90
"""Notices in one digest: a transaction takes a hundred writes, and a mail is read by somebody."""


@dataclass(frozen=True)
class Digests:
    """Makes them."""

    store: Notices
    preferences: PreferenceStore
    facts: Facts
    wake: Wake
    transactions: Transactions
    clock: Clock

    def run(self, at: datetime) -> None:
        """The schedule's hour has come: at the hour of digests, has them made for whoever has something waiting."""
        here = civil(at)
        if here.hour != HOUR:
            return
        due = frozenset(Frequency) if here.weekday() == MONDAY else frozenset(Frequency) - {Frequency.WEEKLY}
        by_agent: dict[str, list[Notice]] = {}
        for notice in self.store.held():
            by_agent.setdefault(notice.recipient_id, []).append(notice)
        self.wake.gather([it for agent_id, held in by_agent.items() for it in _turns(agent_id, held, due)])

    def flush(self, agent_id: str) -> None:
        """The agent wants to be written to at once for some desk: what waited for it goes now."""
        for turn in _turns(agent_id, self.store.held_for(agent_id), frozenset({Frequency.IMMEDIATE})):
            self.make(turn)

    def make(self, turn: Turn) -> None:
        """One digest of those of the notices that are still held and whose time has come."""
        decide_again(lambda: self._make(turn))

    def _make(self, turn: Turn) -> None:
        wanted = self.preferences.of(turn.agent_id)
        known = [notice for notice_id in turn.notice_ids if (notice := self.store.get(notice_id))]
        held = [it for it in known if it.state is State.HELD and wanted.of(it.desk_ids) in turn.due]
        if not held:
            return
        here = {desk_id for desk_id in _desks_of(held) if self._sits_at(turn.agent_id, held[0], desk_id)}
        digest = self._gather(held, [notice for notice in held if here.intersection(notice.desk_ids)])
        if digest is not None:
            self.wake.deliver(digest.id)

    def _sits_at(self, agent_id: str, notice: Notice, desk_id: str) -> bool:
        """Who left a desk meanwhile is not told any more what came to it."""
        return any(it.id == f"agent/{agent_id}" for it in self.facts.desk(notice.administration_id, desk_id))

    def _gather(self, held: Sequence[Notice], concerning: Sequence[Notice]) -> Notice | None:
        """One transaction: what concerns the agent is gathered, the rest dropped; ``StaleError`` if any moved on."""
        now, kept = self.clock.now(), {notice.id for notice in concerning}
        digest = _digest_of(concerning).notice(now) if concerning else None
        with self.transactions() as work:
            for notice in held:
                state = State.GATHERED if notice.id in kept else State.DROPPED
                reason = digest.id if digest and notice.id in kept else ""
                self.store.put_with(work, replace(notice, state=state, at=now, reason=reason), notice.chain)
            if digest is not None:
                self.store.put_with(work, digest, digest.chain)
        return digest


def _turns(agent_id: str, held: Iterable[Notice], due: frozenset[Frequency]) -> list[Turn]:
    ids = [notice.id for notice in sorted(held, key=lambda notice: (notice.made_at, notice.id))]
    return [Turn(agent_id, tuple(ids[start : start + MOST]), due) for start in range(0, len(ids), MOST)]


def _desks_of(notices: Sequence[Notice]) -> set[str]:
    return {desk_id for notice in notices for desk_id in notice.desk_ids}


def _digest_of(notices: Sequence[Notice]) -> Need:
    """Known by the notices that it gathers: the same ones are never gathered twice."""
    ordered = sorted(notices, key=lambda notice: (notice.made_at, notice.id))
    ids = ",".join(sorted(notice.id for notice in ordered))
    items = [
        {
            "kind": notice.kind.value,
            "at": to_iso(notice.made_at),
            **{name: notice.detail[name] for name in KEPT if name in notice.detail},
        }
        for notice in ordered
    ]
    first = ordered[0]
    occasion = f"digest/{sha256(ids.encode())}"
    return Need(Kind.DIGEST, first.administration_id, first.recipient, occasion, {"items": items}, "")
