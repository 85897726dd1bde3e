"""People: invited, named, switched off and on. How they leave stands in ``leaving``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Caller, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, demand_version
from chalicelib.organisation.model import Agent, Desk, Holding, agent_content
from chalicelib.organisation.people.administrators import keep_an_administrator
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.people.ports import Accounts, Invitations
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.entities import name_problems
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class PersonGiven:
    """What is said of a person."""

    name: Bilingual
    email: str


@dataclass(frozen=True)
class People:
    """The acts of an administrator on people; errors as for entities."""

    store: Store
    acts: OrganisationActs
    persons: Persons
    accounts: Accounts
    invitations: Invitations
    clock: Clock

    def invite(self, caller: Caller, version: int | None, given: PersonGiven, desk_ids: Sequence[str]) -> Agent:
        """A new person at these desks from today on; a mail invites them to choose a password.

        Invited again, with the same address, a person is sent another mail. ``ConflictError`` for an address that works
        elsewhere on this platform.
        """
        self.persons.demand_people(caller)
        self._demand_desks(caller, desk_ids)
        _check(given)
        agent_id = self.accounts.of(given.email)
        invited: list[Agent] = []

        def decide(structure: Structure) -> OrganisationAct:
            self._demand_seats(caller, structure, desk_ids)
            demand_version(structure, version)
            actor, agent = self._invited(caller, agent_id, given, desk_ids)
            invited[:] = [agent]
            return self._act(actor, "AgentInvited", structure, agent, {"desk_ids": list(desk_ids)})

        self.acts.perform(caller.administration_id, decide)
        self.invitations.send(invited[0])
        return invited[0]

    def change(self, caller: Caller, version: int | None, agent_id: str, given: PersonGiven) -> Agent:
        """Another name or address. Under another address the person begins anew, by a link that is mailed there:
        password, telephone and sessions of the one before are worth nothing."""
        _check(given)
        changed: list[tuple[Agent, Agent]] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor, before = self._managed(caller, structure, version, agent_id)
            after = self._renamed(before, given)
            changed[:] = [(before, after)]
            detail = {"address": after.email != before.email}
            return None if after == before else self._act(actor, "AgentChanged", structure, after, detail)

        self.acts.perform(caller.administration_id, decide)
        before, after = changed[0]
        if after.email != before.email:
            self.invitations.send(after)
        return after

    def switch_off(self, caller: Caller, version: int | None, agent_id: str) -> Agent:
        """The person is kept out from this instant; desks, work and mandates stay. Again, it changes nothing."""

        def decide(structure: Structure) -> OrganisationAct | None:
            actor, agent = self._managed(caller, structure, version, agent_id)
            if not agent.active:
                return None
            after = replace(agent, active=False, signed_out_at=self.clock.now())
            keep_an_administrator(self.store, agent.administration_id, civil_date(self.clock.now()), agents=[after])
            return self._act(actor, "AgentSwitchedOff", structure, after)

        self.acts.perform(caller.administration_id, decide)
        return self.persons.get(caller, agent_id)

    def switch_on(self, caller: Caller, version: int | None, agent_id: str) -> Agent:
        """The person works here again, also one who left or is to leave; desks that they gave up are given anew."""

        def decide(structure: Structure) -> OrganisationAct | None:
            actor, agent = self._managed(caller, structure, version, agent_id)
            if agent.active and agent.leaves_on is None:
                return None
            after = self._back(agent)
            return self._act(actor, "AgentSwitchedOn", structure, after)

        self.acts.perform(caller.administration_id, decide)
        agent = self.persons.get(caller, agent_id)
        self.accounts.ensure(agent)
        return agent

    def _managed(self, caller: Caller, structure: Structure, version: int | None, agent_id: str) -> tuple[Actor, Agent]:
        agent = self.persons.get(caller, agent_id)
        actor = self.persons.demand(caller, agent)
        demand_version(structure, version)
        return actor, agent

    def _demand_seats(self, caller: Caller, structure: Structure, desk_ids: Sequence[str]) -> None:
        if not all(desk.entity_id in structure.parents for desk in self._demand_desks(caller, desk_ids)):
            raise NotFoundError("not_found")

    def _demand_desks(self, caller: Caller, desk_ids: Sequence[str]) -> list[Desk]:
        desks = self._desks(caller.administration_id, desk_ids)
        for desk in desks:
            self.persons.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).demand()
        return desks

    def _desks(self, administration_id: str, desk_ids: Sequence[str]) -> list[Desk]:
        desks = [self.store.desk(administration_id, desk_id) for desk_id in desk_ids]
        found = [desk for desk in desks if desk is not None and desk.closed_at is None]
        if len(found) < len(desk_ids):
            raise NotFoundError("not_found")
        return found

    def _invited(
        self, caller: Caller, agent_id: str, given: PersonGiven, desk_ids: Sequence[str]
    ) -> tuple[Actor, Agent]:
        known, today = self.store.agent(agent_id), civil_date(self.clock.now())
        agent = known or Agent(agent_id, caller.administration_id, given.email, given.name)
        if agent.administration_id != caller.administration_id or not _same(agent.email, given.email):
            raise ConflictError("organisation.address_taken")
        actor = self.persons.demand(caller, agent)
        back = agent if agent.works_on(today) else self._back(agent)
        added = tuple(Holding(desk_id, today) for desk_id in desk_ids if desk_id not in agent.desks_on(today))
        return actor, replace(back, name=given.name, holdings=(*agent.holdings, *added))

    def _back(self, agent: Agent) -> Agent:
        """Sessions and links of the time before hold no more."""
        gone = not agent.works_on(civil_date(self.clock.now()))
        signed_out_at = self.clock.now() if gone else agent.signed_out_at
        return replace(agent, active=True, leaves_on=None, signed_out_at=signed_out_at)

    def _renamed(self, agent: Agent, given: PersonGiven) -> Agent:
        named = replace(agent, name=given.name)
        if _same(agent.email, given.email):
            return named
        self.accounts.give(given.email, agent)
        return replace(named, email=given.email, former_email=agent.email, signed_out_at=self.clock.now())

    def _act(
        self,
        actor: Actor,
        event: str,
        structure: Structure,
        agent: Agent,
        detail: Mapping[str, object] | None = None,
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_agent(agent, work)

        said = {"agent_id": agent.id, **(detail or {})}
        return OrganisationAct(event, structure, actor, said, agent_content(agent), write)


def _same(address: str, other: str) -> bool:
    return address.casefold() == other.casefold()


def _check(given: PersonGiven) -> None:
    problems = name_problems(given.name)
    local, _, domain = given.email.partition("@")
    if not local or "." not in domain or len(given.email) > 254 or any(c.isspace() for c in given.email):
        problems.append(Problem("email", "organisation.email_form"))
    if problems:
        raise InvalidError(problems)
