"""What onboarding needs from outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.onboarding.model import JoinRequest, RequestState


class Requests(Protocol):
    """Requests as stored."""

    def get(self, request_id: str) -> JoinRequest | None:
        """The request, read consistently; None if there is none."""

    def save(self, work: Work, request: JoinRequest) -> None:
        """Stores it with the next version; committing fails if it changed since it was read."""

    def in_state(self, state: RequestState, cursor: str) -> Page[JoinRequest]:
        """A page of those in a state, the oldest first; ``InvalidError`` for a cursor of another list."""


class Claims(Protocol):
    """What belongs to one administration of the whole platform: its ``slug``, its ``code``, its ``ice``."""

    def claimant(self, kind: str, value: str) -> str | None:
        """The administration that has it or asked for it; None while it is free."""

    def claim(self, work: Work, kind: str, value: str, administration_id: str) -> None:
        """Takes it; committing fails if it is another's."""

    def release(self, work: Work, kind: str, value: str, administration_id: str) -> None:
        """Sets it free; committing fails if it is another's."""


@dataclass(frozen=True)
class PlaceFacts:
    """A region, or a province or prefecture, whose ``code`` then begins with its region's."""

    code: str
    name: Bilingual


class Places(Protocol):
    """Regions and provinces."""

    def all(self) -> Sequence[PlaceFacts]:
        """Each region, then what it consists of."""


class Tenants(Protocol):
    """Administrations in the making. Every step may be taken again: what it made before is found."""

    def hindrance(self, request: JoinRequest) -> str:
        """A code of what stands in the way and only the operator can clear; empty if nothing does."""

    def set_up(self, request: JoinRequest) -> None:
        """The administration with entities, desks, registers, circuits, its seal's key and its first administrator."""

    def request_certificate(self, request: JoinRequest) -> None:
        """The request for the certificate of its seal's key."""
