"""Leaving: whoever goes hands everything over in one act, and a list says what went to whom.

Desks keep their work. What has to be handed over is what nobody else would see: the work of desks that the leaver alone
holds. From the day on, everything follows from dates: holdings have ended, the successors' have begun, and no session,
token or link of the leaver opens anything. No job has to come at midnight.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial

from chalicelib.kernel.access import Caller
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, demand_version
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Agent, agent_content
from chalicelib.organisation.people.administrators import keep_an_administrator
from chalicelib.organisation.people.departure import Departure, EndedMandate, HandedDesk
from chalicelib.organisation.people.holdings_list import Held, HoldingsList
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.people.successors import Successors
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure

MOST_AT_ONCE = 45
"""People and mandates changed in one transaction: two items each, beside the leaver's, the list's, the record's and the
structure's, within the hundred that DynamoDB takes."""
_DAY = timedelta(days=1)
_ID = re.compile(r"[0-9A-Za-z]{1,40}")


@dataclass(frozen=True)
class LeavingGiven:
    """What is said of a departure. ``id`` names it, so that saying it twice does it once; ``day`` is the first day on
    which the person works here no more. ``successors`` are people by desk; a desk that has none keeps its work."""

    id: str
    day: date
    successors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Changes:
    """What is still to be written beside the leaver: successors who sit at their desks, mandates that end."""

    people: Sequence[Agent]
    mandates: Sequence[Mandate]

    @property
    def first(self) -> "_Changes":
        """As much of it as one transaction takes."""
        return _Changes(self.people[:MOST_AT_ONCE], self.mandates[: max(0, MOST_AT_ONCE - len(self.people))])

    @property
    def fit_at_once(self) -> bool:
        """Whether one transaction takes all of it."""
        return len(self.people) + len(self.mandates) <= MOST_AT_ONCE

    def write(self, store: Store, departure: Departure, leaver: Agent | None, work: Work) -> None:
        """Puts it all with the list, and with the leaver in the last transaction."""
        store.put_departure(departure, work)
        for agent in (*self.people, *([leaver] if leaver else [])):
            store.put_agent(agent, work)
        for mandate in self.mandates:
            store.put_mandate(mandate, work)


@dataclass(frozen=True)
class _Plan:
    """The leaver as they are afterwards, the list's desks and mandates, and what changes beside."""

    leaver: Agent
    desks: tuple[HandedDesk, ...]
    mandates: tuple[EndedMandate, ...]
    changes: _Changes


@dataclass(frozen=True)
class Leaving:
    """The act of an administrator; errors as for entities."""

    store: Store
    acts: OrganisationActs
    persons: Persons
    lists: HoldingsList
    clock: Clock

    def of(self, caller: Caller, agent_id: str, departure_id: str) -> Departure:
        """One departure's list; ``NotFoundError``."""
        self.persons.demand_reading(caller)
        found = self.store.departure(caller.administration_id, agent_id, departure_id)
        if found is None:
            raise NotFoundError("not_found")
        return found

    def held(self, agent: Agent) -> Held:
        """What the person would leave behind today."""
        return self.lists.of(agent, civil_date(self.clock.now()))

    def known(self, agent: Agent) -> list[Departure]:
        """The person's departures that are done, the first one first."""
        return [it for it in self.store.departures(agent.administration_id, agent.id) if it.done]

    def unfinished(self, agent: Agent) -> Departure | None:
        """A departure that a crash left half done: it is gone on with under its id."""
        known = self.store.departures(agent.administration_id, agent.id)
        return next((it for it in known if not it.done), None)

    def leave(self, caller: Caller, version: int | None, agent_id: str, given: LeavingGiven) -> Departure:
        """The list of what was handed over. Said again under the same id, it is the list that was made.

        ``InvalidError`` with every problem, at ``day`` or ``successor_DESK``. Where more is to be written than one
        transaction takes, the rest follows in further ones; after a crash, saying it again goes on.
        """
        departure = self._go_on(caller, version, agent_id, given)
        while not departure.done:
            departure = self._go_on(caller, None, agent_id, given)
        return departure

    def _go_on(self, caller: Caller, version: int | None, agent_id: str, given: LeavingGiven) -> Departure:
        reached: list[Departure] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            agent = self._agent(caller, agent_id, given)
            known = self.store.departure(caller.administration_id, agent_id, given.id)
            if known is not None and known.done:
                reached[:] = [known]
                return None
            actor = self.persons.demand(caller, agent)
            demand_version(structure, version)
            self._check(agent, given.day)
            plan = self._plan(agent, given)
            reached[:] = [self._departure(caller, agent, given, plan, known)]
            return self._act(actor, structure, agent, plan, reached[0])

        self.acts.perform(caller.administration_id, decide)
        return reached[0]

    def _act(
        self, actor: Actor, structure: Structure, agent: Agent, plan: _Plan, departure: Departure
    ) -> OrganisationAct:
        after = plan.leaver if departure.done else agent
        event = "AgentLeft" if departure.done else "HandoverBegun"
        changes = plan.changes.first
        write = partial(changes.write, self.store, departure, plan.leaver if departure.done else None)
        return OrganisationAct(event, structure, actor, _detail(departure, changes), agent_content(after), write)

    def _plan(self, agent: Agent, given: LeavingGiven) -> _Plan:
        listed, leaver = self.lists.of(agent, given.day), self._gone(agent, given.day)
        desks, successors = Successors(self.store, self.persons, given.day).named(agent, listed.desks, given.successors)
        everybody = [leaver, *successors]
        keep_an_administrator(self.store, agent.administration_id, civil_date(self.clock.now()), agents=everybody)
        changed = [it for it in successors if it != self.store.agent(it.id)]
        changes = _Changes(changed, self._ended_mandates(agent, given.day))
        return _Plan(leaver, desks, listed.mandates, changes)

    def _departure(
        self, caller: Caller, agent: Agent, given: LeavingGiven, plan: _Plan, known: Departure | None
    ) -> Departure:
        """The list; mandates that an earlier transaction ended stay on it."""
        mandates = {it.id: it for it in (*(known.mandates if known else ()), *plan.mandates)}
        return Departure(
            given.id, agent.administration_id, agent.id, agent.name, given.day, caller.agent_id, caller.name,
            self.clock.now(), plan.desks, tuple(mandates.values()), bool(agent.signing_key_id),
            plan.changes.fit_at_once,
        )  # fmt: skip

    def _agent(self, caller: Caller, agent_id: str, given: LeavingGiven) -> Agent:
        if not _ID.fullmatch(given.id):
            raise NotFoundError("not_found")
        return self.persons.get(caller, agent_id)

    def _check(self, agent: Agent, day: date) -> None:
        today = civil_date(self.clock.now())
        if agent.leaves_on is not None and agent.leaves_on <= today:
            raise ConflictError("organisation.left_already")
        if day < today:
            raise InvalidError([Problem("day", "organisation.day_past")])

    def _gone(self, agent: Agent, day: date) -> Agent:
        """Without a desk from that day on; without a session from now on, if that is today."""
        kept = (it for it in agent.holdings if it.since < day)
        ended = tuple(it if it.until and it.until < day else replace(it, until=day - _DAY) for it in kept)
        now = self.clock.now()
        signed_out_at = now if day <= civil_date(now) else agent.signed_out_at
        return replace(agent, leaves_on=day, signed_out_at=signed_out_at, holdings=ended)

    def _ended_mandates(self, agent: Agent, day: date) -> list[Mandate]:
        """Those that last on that day, as they are after it: cut short, or taken back if they begin no earlier."""
        now = self.clock.now()
        taken_back = day <= civil_date(now)
        return [
            replace(it, revoked_at=now) if taken_back or it.since >= day else replace(it, until=day - _DAY)
            for it in self.lists.mandates_of(agent, day)
        ]


def _detail(departure: Departure, written: _Changes) -> dict[str, object]:
    """What the log says: who, to whom, from when."""
    return {
        "agent_id": departure.agent_id,
        "departure_id": departure.id,
        "day": departure.day.isoformat(),
        "desks": [{"desk_id": desk.desk_id, "successor_id": desk.successor_id} for desk in departure.desks],
        "mandate_ids": [mandate.id for mandate in written.mandates],
    }
