"""What programs say to the API of entities and desks. Names are given in both languages; days are ``2026-11-22``."""

from datetime import date

from chalicelib.kernel.access import Confidentiality
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.structure.desks import DeskGiven
from chalicelib.organisation.structure.entities import EntityGiven
from chalicelib.organisation.structure.given import desk_given, entity_given
from chalicelib.web.bodies import Strict


class EntityBody(Strict):
    """An entity as it is to be. ``place`` is a region's code for a regional service, a province's for a provincial."""

    name_ar: str
    name_fr: str
    code: str
    kind: EntityKind = EntityKind.DEPARTMENT
    place: str = ""

    def given(self) -> EntityGiven:
        """For the use case."""
        return entity_given(self.name_ar, self.name_fr, self.code, self.kind, self.place)


class NewEntityBody(EntityBody):
    """A new entity, below another."""

    parent_id: str


class MoveBody(Strict):
    """Below which entity it goes."""

    parent_id: str


class MergeBody(Strict):
    """Into which entity it goes."""

    into_id: str


class DeskBody(Strict):
    """A desk as it is to be."""

    name_ar: str
    name_fr: str
    entity_id: str
    roles: list[str]
    clearance: Confidentiality = Confidentiality.ORDINARY

    def given(self) -> DeskGiven:
        """For the use case."""
        return desk_given(self.name_ar, self.name_fr, self.entity_id, self.roles, self.clearance)


class SeatBody(Strict):
    """Who gets the desk, from which day, and the last day if there is one."""

    agent_id: str
    since: date
    until: date | None = None


class LastDayBody(Strict):
    """The last day at the desk; a past one means at once."""

    last_day: date
