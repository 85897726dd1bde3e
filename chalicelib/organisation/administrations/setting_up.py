"""Sets an administration up from a specification, as often as wanted.

Ids are drawn from the specification's own keys, keys of KMS are found by their alias, people by their address: a second
run finds what the first made, and changes only what the specification says otherwise. What administrators have added
since stays.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial
from typing import Any

from chalicelib.kernel.access import Role
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.ids import new_id, stable_id
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.administrations.ports import Keys, Registers
from chalicelib.organisation.administrations.specification import AgentSpec, CircuitSpec, DeskSpec, EntitySpec, Spec
from chalicelib.organisation.model import Administration, Agent, Circuit, Desk, Entity, Holding
from chalicelib.organisation.people.ports import AccountsMade
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures

AT_ONCE = 50  # one transaction takes a hundred


@dataclass(frozen=True)
class SetUp:
    """What stands after it; mappings are by the specification's own keys."""

    administration: Administration
    entities: Mapping[str, Entity]
    desks: Mapping[str, Desk]
    agents: Mapping[str, Agent]
    circuits: Mapping[str, Circuit]


@dataclass(frozen=True)
class SettingUp:
    """Makes everything in a specification, or finds it."""

    store: Store
    structures: Structures
    acts: OrganisationActs
    keys: Keys
    accounts: AccountsMade
    registers: Registers
    clock: Clock

    def run(self, spec: Spec, administration_id: str = "") -> SetUp:
        """Everything; the administration that has the slug, or a new one with that id, or with one drawn now."""
        own_id = self.store.administration_id_of(spec.slug) or administration_id or new_id()
        seal_key_id = self.keys.of("seal", own_id, own_id)
        entities, desks = self._entities(spec, own_id), self._desks(spec, own_id)
        administration = self._administration(spec, own_id, seal_key_id, entities.values())
        self.registers.open(administration, spec.registers)
        agents = {key: self._agent(administration, agent, desks) for key, agent in spec.agents.items()}
        circuits = {key: self._circuit(own_id, key, it, desks) for key, it in spec.circuits.items()}
        return SetUp(administration, entities, desks, agents, circuits)

    def _administration(
        self, spec: Spec, administration_id: str, seal_key_id: str, entities: Iterable[Entity]
    ) -> Administration:
        """The administration and its tree; its contacts, its sector and place are its own to change."""
        self.structures.add(Structure.new(administration_id))
        parents = {entity.id: entity.parent_id for entity in entities if entity.closed_at is None}

        def made_of(known: Administration | None) -> Administration:
            return _administration(spec, known or _new(spec, administration_id), seal_key_id, self.clock.now())

        def decide(before: Structure) -> OrganisationAct | None:
            known = self.store.administration(administration_id, latest=True)
            made = made_of(known)
            after = replace(before, parents={**before.parents, **parents})
            if (made, after) == (known, before):
                return None
            return OrganisationAct("OrganisationSetUp", after, write=partial(self.store.put_administration, made))

        self.acts.perform(administration_id, decide)
        return made_of(self.store.administration(administration_id, latest=True))

    def _entities(self, spec: Spec, administration_id: str) -> dict[str, Entity]:
        known = {entity.id: entity for entity in self.store.entities(administration_id)}
        now = self.clock.now()
        entities = {key: _entity(administration_id, key, it, known, now) for key, it in spec.entities.items()}
        self._put(partial(self.store.put_entity, it) for it in entities.values() if it != known.get(it.id))
        return entities

    def _desks(self, spec: Spec, administration_id: str) -> dict[str, Desk]:
        known = {desk.id: desk for desk in self.store.desks(administration_id)}
        now = self.clock.now()
        desks = {key: _desk(administration_id, key, it, known, now) for key, it in spec.desks.items()}
        self._put(partial(self.store.put_desk, it) for it in desks.values() if it != known.get(it.id))
        return desks

    def _put(self, writes: Iterable[Callable[[Work], None]]) -> None:
        """Many small things in few requests."""
        left = list(writes)
        for start in range(0, len(left), AT_ONCE):
            with self.acts.transactions() as work:
                for write in left[start : start + AT_ONCE]:
                    write(work)

    def _agent(self, administration: Administration, spec: AgentSpec, desks: Mapping[str, Desk]) -> Agent:
        agent_id = self.accounts.of(spec.email)
        signs = spec.signs or any(Role.SIGNATORY in desks[key].roles for key in spec.desks)
        key_id = self.keys.of("signature", administration.id, agent_id) if signs else ""
        known = self.store.agent(agent_id) or Agent(agent_id, administration.id, spec.email, spec.name)
        if known.administration_id != administration.id:
            raise ConflictError("organisation.address_taken")
        holdings = _with_desks(known, [desks[key].id for key in spec.desks], civil_date(self.clock.now()))
        agent = replace(known, name=spec.name, holdings=holdings, signing_key_id=key_id or known.signing_key_id)
        self.store.put_agent(agent)
        return agent

    def _circuit(self, administration_id: str, key: str, spec: CircuitSpec, desks: Mapping[str, Desk]) -> Circuit:
        """The circuit as specified; a change of its groups is its next version, so that folders keep theirs."""
        groups = tuple(_with_desk_ids(group, desks) for group in spec.groups)
        versions = [it for it in self.store.circuits(administration_id) if it.id == key]
        newest = versions[-1] if versions else Circuit(key, administration_id, 0, spec.name, ())
        if newest.groups == groups and newest.name == spec.name:
            return newest
        circuit = Circuit(key, administration_id, newest.version + 1, spec.name, groups)
        self.store.put_circuit(circuit)
        return circuit


def _new(spec: Spec, administration_id: str) -> Administration:
    new = Administration(administration_id, spec.slug, spec.code, spec.name, contacts=spec.contacts)
    return replace(new, sector=spec.sector, place=spec.place)


def _administration(spec: Spec, known: Administration, seal_key_id: str, now: datetime) -> Administration:
    root_id = stable_id(known.id, "entity", spec.root)
    named = known if known.name == spec.name else known.renamed(spec.name, now)
    return replace(named, seal_key_id=seal_key_id, entity_id=root_id)


def _entity(administration_id: str, key: str, spec: EntitySpec, known: Mapping[str, Entity], now: datetime) -> Entity:
    entity_id = stable_id(administration_id, "entity", key)
    parent_id = stable_id(administration_id, "entity", spec.parent) if spec.parent else ""
    entity = known.get(entity_id) or Entity(entity_id, administration_id, spec.code, spec.name)
    named = entity if entity.name == spec.name else entity.renamed(spec.name, now)
    return replace(named, code=spec.code, parent_id=parent_id, kind=spec.kind, place=spec.place)


def _desk(administration_id: str, key: str, spec: DeskSpec, known: Mapping[str, Desk], now: datetime) -> Desk:
    desk_id, entity_id = stable_id(administration_id, "desk", key), stable_id(administration_id, "entity", spec.entity)
    desk = known.get(desk_id) or Desk(desk_id, administration_id, entity_id, spec.name, spec.roles)
    named = desk if desk.name == spec.name else desk.renamed(spec.name, now)
    return replace(named, entity_id=entity_id, roles=spec.roles, clearance=spec.clearance)


def _with_desks(agent: Agent, desk_ids: list[str], today: date) -> tuple[Holding, ...]:
    held = agent.desks_on(today)
    return (*agent.holdings, *(Holding(desk_id, today) for desk_id in desk_ids if desk_id not in held))


def _with_desk_ids(group: Mapping[str, Any], desks: Mapping[str, Desk]) -> dict[str, Any]:
    steps = [{"kind": step["kind"], "desk_id": desks[step["desk"]].id} for step in group["steps"]]
    return {**group, "steps": steps}
