"""People: invited, named, gone. Whoever leaves hands everything over in one act, and a list says what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError, InvalidError, NotFoundError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, demand_version
from chalicelib.organisation.desks import keep_an_administrator
from chalicelib.organisation.entities import MANAGE, name_problems
from chalicelib.organisation.mandates import Mandate
from chalicelib.organisation.model import Agent, Desk, Holding, agent_content
from chalicelib.organisation.ports import Accounts, Invitations, Store, Workload
from chalicelib.organisation.structure import Structure


@dataclass(frozen=True)
class PersonGiven:
    """What is said of a person: ``signs`` asks for a signing key, made afterwards."""

    name: Bilingual
    email: str
    signs: bool = False


@dataclass(frozen=True)
class HandedOver:
    """A desk that went from one person to another, and what waits there."""

    desk: Desk
    waiting: int


@dataclass(frozen=True)
class People:
    """The acts of an administrator on people; errors as for entities."""

    store: Store
    acts: OrganisationActs
    accounts: Accounts
    invitations: Invitations
    workload: Workload
    may: Policy
    clock: Clock

    def invite(self, caller: Caller, version: int | None, given: PersonGiven, desk_ids: Sequence[str]) -> Agent:
        """A new person at these desks from today on; a mail invites them to choose a password.

        Invited again, with the same address, a person is sent another mail. ``ConflictError`` for an address that works
        elsewhere on this platform.
        """
        actor = self._demand(caller)
        _check(given)
        agent_id = self.accounts.of(given.email)
        invited: list[Agent] = []

        def decide(structure: Structure) -> OrganisationAct:
            demand_version(structure, version)
            self._demand_seats(caller, structure, desk_ids)
            agent = self._invited(caller, agent_id, given, desk_ids)
            invited[:] = [agent]
            detail = {"agent_id": agent.id, "desk_ids": list(desk_ids), "signs": given.signs}
            return self._act(actor, "AgentInvited", structure, agent, detail)

        self.acts.perform(caller.administration_id, decide)
        self.invitations.send(invited[0])
        return invited[0]

    def change(self, caller: Caller, version: int | None, agent_id: str, name: Bilingual, signs: bool) -> Agent:
        """Another name; ``signs`` asks for a signing key, or puts the present one aside."""
        actor = self._demand(caller)
        changed: list[Agent] = []

        def decide(structure: Structure) -> OrganisationAct:
            demand_version(structure, version)
            agent = self._agent(caller, agent_id)
            problems = name_problems(name)
            if problems:
                raise InvalidError(problems)
            after = replace(agent, name=name, signing_key_id=agent.signing_key_id if signs else "")
            changed[:] = [after]
            return self._act(actor, "AgentChanged", structure, after, {"agent_id": agent_id, "signs": signs})

        self.acts.perform(caller.administration_id, decide)
        return changed[0]

    def leave(self, caller: Caller, version: int | None, agent_id: str, successor_id: str) -> list[HandedOver]:
        """The person is gone from this instant: no session holds, every desk goes to the successor, mandates given to
        or by the person end. Without a successor, only where nothing waits at any of the desks."""
        actor = self._demand(caller)
        handed: list[HandedOver] = []

        def decide(structure: Structure) -> OrganisationAct:
            demand_version(structure, version)
            today = civil_date(self.clock.now())
            leaver = self._agent(caller, agent_id)
            handed[:] = self._handed_over(leaver, today, successor_id)
            gone = _gone(leaver, today, self.clock)
            successor = self._successor(caller, agent_id, successor_id, [it.desk.id for it in handed], today)
            changed = [gone, *([successor] if successor else [])]
            keep_an_administrator(self.store, caller.administration_id, today, agents=changed)
            return self._departure(actor, structure, changed, self._ended_mandates(caller, agent_id))

        self.acts.perform(caller.administration_id, decide)
        self.accounts.disable(self._agent(caller, agent_id, active=False).email)
        return handed

    def _demand(self, caller: Caller) -> Actor:
        return caller.actor(self.may(caller, "organisation.people", Thing(caller.administration_id)).demand())

    def _demand_seats(self, caller: Caller, structure: Structure, desk_ids: Sequence[str]) -> None:
        for desk in self._desks(caller.administration_id, desk_ids):
            if desk.entity_id not in structure.parents:
                raise NotFoundError("not_found")
            self.may(caller, MANAGE, Thing(caller.administration_id, desk.entity_id)).demand()

    def _desks(self, administration_id: str, desk_ids: Sequence[str]) -> list[Desk]:
        desks = [self.store.desk(administration_id, desk_id) for desk_id in desk_ids]
        found = [desk for desk in desks if desk is not None and desk.closed_at is None]
        if len(found) < len(desk_ids):
            raise NotFoundError("not_found")
        return found

    def _invited(self, caller: Caller, agent_id: str, given: PersonGiven, desk_ids: Sequence[str]) -> Agent:
        known, today = self.store.agent(agent_id), civil_date(self.clock.now())
        if known is not None and known.administration_id != caller.administration_id:
            raise ConflictError("organisation.address_taken")
        agent = known or Agent(agent_id, caller.administration_id, given.email, given.name)
        added = tuple(Holding(desk_id, today) for desk_id in desk_ids if desk_id not in agent.desks_on(today))
        return replace(agent, name=given.name, active=True, holdings=(*agent.holdings, *added))

    def _agent(self, caller: Caller, agent_id: str, active: bool = True) -> Agent:
        agent = self.store.agent(agent_id)
        if agent is None or agent.administration_id != caller.administration_id or (active and not agent.active):
            raise NotFoundError("not_found")
        return agent

    def _handed_over(self, leaver: Agent, today: date, successor_id: str) -> list[HandedOver]:
        desks = self.store.desks_by_id(leaver.administration_id, leaver.desks_on(today))
        handed = [HandedOver(desk, self.workload.at_desk(desk.id)) for desk in desks if desk.closed_at is None]
        waiting = sum(it.waiting for it in handed)
        if waiting and not successor_id:
            raise ConflictError("organisation.holds_work", count=waiting)
        return handed

    def _successor(
        self, caller: Caller, leaver_id: str, successor_id: str, desk_ids: Sequence[str], today: date
    ) -> Agent | None:
        if not successor_id:
            return None
        if successor_id == leaver_id:
            raise InvalidError([Problem("successor_id", "organisation.succeeds_oneself")])
        successor = self._agent(caller, successor_id)
        held = successor.desks_on(today)
        added = tuple(Holding(desk_id, today) for desk_id in desk_ids if desk_id not in held)
        return replace(successor, holdings=(*successor.holdings, *added))

    def _ended_mandates(self, caller: Caller, agent_id: str) -> list[Mandate]:
        now = self.clock.now()
        concerned = (m for m in self.store.mandates(caller.administration_id) if agent_id in (m.holder_id, m.deputy_id))
        return [replace(mandate, revoked_at=now) for mandate in concerned if mandate.revoked_at is None]

    def _departure(
        self, actor: Actor, structure: Structure, agents: list[Agent], mandates: list[Mandate]
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            for agent in agents:
                self.store.put_agent(agent, work)
            for mandate in mandates:
                self.store.put_mandate(mandate, work)

        leaver, *successors = agents
        detail = {
            "agent_id": leaver.id,
            "successor_id": successors[0].id if successors else "",
            "desk_ids": [holding.desk_id for holding in leaver.holdings],
            "mandate_ids": [mandate.id for mandate in mandates],
        }
        return OrganisationAct("AgentLeft", structure, actor, detail, agent_content(leaver), write)

    def _act(
        self, actor: Actor, event: str, structure: Structure, agent: Agent, detail: Mapping[str, object]
    ) -> OrganisationAct:
        def write(work: Work) -> None:
            self.store.put_agent(agent, work)

        return OrganisationAct(event, structure, actor, detail, agent_content(agent), write)


def _gone(agent: Agent, today: date, clock: Clock) -> Agent:
    """Without a desk from today on, and without a session."""
    yesterday = today - timedelta(days=1)
    kept = (it for it in agent.holdings if it.since < today)
    ended = tuple(replace(it, until=yesterday) if it.until is None or it.until > yesterday else it for it in kept)
    return replace(agent, active=False, signed_out_at=clock.now(), holdings=ended)


def _check(given: PersonGiven) -> None:
    problems = name_problems(given.name)
    local, _, domain = given.email.partition("@")
    if not local or "." not in domain or len(given.email) > 254 or any(c.isspace() for c in given.email):
        problems.append(Problem("email", "organisation.email_form"))
    if problems:
        raise InvalidError(problems)
