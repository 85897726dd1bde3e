"""Who acts and on what, in the words that every context shares. The rules themselves stand in the organisation."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.errors import ForbiddenError, NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import Actor


class Role(StrEnum):
    """What a desk is for."""

    REGISTRAR = "registrar"
    HANDLER = "handler"
    HEAD = "head"
    SIGNATORY = "signatory"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    OPERATOR = "operator"


@dataclass(frozen=True)
class Seat:
    """A desk that the caller holds: its roles apply to its entity."""

    desk_id: str
    entity_id: str
    name: Bilingual
    roles: frozenset[Role]


@dataclass(frozen=True)
class Caller:
    """A signed-in agent with the desks held at this instant."""

    agent_id: str
    administration_id: str
    name: Bilingual
    email: str
    seats: tuple[Seat, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held at any desk."""
        return frozenset(role for seat in self.seats for role in seat.roles)

    @property
    def desk_ids(self) -> tuple[str, ...]:
        """The desks held, in the agent's order."""
        return tuple(seat.desk_id for seat in self.seats)

    def actor(self, desk_id: str | None = None) -> Actor:
        """As the log names them."""
        return Actor("operator" if Role.OPERATOR in self.roles else "agent", self.agent_id, desk_id)


@dataclass(frozen=True)
class Thing:
    """What is acted on, as far as the rules look: whose it is and where it lies."""

    administration_id: str
    entity_id: str | None = None
    desk_id: str | None = None


@dataclass(frozen=True)
class Decision:
    """May the caller? ``reason`` is an error code when not; ``visible`` says whether the thing may be admitted to
    exist."""

    allowed: bool
    reason: str = ""
    visible: bool = True

    def demand(self) -> None:
        """Returns when allowed; else :class:`ForbiddenError`, or :class:`NotFoundError` where the thing is foreign."""
        if self.allowed:
            return
        raise ForbiddenError(self.reason) if self.visible else NotFoundError("not_found")


Policy = Callable[[Caller, str, Thing], Decision]
"""The shape of the organisation's ``may``: contexts take it as a port."""
