"""Desks and who sits at them: opened, changed, moved, closed; given to people for dated periods."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from chalicelib.kernel.access import Caller, Confidentiality, Policy, Role
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.model import Agent, Desk, Holding, agent_content, desk_content
from chalicelib.organisation.people.administrators import keep_an_administrator
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.entities import demand_manager, name_problems
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Workload

GIVEN_ROLES = frozenset(Role) - {Role.OPERATOR}
"""The roles that an administration gives; the platform's operator is not its to name."""


@dataclass(frozen=True)
class DeskGiven:
    """What is said of a desk when it is opened or changed."""

    name: Bilingual
    entity_id: str
    roles: frozenset[Role]
    clearance: Confidentiality = Confidentiality.ORDINARY


@dataclass(frozen=True)
class Desks:
    """The acts of an administrator on desks of entities at or below their own; errors as for entities."""

    store: Store
    acts: OrganisationActs
    workload: Workload
    may: Policy
    clock: Clock

    def open(self, caller: Caller, version: int | None, given: DeskGiven, desk_id: str = "") -> Desk:
        """A new desk, with nobody at it yet; again with an id that was chosen before, it changes nothing."""
        named = (desk_id or new_id(), caller.administration_id, given.entity_id, given.name)
        desk = Desk(*named, given.roles, given.clearance)

        def decide(structure: Structure) -> OrganisationAct | None:
            if desk_id and self.store.desk(structure.administration_id, desk_id):
                return None
            actor = demand_manager(self.may, caller, structure, version, given.entity_id)
            _check(given)
            return self._act(actor, "DeskOpened", structure, desk)

        self.acts.perform(caller.administration_id, decide)
        return desk

    def change(self, caller: Caller, version: int | None, desk_id: str, given: DeskGiven) -> Desk:
        """Another name, entity, roles or clearance; its work and its holders stay."""
        changed: list[Desk] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            desk, actor = self._desk(caller, structure, version, desk_id)
            demand_manager(self.may, caller, structure, None, given.entity_id)
            _check(given)
            named = desk.renamed(given.name, self.clock.now()) if given.name != desk.name else desk
            after = replace(named, entity_id=given.entity_id, roles=given.roles, clearance=given.clearance)
            if Role.ADMINISTRATOR in desk.roles:
                self._keep_an_administrator(structure, desks=[after])
            changed[:] = [after]
            return None if after == desk else self._act(actor, "DeskChanged", structure, after)

        self.acts.perform(caller.administration_id, decide)
        return changed[0]

    def close(self, caller: Caller, version: int | None, desk_id: str) -> None:
        """The desk ends; refused while it holds work or a circuit leads to it."""

        def decide(structure: Structure) -> OrganisationAct:
            desk, actor = self._desk(caller, structure, version, desk_id)
            self._demand_idle(desk)
            after = replace(desk, closed_at=self.clock.now())
            if Role.ADMINISTRATOR in desk.roles:
                self._keep_an_administrator(structure, desks=[after])
            return self._act(actor, "DeskClosed", structure, after)

        self.acts.perform(caller.administration_id, decide)

    def seat(
        self, caller: Caller, version: int | None, desk_id: str, agent_id: str, since: date, until: date | None
    ) -> Agent:
        """Gives the desk to a person from a day on, today or later, until another or until further notice."""
        seated: list[Agent] = []

        def decide(structure: Structure) -> OrganisationAct:
            _, actor = self._desk(caller, structure, version, desk_id)
            agent = self._agent(caller, agent_id)
            self._check_days(since, until)
            if not agent.works_on(since):
                raise ConflictError("organisation.leaves_before")
            if any(held.desk_id == desk_id and _meet(held, since, until) for held in agent.holdings):
                raise ConflictError("organisation.already_seated")
            after = replace(agent, holdings=(*agent.holdings, Holding(desk_id, since, until)))
            seated[:] = [after]
            return self._holder_act(actor, "HolderSeated", structure, after, desk_id)

        self.acts.perform(caller.administration_id, decide)
        return seated[0]

    def unseat(self, caller: Caller, version: int | None, desk_id: str, agent_id: str, last_day: date) -> Agent:
        """The person leaves the desk after that day; a past day means at once. The desk keeps its work."""
        left: list[Agent] = []

        def decide(structure: Structure) -> OrganisationAct:
            desk, actor = self._desk(caller, structure, version, desk_id)
            agent = self._agent(caller, agent_id)
            after = replace(agent, holdings=_ended(agent.holdings, desk_id, last_day))
            if after == agent:
                raise ConflictError("organisation.not_seated")
            if Role.ADMINISTRATOR in desk.roles:
                self._keep_an_administrator(structure, agents=[after])
            left[:] = [after]
            return self._holder_act(actor, "HolderLeft", structure, after, desk_id)

        self.acts.perform(caller.administration_id, decide)
        return left[0]

    def _desk(self, caller: Caller, structure: Structure, version: int | None, desk_id: str) -> tuple[Desk, Actor]:
        desk = self.store.desk(structure.administration_id, desk_id)
        if desk is None or desk.closed_at is not None:
            raise NotFoundError("not_found")
        return desk, demand_manager(self.may, caller, structure, version, desk.entity_id)

    def _agent(self, caller: Caller, agent_id: str) -> Agent:
        agent = self.store.agent(agent_id)
        if agent is None or agent.administration_id != caller.administration_id:
            raise NotFoundError("not_found")
        if not agent.works_on(civil_date(self.clock.now())):
            raise NotFoundError("not_found")
        return agent

    def _check_days(self, since: date, until: date | None) -> None:
        problems = []
        if since < civil_date(self.clock.now()):
            problems.append(Problem("since", "organisation.day_past"))
        if until is not None and until < since:
            problems.append(Problem("until", "organisation.ends_before_it_begins"))
        if problems:
            raise InvalidError(problems)

    def _demand_idle(self, desk: Desk) -> None:
        if self.workload.any_at_desk(desk.id):
            raise ConflictError("organisation.holds_work")
        newest = {circuit.id: circuit for circuit in self.store.circuits(desk.administration_id)}
        steps = (step for circuit in newest.values() for group in circuit.groups for step in group["steps"])
        if any(step["desk_id"] == desk.id for step in steps):
            raise ConflictError("organisation.in_a_circuit")

    def _keep_an_administrator(
        self, structure: Structure, desks: Sequence[Desk] = (), agents: Sequence[Agent] = ()
    ) -> None:
        today = civil_date(self.clock.now())
        keep_an_administrator(self.store, structure.administration_id, today, desks, agents)

    def _act(self, actor: Actor, event: str, structure: Structure, desk: Desk) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_desk(desk, work)

        detail = {"desk_id": desk.id, "entity_id": desk.entity_id}
        return OrganisationAct(event, structure, actor, detail, desk_content(desk), write)

    def _holder_act(
        self, actor: Actor, event: str, structure: Structure, agent: Agent, desk_id: str
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_agent(agent, work)

        detail = {"desk_id": desk_id, "agent_id": agent.id}
        return OrganisationAct(event, structure, actor, detail, agent_content(agent), write)


def _check(given: DeskGiven) -> None:
    problems = name_problems(given.name)
    if not given.roles or given.roles - GIVEN_ROLES:
        problems.append(Problem("roles", "organisation.roles_missing"))
    if problems:
        raise InvalidError(problems)


def _meet(held: Holding, since: date, until: date | None) -> bool:
    return (until is None or held.since <= until) and (held.until is None or since <= held.until)


def _ended(holdings: Sequence[Holding], desk_id: str, last_day: date) -> tuple[Holding, ...]:
    """Without what would have begun later, and with what runs then ending that day."""
    kept = (it for it in holdings if it.desk_id != desk_id or it.since <= last_day)
    return tuple(
        replace(it, until=last_day) if it.desk_id == desk_id and (it.until is None or it.until > last_day) else it
        for it in kept
    )
