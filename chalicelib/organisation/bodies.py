"""What programs say to the API of an organisation. Names are given in both languages; days are ``2026-11-22``."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.kernel.access import ActKind, Confidentiality, MandateKind, Scope
from chalicelib.kernel.text import clean_line
from chalicelib.organisation.clients import ClientGiven, TokenGiven
from chalicelib.organisation.desks import DeskGiven
from chalicelib.organisation.entities import EntityGiven
from chalicelib.organisation.given import desk_given, entity_given, person_given
from chalicelib.organisation.house_import import LARGEST_FILE
from chalicelib.organisation.mandates import LegalAct
from chalicelib.organisation.mandating import MandateGiven
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.people import PersonGiven


class Strict(BaseModel):
    """Unknown fields are refused: a misspelt one would otherwise be lost in silence."""

    model_config = ConfigDict(extra="forbid")


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


class HouseFileBody(Strict):
    """The file of a house, as its export writes it; semicolons, commas or tabs."""

    content: str = Field(min_length=1, max_length=LARGEST_FILE)


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


class PersonBody(Strict):
    """A person as they are to be named and reached."""

    name_ar: str
    name_fr: str
    email: str

    def given(self) -> PersonGiven:
        """For the use case."""
        return person_given(self.name_ar, self.name_fr, self.email)


class NewPersonBody(PersonBody):
    """A new person, at these desks from today on."""

    desk_ids: list[str] = []


class DepartureBody(Strict):
    """``day`` is the first day on which the person works here no more. ``successors`` are people by desk.

    Each desk that the person holds alone and where work waits needs one; the others keep their work.
    """

    day: date
    successors: dict[str, str] = {}


class MandateBody(Strict):
    """A mandate as it is to be given, on a desk that the holder holds; no ``natures`` means mail of every nature.

    ``file_id`` is the PDF of the legal act, sent for this mandate and cleared.
    """

    kind: MandateKind
    desk_id: str
    holder_id: str
    deputy_id: str
    kinds: list[ActKind]
    natures: list[str] = []
    since: date
    until: date
    reference: str
    file_id: str

    def given(self, mandate_id: str) -> MandateGiven:
        """For the use case."""
        return MandateGiven(
            mandate_id,
            self.kind,
            self.desk_id,
            self.holder_id,
            self.deputy_id,
            frozenset(self.kinds),
            frozenset(self.natures),
            self.since,
            self.until,
            LegalAct(clean_line(self.reference), self.file_id),
        )


class ClientBody(Strict):
    """A program as it is to be: its name, the desk that it acts as, what its token opens."""

    label: str
    desk_id: str
    scopes: list[Scope]

    def given(self, client_id: str) -> ClientGiven:
        """For the use case."""
        return ClientGiven(client_id, clean_line(self.label), self.desk_id, frozenset(self.scopes))


class TokenBody(Strict):
    """A token as it is to be: its last day, at most a year ahead, and for how many days, at most seven, the one that it
    replaces goes on working."""

    last_day: date
    overlap_days: int = 0

    def given(self) -> TokenGiven:
        """For the use case."""
        return TokenGiven(self.last_day, self.overlap_days)
