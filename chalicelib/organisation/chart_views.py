"""What the API says of an organisation to those who administer or audit it."""

from datetime import date, datetime

from pydantic import BaseModel

from chalicelib.kernel.access import Confidentiality, Role
from chalicelib.organisation.chart import Chart, Seating, roles_in_order
from chalicelib.organisation.model import Desk, Entity, EntityKind
from chalicelib.organisation.structure import Standing
from chalicelib.organisation.views import NameView
from chalicelib.web.views import Versioned


class FormerNameView(BaseModel):
    """What a thing was called, until then."""

    name: NameView
    until: datetime


class EntityView(BaseModel):
    """A node of the tree; the root has no parent."""

    id: str
    code: str
    name: NameView
    parent_id: str
    kind: EntityKind
    place: str
    former_names: list[FormerNameView]
    closed_at: datetime | None
    merged_into: str

    @classmethod
    def of(cls, entity: Entity) -> "EntityView":
        """From the domain."""
        plain = ("id", "code", "parent_id", "kind", "place", "closed_at", "merged_into")
        former = [FormerNameView(name=NameView.of(it.name), until=it.until) for it in entity.former_names]
        given = {field: getattr(entity, field) for field in plain}
        return cls(**given, name=NameView.of(entity.name), former_names=former)


class SeatingView(BaseModel):
    """A person at a desk from the first day to the last, both included."""

    agent_id: str
    name: NameView
    since: date
    until: date | None

    @classmethod
    def of(cls, seating: Seating) -> "SeatingView":
        """From the domain."""
        agent, held = seating.agent, seating.holding
        return cls(agent_id=agent.id, name=NameView.of(agent.name), since=held.since, until=held.until)


class DeskView(BaseModel):
    """A desk."""

    id: str
    entity_id: str
    name: NameView
    roles: list[Role]
    clearance: Confidentiality
    closed_at: datetime | None

    @classmethod
    def of(cls, desk: Desk) -> "DeskView":
        """From the domain."""
        plain = {field: getattr(desk, field) for field in ("id", "entity_id", "clearance", "closed_at")}
        return cls(**plain, name=NameView.of(desk.name), roles=roles_in_order(desk.roles))


class SeatedDeskView(DeskView):
    """A desk with everyone who sits, will sit or has sat there, the latest first."""

    holders: list[SeatingView]

    @classmethod
    def seated(cls, desk: Desk, chart: Chart) -> "SeatedDeskView":
        """From the chart."""
        holders = [SeatingView.of(seating) for seating in chart.seatings_at(desk.id)]
        return cls(**DeskView.of(desk).model_dump(), holders=holders)


class ColleagueView(BaseModel):
    """A person of the administration; ``active`` is false for who left."""

    id: str
    name: NameView
    email: str
    active: bool
    signs: bool


class ChartView(Versioned):
    """The whole house. ``version``, also its ``ETag``, is what the acts on it name in ``If-Match``."""

    version: int
    standing: Standing
    root_id: str
    entities: list[EntityView]
    desks: list[SeatedDeskView]
    people: list[ColleagueView]

    @classmethod
    def of(cls, chart: Chart) -> "ChartView":
        """From the domain."""
        people = [
            ColleagueView(
                id=it.id, name=NameView.of(it.name), email=it.email, active=it.active, signs=bool(it.signing_key_id)
            )
            for it in chart.agents.values()
        ]
        return cls(
            version=chart.version,
            standing=chart.structure.standing,
            root_id=chart.structure.root_id,
            entities=[EntityView.of(entity) for entity in chart.entities.values()],
            desks=[SeatedDeskView.seated(desk, chart) for desk in chart.desks.values()],
            people=people,
        )
