"""Administrations, their entities, desks and agents, and what is installed for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.names import FormerName, name_at
from chalicelib.kernel.text import folded
from chalicelib.organisation.structure.model import Standing

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_CODE = re.compile(r"[A-Z]{2,8}")


@dataclass(frozen=True)
class Contacts:
    """How the public reaches an administration; empty where it gave none. ``website`` begins with ``https://``."""

    address: Bilingual = field(default_factory=lambda: Bilingual("", ""))
    telephone: str = ""
    email: str = ""
    website: str = ""


@dataclass(frozen=True)
class Administration:
    """A tenant. ``code`` opens its registers' numbers and never changes; ``slug`` names its portal.

    ``standing`` repeats the structure's, for whom reads the administration alone: both change in one transaction.
    ``standing_reason`` is why it last changed, in the operator's words. ``sector`` and ``place`` are what the directory
    is narrowed by: a ``Sector``, and the code of a region or a province; empty for the whole kingdom, or if not said.
    ``tifinagh`` is its name in that script, as it gave it; empty where it gave none. ``name_reference`` is the act
    of law that gave it its present name, empty for the one that it joined with.
    """

    id: str
    slug: str
    code: str
    name: Bilingual
    seal_key_id: str = ""
    entity_id: str = ""
    contacts: Contacts = field(default_factory=Contacts)
    standing: Standing = Standing.ACTIVE
    standing_reason: str = ""
    sector: str = ""
    place: str = ""
    tifinagh: str = ""
    former_names: tuple[FormerName, ...] = ()
    name_reference: str = ""

    def __post_init__(self) -> None:
        if not is_slug(self.slug):
            raise ValueError(f"{self.slug!r} cannot name a portal")
        if not is_code(self.code):
            raise ValueError(f"{self.code!r} cannot open a number")

    @property
    def name_version(self) -> int:
        """Counts its names: 1 for the one that it joined with."""
        return len(self.former_names) + 1

    def renamed(self, name: Bilingual, at: datetime) -> "Administration":
        """The same under another name from that instant on."""
        return replace(self, name=name, former_names=(*self.former_names, FormerName(self.name, at)))


def is_slug(text: str) -> bool:
    """Whether it can name a portal: small Latin letters, digits, hyphens within; at most 63."""
    return _SLUG.fullmatch(text) is not None


def is_code(text: str) -> bool:
    """Whether it can open the numbers of a register: two to eight capital letters."""
    return _CODE.fullmatch(text) is not None


class EntityKind(StrEnum):
    """What sort of service an entity is: central ones, and those deconcentrated to a region or a province."""

    ADMINISTRATION = "administration"
    DIRECTORATE = "directorate"
    DIVISION = "division"
    DEPARTMENT = "department"
    REGIONAL = "regional"
    PROVINCIAL = "provincial"


@dataclass(frozen=True)
class Entity:
    """A node of an administration's tree; the root has no parent. ``code`` opens its own register's numbers, if any.

    ``place`` is the code of a region (``04``) or province (``04.421``) for a deconcentrated service. One that was
    merged into another is closed, and ``merged_into`` names the other.
    """

    id: str
    administration_id: str
    code: str
    name: Bilingual
    parent_id: str = ""
    kind: EntityKind = EntityKind.DEPARTMENT
    place: str = ""
    former_names: tuple[FormerName, ...] = ()
    closed_at: datetime | None = None
    merged_into: str = ""

    def renamed(self, name: Bilingual, at: datetime) -> "Entity":
        """The same under another name from that instant on."""
        return replace(self, name=name, former_names=(*self.former_names, FormerName(self.name, at)))

    def name_at(self, instant: datetime) -> Bilingual:
        """What it was called at that instant."""
        return name_at(self.name, self.former_names, instant)


@dataclass(frozen=True)
class Desk:
    """A function that holds work, in an entity. Who sits there may change; the desk stays.

    ``clearance`` is the highest confidentiality that its holders read beyond their own desk's mail.
    """

    id: str
    administration_id: str
    entity_id: str
    name: Bilingual
    roles: frozenset[Role]
    clearance: Confidentiality = Confidentiality.ORDINARY
    former_names: tuple[FormerName, ...] = ()
    closed_at: datetime | None = None

    def renamed(self, name: Bilingual, at: datetime) -> "Desk":
        """The same under another name from that instant on."""
        return replace(self, name=name, former_names=(*self.former_names, FormerName(self.name, at)))

    def name_at(self, instant: datetime) -> Bilingual:
        """What it was called at that instant."""
        return name_at(self.name, self.former_names, instant)


@dataclass(frozen=True)
class Holding:
    """A desk held by a person from the first day to the last, both included; without a last day until further notice.

    Days are civil days of Morocco.
    """

    desk_id: str
    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        """Whether the desk is held on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Agent:
    """A person. ``id`` is the subject of their sign-in; sessions begun before ``signed_out_at`` hold no more.

    ``active`` is false while they are switched off. ``leaves_on`` is the first day on which they work here no more.
    ``former_email`` is the address before the present one, whose account is to be closed.
    """

    id: str
    administration_id: str
    email: str
    name: Bilingual
    holdings: tuple[Holding, ...] = ()
    signing_key_id: str = ""
    active: bool = True
    signed_out_at: datetime | None = None
    leaves_on: date | None = None
    former_email: str = ""

    def works_on(self, day: date) -> bool:
        """Whether they work here on that day, as far as is known."""
        return self.active and (self.leaves_on is None or day < self.leaves_on)

    def desks_on(self, day: date) -> tuple[str, ...]:
        """The desks held on that day, in the order in which they were given."""
        return tuple(dict.fromkeys(holding.desk_id for holding in self.holdings if holding.covers(day)))

    def sits_at(self, desk_id: str, day: date) -> bool:
        """Whether the person works here and holds that desk on that day."""
        return self.works_on(day) and desk_id in self.desks_on(day)

    def is_found_by(self, letters: str) -> bool:
        """Whether names or address hold every word of the letters, folded."""
        searched = folded(f"{self.name.ar}\n{self.name.fr}\n{self.email}")
        return all(word in searched for word in folded(letters).split())

    def desks_from(self, day: date) -> tuple[str, ...]:
        """The desks held on that day or later, in the order in which they were given."""
        lasting = (it for it in self.holdings if it.until is None or it.until >= day)
        return tuple(dict.fromkeys(holding.desk_id for holding in lasting))


def entity_content(entity: Entity) -> dict[str, Any]:
    """The state of an entity, of which the log keeps a digest."""
    return {
        "name": vars(entity.name),
        "code": entity.code,
        "kind": entity.kind.value,
        "place": entity.place,
        "parent_id": entity.parent_id,
        "closed": entity.closed_at is not None,
        "merged_into": entity.merged_into,
    }


def desk_content(desk: Desk) -> dict[str, Any]:
    """The state of a desk, of which the log keeps a digest."""
    return {
        "name": vars(desk.name),
        "entity_id": desk.entity_id,
        "roles": sorted(desk.roles),
        "clearance": desk.clearance.value,
        "closed": desk.closed_at is not None,
    }


def agent_content(agent: Agent) -> dict[str, Any]:
    """The state of a person, of which the log keeps a digest."""
    held = [[it.desk_id, it.since.isoformat(), it.until.isoformat() if it.until else None] for it in agent.holdings]
    leaves_on = agent.leaves_on.isoformat() if agent.leaves_on else None
    state = {"active": agent.active, "leaves_on": leaves_on}
    return {"name": vars(agent.name), "email": agent.email, "holdings": held, **state}


@dataclass(frozen=True)
class Circuit:
    """A version of a validation circuit. ``groups`` is ``[{steps: [{kind, desk_id}], needed?, deadline_hours}]``."""

    id: str
    administration_id: str
    version: int
    name: Bilingual
    groups: tuple[Mapping[str, Any], ...]

    def as_data(self) -> dict[str, Any]:
        """What a folder freezes."""
        return {"id": self.id, "version": self.version, "groups": [dict(group) for group in self.groups]}


@dataclass(frozen=True)
class Certificate:
    """The chain of a key held in the key service: PEM texts, the key's own certificate first."""

    key_id: str
    chain: tuple[str, ...]
