"""What the API says of an organisation to those who administer or audit it."""

from datetime import date

from pydantic import BaseModel

from chalicelib.kernel.access import Confidentiality
from chalicelib.organisation.agent_views import DeskView, EntityView
from chalicelib.organisation.model import Desk, Entity
from chalicelib.organisation.structure.chart import Chart, Seating
from chalicelib.organisation.structure.model import Standing
from chalicelib.organisation.views import FormerNameView
from chalicelib.web.views import NameView, Versioned


class ChartEntityView(EntityView):
    """An entity with all that its administrators know of it."""

    place: str
    former_names: list[FormerNameView]
    merged_into: str | None

    @classmethod
    def whole(cls, entity: Entity) -> "ChartEntityView":
        """From the domain."""
        former = [FormerNameView.of(it) for it in entity.former_names]
        plain = EntityView.of(entity).model_dump()
        return cls(**plain, place=entity.place, former_names=former, merged_into=entity.merged_into or None)


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


class ChartDeskView(DeskView):
    """A desk with all that its administrators know of it."""

    clearance: Confidentiality

    @classmethod
    def whole(cls, desk: Desk) -> "ChartDeskView":
        """From the domain."""
        return cls(**DeskView.of(desk).model_dump(), clearance=desk.clearance)


class SeatedDeskView(ChartDeskView):
    """A desk with everyone who sits, will sit or has sat there, the latest first."""

    holders: list[SeatingView]

    @classmethod
    def seated(cls, desk: Desk, chart: Chart) -> "SeatedDeskView":
        """From the chart."""
        holders = [SeatingView.of(seating) for seating in chart.seatings_at(desk.id)]
        return cls(**ChartDeskView.whole(desk).model_dump(), holders=holders)


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
    entities: list[ChartEntityView]
    desks: list[SeatedDeskView]
    people: list[ColleagueView]

    @classmethod
    def of(cls, chart: Chart) -> "ChartView":
        """From the domain."""
        people = [
            ColleagueView(
                id=it.id,
                name=NameView.of(it.name),
                email=it.email,
                active=it.works_on(chart.day),
                signs=bool(it.signing_key_id),
            )
            for it in chart.agents.values()
        ]
        return cls(
            version=chart.version,
            standing=chart.structure.standing,
            root_id=chart.structure.root_id,
            entities=[ChartEntityView.whole(entity) for entity in chart.entities.values()],
            desks=[SeatedDeskView.seated(desk, chart) for desk in chart.desks.values()],
            people=people,
        )
