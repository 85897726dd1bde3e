"""What a new stack is begun with: operator, administration, entities, registers, desks, agents, keys, circuits.

The same code seeds the local cloud and any stack. Ids are drawn from the specification's own keys, keys of KMS are
found by their alias, agents by their address: run again, it finds what it made and changes only what differs.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from chalicelib.adapters.identity.accounts import MadeAccounts
from chalicelib.adapters.keys.certification import Subject, request_for
from chalicelib.adapters.keys.key_making import KmsKeys
from chalicelib.kernel.access import Role
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import SYSTEM
from chalicelib.organisation.accounts.model import LinkKind
from chalicelib.organisation.model import Administration, Agent, Circuit, Desk, Entity, Holding
from chalicelib.organisation.platform import PLATFORM
from chalicelib.organisation.structure.model import Structure
from infra.certificate import request_command
from infra.platform_keys import publish_first
from infra.seed import specification
from infra.seed.specification import AgentSpec, Spec
from infra.stack import Stack

PLATFORM_SUBJECT = Subject("Wasl", "Wasl")
"""Whom the platform's own key is certified for, where an authority is at hand."""

OPERATED_SINCE = date(2026, 1, 1)

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
    uncertified: Mapping[str, Subject] = field(default_factory=dict)
    """Keys that nothing certifies yet, by their id, with whom a certificate should name."""

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

    Without ``issue``, keys are left without certificates and named in ``uncertified``. Without ``password_of``, each
    new agent is mailed a link to choose a password; with it, passwords (by address) are final.
    """
    accounts = stack.accounts(password_of)
    return _Bootstrap(stack, issue, accounts, KmsKeys(stack.client("kms"), stack.name)).run(spec)


def bootstrap_stack(stack_name: str, spec_path: Path | None) -> int:
    """``python -m infra bootstrap``: prints what stands, and what is to be done next."""
    stack = Stack.deployed(stack_name)
    seeded = bootstrap(stack, specification.read(spec_path or specification.DEMO))
    print(f"{seeded.administration.name.fr}: {stack.settings.public_url}/a/{seeded.administration.slug}")
    for agent in seeded.agents.values():
        print(f"  {agent.email}  {agent.name.fr}")
    for key_id, subject in seeded.uncertified.items():
        print(f"Needs a certificate: {request_command(stack_name, key_id, subject)}")
    return 0


class _Bootstrap:
    def __init__(self, stack: Stack, issue: Issue | None, accounts: MadeAccounts, keys: KmsKeys) -> None:
        self._stack, self._issue, self._accounts, self._keys = stack, issue, accounts, keys
        self._uncertified: dict[str, Subject] = {}

    def run(self, spec: Spec) -> Seeded:
        publish_first(self._stack)
        self._certify(self._stack.settings.key_platform, PLATFORM_SUBJECT)
        done = self._stack.setting_up(self._keys, self._accounts).run(spec)
        self._certify(done.administration.seal_key_id, _subject(spec.name, spec.name))
        for agent in done.agents.values():
            if agent.signing_key_id:
                self._certify(agent.signing_key_id, _subject(agent.name, spec.name))
        operator = self._operator(spec.operator) if spec.operator else None
        self._invite([*done.agents.values(), *([operator] if operator else [])])
        return Seeded(
            done.administration,
            done.entities,
            done.desks,
            done.agents,
            done.circuits,
            operator,
            self._uncertified,
        )

    def _invite(self, agents: Iterable[Agent]) -> None:
        """Those whose account was made just now, unless their passwords were given."""
        for agent in agents:
            if agent.email in self._accounts.made and not self._accounts.passwords_are_given:
                self._stack.link_sender.send(agent, LinkKind.INVITATION, SYSTEM, Language.ARABIC)

    def _operator(self, spec: AgentSpec) -> Agent:
        name = Bilingual("المنصة", "Plateforme")
        desk = Desk(stable_id(PLATFORM, "desk", "operator"), PLATFORM, PLATFORM, name, frozenset({Role.OPERATOR}))
        agent_id = self._accounts.of(spec.email)
        agent = Agent(agent_id, PLATFORM, spec.email, spec.name, (Holding(desk.id, OPERATED_SINCE),))
        self._stack.structures.add(Structure.new(PLATFORM))
        self._stack.organisation.put_desk(desk)
        self._stack.organisation.put_agent(agent)
        return agent

    def _certify(self, key_id: str, subject: Subject) -> None:
        try:
            self._stack.organisation.certificate(key_id)
        except NotFoundError:
            if self._issue is None:
                self._uncertified[key_id] = subject
                return
            signed = request_for(self._stack.client("kms"), key_id, subject)
            self._stack.organisation.install_certificate(key_id, self._issue(signed, subject.parts()))


def _subject(name: Bilingual, organisation: Bilingual) -> Subject:
    """Names in one script: RFC 4518 forbids a name that mixes directions, and strict verifiers then find no path."""
    return Subject(name.fr[:64], organisation.fr[:64])
