"""Administrations, their entities, desks and agents, and what is installed for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chalicelib.kernel.access import Role
from chalicelib.kernel.languages import Bilingual

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
    """A tenant. ``code`` opens its registers' numbers and never changes; ``slug`` names its portal."""

    id: str
    slug: str
    code: str
    name: Bilingual
    seal_key_id: str = ""
    entity_id: str = ""
    contacts: Contacts = field(default_factory=Contacts)

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise ValueError(f"{self.slug!r} cannot name a portal")
        if not _CODE.fullmatch(self.code):
            raise ValueError(f"{self.code!r} cannot open a number")


@dataclass(frozen=True)
class Entity:
    """A node of an administration's tree; the root has no parent. ``code`` opens its own register's numbers, if any."""

    id: str
    administration_id: str
    code: str
    name: Bilingual
    parent_id: str = ""


@dataclass(frozen=True)
class Desk:
    """A function that holds work, in an entity. Who sits there may change; the desk stays."""

    id: str
    administration_id: str
    entity_id: str
    name: Bilingual
    roles: frozenset[Role]


@dataclass(frozen=True)
class Agent:
    """A person. ``id`` is the subject of their sign-in; sessions begun before ``signed_out_at`` hold no more."""

    id: str
    administration_id: str
    email: str
    name: Bilingual
    desk_ids: tuple[str, ...]
    signing_key_id: str = ""
    active: bool = True
    signed_out_at: datetime | None = None


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
