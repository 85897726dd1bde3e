"""The lines of a house's file in the domain's words: entities, desks, people, seats, circuits, days, models.

Only the form of a line is judged here. What a rule says of it is told by the use case that its act goes through.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chalicelib.kernel.access import ActKind, Confidentiality, Role
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.text import whole_number
from chalicelib.organisation.given import chosen, name_given
from chalicelib.organisation.house_file.day_rows import DayRow, day_row
from chalicelib.organisation.house_file.lines import Line, LineProblem
from chalicelib.organisation.house_file.mandate_rows import MandateRow, mandate_row
from chalicelib.organisation.house_file.model_rows import ModelRow, model_row
from chalicelib.organisation.house_file.portal_rows import PortalRow, portal_row
from chalicelib.organisation.house_file.reading import LineReader, day_in, place_of
from chalicelib.organisation.model import EntityKind
from chalicelib.organisation.structure.entities import EntityGiven
from chalicelib.organisation.structure.given import entity_given


class RowKind(StrEnum):
    """What a row speaks of."""

    ENTITY = "entity"
    DESK = "desk"
    PERSON = "person"
    HOLDER = "holder"
    CIRCUIT = "circuit"
    STEP = "step"
    DAY = "day"
    PORTAL = "portal"
    MODEL = "model"
    MANDATE = "mandate"


@dataclass(frozen=True)
class EntityRow:
    """An entity as it is to be, below the one that ``parent`` names; the root's is empty."""

    line: int
    key: str
    parent: str
    given: EntityGiven
    closed: bool


@dataclass(frozen=True)
class DeskRow:
    """A desk as it is to be, in the entity that ``entity`` names."""

    line: int
    key: str
    entity: str
    name: Bilingual
    roles: frozenset[Role]
    clearance: Confidentiality
    closed: bool


@dataclass(frozen=True)
class PersonRow:
    """A person, known by their address; ``key`` is the id that an exported row bears, else empty."""

    line: int
    key: str
    email: str
    name: Bilingual
    closed: bool


@dataclass(frozen=True)
class HolderRow:
    """Who is to sit at the desk that ``desk`` names, and when. Without a first day, from today on."""

    line: int
    email: str
    desk: str
    since: date | None
    until: date | None
    closed: bool


@dataclass(frozen=True)
class CircuitRow:
    """A circuit, whose steps name its key."""

    line: int
    key: str
    name: Bilingual
    closed: bool


@dataclass(frozen=True)
class StepRow:
    """A step of a circuit at the desk that ``desk`` names. Without ``needed``, every step of its group is."""

    line: int
    circuit: str
    group: int
    kind: ActKind
    desk: str
    needed: int | None
    hours: int


@dataclass
class HouseRows:
    """Every row of a file, and what is wrong with the form of some."""

    entities: dict[str, EntityRow] = field(default_factory=dict)
    desks: dict[str, DeskRow] = field(default_factory=dict)
    people: dict[str, PersonRow] = field(default_factory=dict)
    """By their address, as :func:`address_key` writes it; of rows without one, by their line."""
    holders: list[HolderRow] = field(default_factory=list)
    circuits: dict[str, CircuitRow] = field(default_factory=dict)
    steps: list[StepRow] = field(default_factory=list)
    days: dict[str, DayRow] = field(default_factory=dict)
    portal: dict[str, PortalRow] = field(default_factory=dict)
    models: dict[str, ModelRow] = field(default_factory=dict)
    mandates: dict[str, MandateRow] = field(default_factory=dict)
    problems: list[LineProblem] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "HouseRows":
        """All of them; a second row for one thing is a problem of its line."""
        rows = cls()
        for line in lines:
            _Row(rows, line, LineReader(line, rows.problems)).read()
        return rows


def address_key(email: str) -> str:
    """By which a person is known, however the address is written."""
    return email.casefold()


@dataclass(frozen=True)
class _Row:
    """One line on its way into the rows."""

    rows: HouseRows
    line: Line
    reader: LineReader

    def read(self) -> None:
        readers = {
            RowKind.ENTITY: self._entity,
            RowKind.DESK: self._desk,
            RowKind.PERSON: self._person,
            RowKind.HOLDER: self._holder,
            RowKind.CIRCUIT: self._circuit,
            RowKind.STEP: self._step,
            RowKind.DAY: self._day,
            RowKind.PORTAL: self._portal,
            RowKind.MODEL: self._model,
            RowKind.MANDATE: self._mandate,
        }
        kind = self.reader.of(lambda: chosen(RowKind, "row", self.line["row"].casefold()), None)
        if kind is not None:
            readers[kind]()

    def _entity(self) -> None:
        line = self.line
        names = (line["name_ar"], line["name_fr"], line["code"])
        unread = EntityGiven(name_given(*names[:2]), names[2].upper(), EntityKind.DEPARTMENT)
        given = self.reader.of(lambda: entity_given(*names, line["kind"].casefold(), place_of(line["place"])), unread)
        row = EntityRow(line.number, line["key"], line["parent"], given, self.reader.closed())
        if self.reader.is_first(self.rows.entities, row.key):
            self.rows.entities[row.key] = row

    def _desk(self) -> None:
        line = self.line
        row = DeskRow(
            line.number,
            line["key"],
            line["parent"],
            name_given(line["name_ar"], line["name_fr"]),
            self.reader.of(lambda: _roles(line["roles"]), frozenset({Role.HANDLER})),
            self.reader.of(lambda: _clearance(line["clearance"]), Confidentiality.ORDINARY),
            self.reader.closed(),
        )
        if self.reader.is_first(self.rows.desks, row.key):
            self.rows.desks[row.key] = row

    def _person(self) -> None:
        line = self.line
        name = name_given(line["name_ar"], line["name_fr"])
        row = PersonRow(line.number, line["key"], line["email"], name, self.reader.closed())
        key = address_key(row.email) or f"line {line.number}"
        if self.reader.is_first(self.rows.people, key, "email"):
            self.rows.people[key] = row

    def _holder(self) -> None:
        line, before = self.line, len(self.rows.problems)
        since = self.reader.of(lambda: day_in("since", line["since"]), None)
        until = self.reader.of(lambda: day_in("until", line["until"]), None)
        row = HolderRow(line.number, line["email"], line["desk"], since, until, self.reader.closed())
        if len(self.rows.problems) == before:
            self.rows.holders.append(row)

    def _circuit(self) -> None:
        line = self.line
        name = name_given(line["name_ar"], line["name_fr"])
        row = CircuitRow(line.number, line["key"], name, self.reader.closed())
        if self.reader.is_first(self.rows.circuits, row.key):
            self.rows.circuits[row.key] = row

    def _step(self) -> None:
        line = self.line
        group = self.reader.of(lambda: _number("group", line["group"]), 0)
        hours = self.reader.of(lambda: _number("hours", line["hours"]), 0)
        needed = self.reader.of(lambda: _number("needed", line["needed"]), None) if line["needed"] else None
        kind = self.reader.of(lambda: chosen(ActKind, "kind", line["kind"].casefold()), ActKind.VISA)
        self.rows.steps.append(StepRow(line.number, line["parent"], group, kind, line["desk"], needed, hours))

    def _day(self) -> None:
        if self.reader.is_first(self.rows.days, self.line["key"]) and (row := day_row(self.reader)):
            self.rows.days[row.key] = row

    def _model(self) -> None:
        if self.reader.is_first(self.rows.models, self.line["key"]) and (row := model_row(self.reader)):
            self.rows.models[row.key] = row

    def _mandate(self) -> None:
        if self.reader.is_first(self.rows.mandates, self.line["key"]) and (row := mandate_row(self.reader)):
            self.rows.mandates[row.key] = row

    def _portal(self) -> None:
        row = portal_row(self.reader)
        if row and self.reader.is_first(self.rows.portal, row.key):
            self.rows.portal[row.key] = row


def _roles(cell: str) -> frozenset[Role]:
    return frozenset(chosen(Role, "roles", role) for role in cell.casefold().split())


def _clearance(cell: str) -> Confidentiality:
    return chosen(Confidentiality, "clearance", cell.casefold() or Confidentiality.ORDINARY)


def _number(column: str, cell: str) -> int:
    number = whole_number(cell, -1)
    if number < 0:
        raise InvalidError([Problem(column, "organisation.not_a_number")])
    return number
