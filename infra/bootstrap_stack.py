"""What a new stack is begun with: operator, administration, entities, registers, desks, agents, keys, circuits.

The same code seeds the local cloud and any stack. Ids are drawn from the specification's own keys, keys of KMS are
found by their alias, agents by their address: run again, it finds what it made and changes only what differs.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from chalicelib.adapters import dynamo
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Administration, Agent, Circuit, Desk, Entity
from chalicelib.registry import store as registry_store
from chalicelib.registry.model import Register
from chalicelib.registry.store.registers import RegisterStore
from infra.certificate import Subject, request_for
from infra.seed import specification
from infra.seed.accounts import Accounts
from infra.seed.identifiers import stable_id
from infra.seed.keys import Keys
from infra.seed.specification import AgentSpec, CircuitSpec, Spec
from infra.stack import Stack

PLATFORM = "platform"
"""The operator's place: not an administration, but ids of desks and agents need one."""

Issue = Callable[[bytes, Mapping[str, str]], tuple[str, ...]]
"""A certification authority at hand: from a DER request and a subject, the PEM chain, leaf first, without its root."""


@dataclass(frozen=True)
class Seeded:
    """What stands after a bootstrap; mappings are by the specification's own keys."""

    administration: Administration
    entities: Mapping[str, Entity]
    desks: Mapping[str, Desk]
    agents: Mapping[str, Agent]
    circuits: Mapping[str, Circuit]
    operator: Agent | None
    uncertified: tuple[str, ...] = field(default=())

    @property
    def registers(self) -> dict[str, str]:
        """Register ids by direction's letter."""
        return {letter: f"{self.administration.code}-{letter}" for letter in "ADI"}


def bootstrap(
    stack: Stack,
    spec: Spec,
    issue: Issue | None = None,
    password_of: Callable[[str], str] | None = None,
) -> Seeded:
    """Makes everything in the specification, or finds it.

    Without ``issue``, keys are left without certificates and named in ``uncertified``. Without ``password_of``,
    Cognito mails each new agent an invitation; with it, passwords (by address) are final.
    """
    return _Bootstrap(stack, issue, Accounts(stack, password_of), Keys(stack)).run(spec)


def bootstrap_stack(stack_name: str, spec_path: Path | None) -> int:
    """``python -m infra bootstrap``: prints what stands, and what is to be done next."""
    stack = Stack.deployed(stack_name)
    seeded = bootstrap(stack, specification.read(spec_path or specification.DEMO))
    print(f"{seeded.administration.name.fr}: {stack.settings.public_url}/a/{seeded.administration.slug}")
    for agent in seeded.agents.values():
        print(f"  {agent.email}  {agent.name.fr}")
    for key_id in seeded.uncertified:
        print(f"Needs a certificate: python -m infra certificate --stack {stack_name} request --key {key_id} --name …")
    return 0


class _Bootstrap:
    def __init__(self, stack: Stack, issue: Issue | None, accounts: Accounts, keys: Keys) -> None:
        self._stack, self._issue, self._accounts, self._keys = stack, issue, accounts, keys
        self._organisation = stack.organisation
        self._uncertified: list[str] = []

    def run(self, spec: Spec) -> Seeded:
        administration = self._administration(spec)
        entities = self._entities(spec, administration.id)
        self._registers(spec, administration)
        desks = self._desks(spec, administration.id)
        agents = {key: self._agent(administration, agent, desks) for key, agent in spec.agents.items()}
        circuits = {key: self._circuit(administration.id, key, it, desks) for key, it in spec.circuits.items()}
        operator = self._operator(spec.operator) if spec.operator else None
        return Seeded(administration, entities, desks, agents, circuits, operator, tuple(self._uncertified))

    def _administration(self, spec: Spec) -> Administration:
        administration_id = self._id_of(spec.slug)
        seal_key = self._keys.of("seal", administration_id, administration_id)
        self._certify(seal_key, _subject(spec.name, spec.name))
        entity_id = stable_id(administration_id, "entity", spec.root)
        administration = Administration(
            administration_id, spec.slug, spec.code, spec.name, seal_key, entity_id, spec.contacts
        )
        self._organisation.put_administration(administration)
        return administration

    def _id_of(self, slug: str) -> str:
        try:
            return self._organisation.by_slug(slug).id
        except NotFoundError:
            return new_id()

    def _entities(self, spec: Spec, administration_id: str) -> dict[str, Entity]:
        def entity_id(key: str) -> str:
            return stable_id(administration_id, "entity", key) if key else ""

        entities = {
            key: Entity(entity_id(key), administration_id, it.code, it.name, entity_id(it.parent))
            for key, it in spec.entities.items()
        }
        for entity in entities.values():
            self._organisation.put_entity(entity)
        return entities

    def _registers(self, spec: Spec, administration: Administration) -> None:
        for model in registry_store.MODELS:
            dynamo.bind(model, self._stack.settings.table_registry, self._stack.settings.region)
        for letter in spec.registers:
            register_id = f"{administration.code}-{letter}"
            opened = Register(register_id, administration.id, administration.entity_id, datetime.now(UTC))
            RegisterStore().open(opened)

    def _desks(self, spec: Spec, administration_id: str) -> dict[str, Desk]:
        desks = {
            key: Desk(
                stable_id(administration_id, "desk", key),
                administration_id,
                stable_id(administration_id, "entity", it.entity),
                it.name,
                it.roles,
            )
            for key, it in spec.desks.items()
        }
        for desk in desks.values():
            self._organisation.put_desk(desk)
        return desks

    def _agent(self, administration: Administration, spec: AgentSpec, desks: Mapping[str, Desk]) -> Agent:
        agent_id = self._accounts.of(spec.email)
        signing_key = self._signing_key(administration, agent_id, spec) if spec.signs else ""
        desk_ids = tuple(desks[key].id for key in spec.desks)
        agent = Agent(agent_id, administration.id, spec.email, spec.name, desk_ids, signing_key)
        self._organisation.put_agent(agent)
        return agent

    def _signing_key(self, administration: Administration, agent_id: str, spec: AgentSpec) -> str:
        key_id = self._keys.of("signature", administration.id, agent_id)
        self._certify(key_id, _subject(spec.name, administration.name))
        return key_id

    def _circuit(self, administration_id: str, key: str, spec: CircuitSpec, desks: Mapping[str, Desk]) -> Circuit:
        """The circuit as specified; a change of its groups is its next version, so that folders keep theirs."""
        groups = tuple(_with_desk_ids(group, desks) for group in spec.groups)
        try:
            newest = self._organisation.circuit(administration_id, key)
        except NotFoundError:
            newest = Circuit(key, administration_id, 0, spec.name, ())
        if newest.groups == groups and newest.name == spec.name:
            return newest
        circuit = Circuit(key, administration_id, newest.version + 1, spec.name, groups)
        self._organisation.put_circuit(circuit)
        return circuit

    def _operator(self, spec: AgentSpec) -> Agent:
        name = Bilingual("المنصة", "Plateforme")
        desk_id = stable_id(PLATFORM, "desk", "operator")
        self._organisation.put_desk(Desk(desk_id, PLATFORM, PLATFORM, name, frozenset({Role.OPERATOR})))
        agent = Agent(self._accounts.of(spec.email), PLATFORM, spec.email, spec.name, (desk_id,))
        self._organisation.put_agent(agent)
        return agent

    def _certify(self, key_id: str, subject: Subject) -> None:
        try:
            self._organisation.certificate(key_id)
        except NotFoundError:
            if self._issue is None:
                self._uncertified.append(key_id)
                return
            signed = request_for(self._stack.client("kms"), key_id, subject)
            self._organisation.install_certificate(key_id, self._issue(signed, subject.parts()))


def _subject(name: Bilingual, organisation: Bilingual) -> Subject:
    """Names in one script: RFC 4518 forbids a name that mixes directions, and strict verifiers then find no path."""
    return Subject(name.fr[:64], organisation.fr[:64])


def _with_desk_ids(group: Mapping[str, Any], desks: Mapping[str, Desk]) -> dict[str, Any]:
    steps = [{"kind": step["kind"], "desk_id": desks[step["desk"]].id} for step in group["steps"]]
    return {**group, "steps": steps}
