"""What a bootstrap makes, as read from a YAML file such as ``demo.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from chalicelib.kernel.access import Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.model import Contacts

DEMO = Path(__file__).with_name("demo.yaml")


@dataclass(frozen=True)
class EntitySpec:
    """A node of the tree; ``parent`` is another's key, empty for the root."""

    code: str
    name: Bilingual
    parent: str = ""


@dataclass(frozen=True)
class DeskSpec:
    """A desk in an entity, by the entity's key."""

    entity: str
    name: Bilingual
    roles: frozenset[Role]


@dataclass(frozen=True)
class AgentSpec:
    """A person at desks, by the desks' keys; one who signs is given a key."""

    email: str
    name: Bilingual
    desks: tuple[str, ...] = ()
    signs: bool = False


@dataclass(frozen=True)
class CircuitSpec:
    """A circuit whose steps name desks by key."""

    name: Bilingual
    groups: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Spec:
    """One administration with everything in it, and the platform's operator. Mappings are by the file's own keys."""

    slug: str
    code: str
    name: Bilingual
    contacts: Contacts
    entities: Mapping[str, EntitySpec]
    desks: Mapping[str, DeskSpec]
    agents: Mapping[str, AgentSpec]
    circuits: Mapping[str, CircuitSpec]
    registers: tuple[str, ...] = ("A", "D", "I")
    operator: AgentSpec | None = None

    @property
    def root(self) -> str:
        """The key of the entity that has no parent; ``ValueError`` unless there is exactly one."""
        (root,) = [key for key, entity in self.entities.items() if not entity.parent]
        return root

    def renamed(self, slug: str, code: str) -> "Spec":
        """The same under another slug and code, with addresses of its own: several may stand on one stack."""
        agents = {key: replace(agent, email=f"{key}@{slug}.example") for key, agent in self.agents.items()}
        entities = {**self.entities, self.root: replace(self.entities[self.root], code=code)}
        return replace(self, slug=slug, code=code, agents=agents, entities=entities)


def read(path: Path = DEMO) -> Spec:
    """The specification in a file; ``KeyError`` or ``ValueError`` names what is missing or wrong in it."""
    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    administration = given["administration"]
    return Spec(
        slug=administration["slug"],
        code=administration["code"],
        name=_name(administration),
        contacts=_contacts(administration.get("contacts", {})),
        entities={
            key: EntitySpec(it["code"], _name(it), it.get("parent", "")) for key, it in given["entities"].items()
        },
        desks={key: _desk(it) for key, it in given["desks"].items()},
        agents={key: _agent(it) for key, it in given["agents"].items()},
        circuits={key: CircuitSpec(_name(it), tuple(it["groups"])) for key, it in given["circuits"].items()},
        registers=tuple(given.get("registers", ("A", "D", "I"))),
        operator=_agent(given["operator"]) if "operator" in given else None,
    )


def _name(given: Mapping[str, Any]) -> Bilingual:
    return Bilingual(ar=given["name"]["ar"], fr=given["name"]["fr"])


def _contacts(given: Mapping[str, Any]) -> Contacts:
    address = Bilingual(**given.get("address", {"ar": "", "fr": ""}))
    return Contacts(address, given.get("telephone", ""), given.get("email", ""), given.get("website", ""))


def _desk(given: Mapping[str, Any]) -> DeskSpec:
    return DeskSpec(given["entity"], _name(given), frozenset(Role(role) for role in given["roles"]))


def _agent(given: Mapping[str, Any]) -> AgentSpec:
    return AgentSpec(given["email"], _name(given), tuple(given.get("desks", ())), bool(given.get("signs")))
