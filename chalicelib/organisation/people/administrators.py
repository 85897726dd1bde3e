"""An administration is never without somebody who administers it: not today, and on no day that is already decided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import ConflictError
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Store

_DAY = timedelta(days=1)
Changed = TypeVar("Changed", Desk, Agent)


@dataclass(frozen=True)
class _Administering:
    """Who holds administrators' desks, and when."""

    desk_ids: frozenset[str]
    agents: Sequence[Agent]

    @classmethod
    def of(cls, desks: Sequence[Desk], agents: Sequence[Agent]) -> "_Administering":
        found = (desk.id for desk in desks if Role.ADMINISTRATOR in desk.roles and desk.closed_at is None)
        return cls(frozenset(found), agents)

    def on(self, day: date) -> bool:
        """Whether somebody administers on that day."""
        return any(agent.works_on(day) and self.desk_ids & set(agent.desks_on(day)) for agent in self.agents)

    def ends(self) -> Iterator[date]:
        """The first days on which somebody administers no more."""
        for agent in self.agents:
            if agent.leaves_on:
                yield agent.leaves_on
            yield from (it.until + _DAY for it in agent.holdings if it.until and it.desk_id in self.desk_ids)


def keep_an_administrator(
    store: Store, administration_id: str, today: date, desks: Sequence[Desk] = (), agents: Sequence[Agent] = ()
) -> None:
    """``ConflictError`` if with these changes nobody would administer on some day, from today on, on which somebody
    would without them. Dated changes count on their day: two administrators cannot each end after the other."""
    all_desks, all_agents = store.desks(administration_id), store.agents(administration_id)
    before = _Administering.of(all_desks, all_agents)
    after = _Administering.of(_with(all_desks, desks), _with(all_agents, agents))
    days = {today, *(day for day in after.ends() if day > today)}
    if any(before.on(day) and not after.on(day) for day in days):
        raise ConflictError("organisation.last_administrator")


def _with(stored: Sequence[Changed], changed: Sequence[Changed]) -> list[Changed]:
    ids = {it.id for it in changed}
    return [it for it in stored if it.id not in ids] + list(changed)
