"""Successors: who takes a leaver's desks, and why somebody cannot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.organisation.model import Agent, Holding
from chalicelib.organisation.people.departure import HandedDesk
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.ports import Store


@dataclass(frozen=True)
class Successors:
    """Those who take over on a day.

    Roles and clearance come with the desk; what a person may lack is what the desk cannot give: a key to sign with.
    """

    store: Store
    persons: Persons
    day: date

    def named(
        self, leaver: Agent, desks: Sequence[HandedDesk], chosen: Mapping[str, str]
    ) -> tuple[tuple[HandedDesk, ...], list[Agent]]:
        """The desks with whom they go to, and those people as they sit there; ``InvalidError`` with every problem."""
        problems = [problem for desk in desks if (problem := self._problem(leaver, desk, chosen.get(desk.desk_id, "")))]
        problems += [
            Problem(f"successor_{it}", "organisation.desk_not_held")
            for it in chosen.keys() - {d.desk_id for d in desks}
        ]
        if problems:
            raise InvalidError(problems)
        people: dict[str, Agent] = {}
        named = tuple(self._taken(desk, chosen.get(desk.desk_id, ""), people) for desk in desks)
        return named, list(people.values())

    def _problem(self, leaver: Agent, desk: HandedDesk, successor_id: str) -> Problem | None:
        field = f"successor_{desk.desk_id}"
        if not successor_id:
            return Problem(field, "organisation.successor_missing") if desk.needs_successor else None
        if successor_id == leaver.id:
            return Problem(field, "organisation.succeeds_oneself")
        successor = self.store.agent(successor_id)
        if successor is None or successor.administration_id != leaver.administration_id:
            return Problem(field, "organisation.agent_unknown")
        if not successor.works_on(self.day):
            return Problem(field, "organisation.successor_gone")
        if self._awaits_signature(leaver, desk) and not self.persons.can_sign(successor):
            return Problem(field, "organisation.successor_cannot_sign")
        return None

    def _awaits_signature(self, leaver: Agent, desk: HandedDesk) -> bool:
        """Folders wait where people sign."""
        found = self.store.desk(leaver.administration_id, desk.desk_id) if desk.holds_folders else None
        return found is not None and Role.SIGNATORY in found.roles

    def _taken(self, desk: HandedDesk, successor_id: str, people: dict[str, Agent]) -> HandedDesk:
        successor = people.get(successor_id) or (self.store.agent(successor_id) if successor_id else None)
        if successor is None:
            return desk
        people[successor_id] = _seated(successor, desk.desk_id, self.day)
        return replace(desk, successor_id=successor_id, successor=successor.name)


def _seated(agent: Agent, desk_id: str, day: date) -> Agent:
    """The person at the desk from that day on; as they are if they sit there already."""
    if agent.sits_at(desk_id, day):
        return agent
    return replace(agent, holdings=(*agent.holdings, Holding(desk_id, day)))
