"""What a bootstrap makes, as read from a YAML file such as ``demo.yaml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.administrations.specification import AgentSpec, CircuitSpec, DeskSpec, EntitySpec, Spec
from chalicelib.organisation.model import Contacts, EntityKind

__all__ = ["DEMO", "AgentSpec", "CircuitSpec", "DeskSpec", "EntitySpec", "Spec", "read"]

DEMO = Path(__file__).with_name("demo.yaml")


def read(path: Path = DEMO) -> Spec:
    """The specification in a file; ``KeyError`` or ``ValueError`` names what is missing or wrong in it."""
    given = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    administration = given["administration"]
    return Spec(
        slug=administration["slug"],
        code=administration["code"],
        name=_name(administration),
        contacts=_contacts(administration.get("contacts", {})),
        entities={key: _entity(it) for key, it in given["entities"].items()},
        desks={key: _desk(it) for key, it in given["desks"].items()},
        agents={key: _agent(it) for key, it in given["agents"].items()},
        circuits={key: CircuitSpec(_name(it), tuple(it["groups"])) for key, it in given["circuits"].items()},
        registers=tuple(given.get("registers", ("A", "D", "I"))),
        operator=_agent(given["operator"]) if "operator" in given else None,
        sector=administration.get("sector", ""),
        place=administration.get("place", ""),
    )


def _name(given: Mapping[str, Any]) -> Bilingual:
    return Bilingual(ar=given["name"]["ar"], fr=given["name"]["fr"])


def _contacts(given: Mapping[str, Any]) -> Contacts:
    address = Bilingual(**given.get("address", {"ar": "", "fr": ""}))
    return Contacts(address, given.get("telephone", ""), given.get("email", ""), given.get("website", ""))


def _entity(given: Mapping[str, Any]) -> EntitySpec:
    parent = given.get("parent", "")
    usual = EntityKind.DEPARTMENT if parent else EntityKind.ADMINISTRATION
    return EntitySpec(given["code"], _name(given), parent, EntityKind(given.get("kind", usual)), given.get("place", ""))


def _desk(given: Mapping[str, Any]) -> DeskSpec:
    clearance = Confidentiality(given.get("clearance", Confidentiality.ORDINARY))
    return DeskSpec(given["entity"], _name(given), frozenset(Role(role) for role in given["roles"]), clearance)


def _agent(given: Mapping[str, Any]) -> AgentSpec:
    return AgentSpec(given["email"], _name(given), tuple(given.get("desks", ())), bool(given.get("signs")))
