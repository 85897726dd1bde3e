"""What the API says to agents of their own administration."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pydantic import BaseModel, Field

from chalicelib.kernel.access import ActKind, Caller, Confidentiality, Mandate, MandateKind, Role, Scope, Seat
from chalicelib.organisation.model import Administration, Circuit, Desk, Entity, EntityKind
from chalicelib.organisation.programs.model import scopes_in_order
from chalicelib.organisation.views import AdministrationView
from chalicelib.web.views import NameView


class EntityView(BaseModel):
    """A node of the tree; the root has no parent. One that is closed takes no more mail."""

    id: str
    code: str
    name: NameView
    kind: EntityKind
    parent_id: str | None
    closed_at: datetime | None

    @classmethod
    def of(cls, entity: Entity) -> "EntityView":
        """From the domain."""
        return cls(
            id=entity.id,
            code=entity.code,
            name=NameView.of(entity.name),
            kind=entity.kind,
            parent_id=entity.parent_id or None,
            closed_at=entity.closed_at,
        )


class EntitiesView(BaseModel):
    """Every entity, by code."""

    items: list[EntityView]


class DeskView(BaseModel):
    """A function that holds work, and what it is for. One that is closed takes no more mail."""

    id: str
    entity_id: str
    name: NameView
    roles: list[Role]
    closed_at: datetime | None

    @classmethod
    def of(cls, desk: Desk) -> "DeskView":
        """From the domain."""
        return cls(
            id=desk.id,
            entity_id=desk.entity_id,
            name=NameView.of(desk.name),
            roles=sorted(desk.roles),
            closed_at=desk.closed_at,
        )


class DesksView(BaseModel):
    """Every desk."""

    items: list[DeskView]


class CircuitStepView(BaseModel):
    """What is asked for, and of which desk."""

    kind: str = Field(description="`visa` or `signature`")
    desk_id: str


class CircuitGroupView(BaseModel):
    """Steps that are open together; ``needed`` of them close the group."""

    needed: int
    deadline_hours: float
    steps: list[CircuitStepView]

    @classmethod
    def of(cls, group: Mapping[str, Any]) -> "CircuitGroupView":
        """From a circuit's data."""
        steps = [CircuitStepView(kind=step["kind"], desk_id=step["desk_id"]) for step in group["steps"]]
        return cls(needed=group.get("needed", len(steps)), deadline_hours=group["deadline_hours"], steps=steps)


class CircuitView(BaseModel):
    """A circuit as new folders will take it."""

    id: str
    version: int
    name: NameView
    groups: list[CircuitGroupView]

    @classmethod
    def of(cls, circuit: Circuit) -> "CircuitView":
        """From the domain."""
        groups = [CircuitGroupView.of(group) for group in circuit.groups]
        return cls(id=circuit.id, version=circuit.version, name=NameView.of(circuit.name), groups=groups)


class CircuitsView(BaseModel):
    """Every circuit."""

    items: list[CircuitView]


class MandateView(BaseModel):
    """For whom the caller sits at a desk, and why; no kinds of acts are all of them, and so are no natures of mail."""

    id: str
    kind: MandateKind
    on_behalf_of: str
    kinds: list[ActKind]
    natures: list[str]

    @classmethod
    def of(cls, mandate: Mandate) -> "MandateView":
        """From the domain."""
        return cls(
            id=mandate.id,
            kind=mandate.kind,
            on_behalf_of=mandate.on_behalf_of,
            kinds=sorted(mandate.kinds),
            natures=sorted(mandate.natures),
        )


class SeatView(BaseModel):
    """A desk that the caller holds, or sits at under a mandate; its roles count in its entity and below."""

    desk_id: str
    entity_id: str
    name: NameView
    roles: list[Role]
    clearance: Confidentiality
    mandate: MandateView | None

    @classmethod
    def of(cls, seat: Seat) -> "SeatView":
        """From the domain."""
        return cls(
            desk_id=seat.desk_id,
            entity_id=seat.entity_id,
            name=NameView.of(seat.name),
            roles=sorted(seat.roles),
            clearance=seat.clearance,
            mandate=MandateView.of(seat.mandate) if seat.mandate else None,
        )


class CallerView(BaseModel):
    """Whose token or session this is, with the desks held at this instant."""

    agent_id: str = Field(description="Of a program, the id of its client")
    kind: str = Field(description="`agent` or `client`, which is a program")
    name: NameView
    email: str = Field(description="Empty for a program")
    scopes: list[Scope] | None = Field(description="What a program's token opens; null for an agent")
    administration: AdministrationView | None
    out_of_service: bool = Field(description="Everything of the administration can be read and nothing done")
    roles: list[Role] = Field(description="Those of any desk")
    seats: list[SeatView] = Field(description="One's own first")

    @classmethod
    def of(cls, caller: Caller, administration: Administration | None) -> "CallerView":
        """From the domain."""
        return cls(
            agent_id=caller.agent_id,
            kind=caller.kind,
            name=NameView.of(caller.name),
            email=caller.email,
            scopes=None if caller.scopes is None else scopes_in_order(caller.scopes),
            administration=AdministrationView.of(administration) if administration else None,
            out_of_service=caller.is_frozen,
            roles=sorted(caller.roles),
            seats=[SeatView.of(seat) for seat in caller.seats],
        )
