"""What a file asks for, seen against the house as it stands: acts in an order in which they can be done.

A row is matched by its key: the id that an export wrote, or a word of the file's own, of which the id is drawn, so that
the same file read again finds what it made. What the file does not name stays as it is; what is to end says so.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.organisation.house_file.circuits import CircuitsPlan
from chalicelib.organisation.house_file.days import DaysPlan
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.mandates import MandatesPlan
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.models import ModelsPlan
from chalicelib.organisation.house_file.people import PeoplePlan
from chalicelib.organisation.house_file.portal import logo_problems, portal_steps
from chalicelib.organisation.house_file.rows import DeskRow, EntityRow, HouseRows, RowKind
from chalicelib.organisation.house_file.steps import Step, stood
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.model import Desk, Entity
from chalicelib.organisation.structure.chart import Chart
from chalicelib.organisation.structure.desks import DeskGiven
from chalicelib.organisation.structure.entities import EntityGiven


@dataclass(frozen=True)
class Plan:
    """The acts, and what could not be understood."""

    steps: list[Step]
    problems: list[LineProblem]


def planned(
    rows: HouseRows,
    whole: Whole,
    usual: Callable[[Mapping[str, str]], Mapping[str, str]],
    cleared: Callable[[str, str], str | None],
) -> Plan:
    """Everything that the rows ask for. What rules say of it, a rehearsal tells. ``usual`` writes the fields of a model
    in the form in which they stand; ``cleared`` finds the file that was sent for a mandate and has a digest."""
    chart, administration_id = whole.chart, whole.administration.id
    tree = _TreePlan(rows, chart)
    people = PeoplePlan(rows, chart, tree.desk_id)
    drawing = CircuitsPlan(rows, whole.newest_circuits, administration_id, tree.desk_id)
    models = ModelsPlan(rows, whole.models.by_id, administration_id, usual, tree.known_entity_id)
    mandates = MandatesPlan(rows, whole, tree.desk_id, cleared)
    of_itself = [*DaysPlan(rows, whole.days, chart.day).steps(), *portal_steps(rows, whole.said)]
    inside = [
        *(*tree.openings(), *models.steps(), *mandates.ended(), *people.steps(), *drawing.steps(), *mandates.given()),
        *tree.closings(),
    ]
    problems = [*tree.problems, *models.problems, *people.problems, *drawing.problems, *mandates.problems]
    problems += logo_problems(rows, whole.portal)
    return Plan([*of_itself, *inside], [*rows.problems, *problems])


@dataclass(frozen=True)
class _TreePlan:
    """Entities and desks."""

    rows: HouseRows
    chart: Chart
    problems: list[LineProblem] = field(default_factory=list)
    in_rings: set[str] = field(default_factory=set)
    """Keys of new entities that would each lie below themselves."""

    def openings(self) -> Iterator[Step]:
        """Entities changed, opened and moved, then desks opened and changed: what others then refer to."""
        entities = [row for row in self._from_above() if not row.closed]
        known = [(row, entity) for row in entities if (entity := self.chart.entities.get(self._entity_id(row.key)))]
        for row, entity in known:
            yield from self._changed_entity(row, entity)
        yield from (self._opened_entity(row) for row in entities if self._entity_id(row.key) not in self.chart.entities)
        for row, entity in known:
            yield from self._moved_entity(row, entity)
        for desk in self.rows.desks.values():
            if not desk.closed:
                yield from self._desk_steps(desk)

    def closings(self) -> Iterator[Step]:
        """Desks, then entities from below: what others no longer refer to."""
        for row in self.rows.desks.values():
            desk = self.chart.desks.get(self.desk_id(row.key) or "")
            if row.closed and desk and desk.closed_at is None:
                yield _closed_desk(row, desk)
        for entity_row in reversed(self._from_above()):
            entity = self.chart.entities.get(self._entity_id(entity_row.key))
            if entity_row.closed and entity and entity.closed_at is None:
                yield _closed_entity(entity_row, entity)

    def desk_id(self, key: str) -> str | None:
        """The id of a desk that stands, or that the file opens; None for a key of nothing."""
        desk_id = key if key in self.chart.desks else self._drawn(RowKind.DESK, key)
        return desk_id if key in self.rows.desks or desk_id in self.chart.desks else None

    def known_entity_id(self, key: str) -> str | None:
        """The id of an entity that stands, or that the file opens; None for a key of nothing."""
        entity_id = self._entity_id(key)
        return entity_id if key in self.rows.entities or entity_id in self.chart.entities else None

    def _entity_id(self, key: str) -> str:
        return key if key in self.chart.entities else self._drawn(RowKind.ENTITY, key)

    def _drawn(self, kind: RowKind, key: str) -> str:
        return stable_id(self.chart.structure.administration_id, kind.value, key)

    def _parent_id(self, row: EntityRow | DeskRow, key: str) -> str:
        """The entity that a row names; the root in the place of one that is not there, so that the rest is judged."""
        entity_id = self._entity_id(key)
        if row.key in self.in_rings:
            self._tell(row.line, Problem("parent", "organisation.cycle"))
            return self.chart.structure.root_id
        if key and (key in self.rows.entities or entity_id in self.chart.structure.parents):
            return entity_id
        self._tell(row.line, Problem("parent", "organisation.entity_unknown"))
        return self.chart.structure.root_id

    def _from_above(self) -> list[EntityRow]:
        """The rows of entities, each after the one that it lies below, however the file has them."""
        depths: dict[str, int] = {}
        for key in self.rows.entities:
            self._fathom(key, depths)
        return sorted(self.rows.entities.values(), key=lambda row: depths[row.key])

    def _fathom(self, key: str, depths: dict[str, int]) -> None:
        """Notes how deep the entity lies, and each above it; those in a ring lie where the ring was entered."""
        line: dict[str, None] = {}
        while key in self.rows.entities and key not in depths and key not in line:
            line[key] = None
            key = self.rows.entities[key].parent
        ring = list(line)[list(line).index(key) :] if key in line else []
        if not any(self._entity_id(it) in self.chart.entities for it in ring):
            self.in_rings.update(ring)
        above = depths.get(key, -1)
        depths.update({below: above + 1 + steps for steps, below in enumerate(reversed(line))})

    def _changed_entity(self, row: EntityRow, entity: Entity) -> Iterator[Step]:
        if entity.closed_at is not None:
            self._tell(row.line, Problem("state", "organisation.row_closed"))
        elif row.given != EntityGiven(entity.name, entity.code, entity.kind, entity.place):
            change = Change.RENAMED if row.given.name != entity.name else Change.CHANGED
            yield Step(
                *(row.line, "key", change, RowKind.ENTITY, row.given.name),
                lambda hands: hands.entities.change(hands.caller(), None, entity.id, row.given),
                before=_entity_stood(entity),
            )

    def _opened_entity(self, row: EntityRow) -> Step:
        entity_id, parent_id = self._entity_id(row.key), self._parent_id(row, row.parent)
        administration_id = self.chart.structure.administration_id
        supposed = Entity(entity_id, administration_id, "", row.given.name, parent_id)
        return Step(
            *(row.line, "parent", Change.ADDED, RowKind.ENTITY, row.given.name),
            lambda hands: hands.entities.open(hands.caller(), None, parent_id, row.given, entity_id),
            suppose=lambda paper, _: paper.suppose_entity(supposed),
        )

    def _moved_entity(self, row: EntityRow, entity: Entity) -> Iterator[Step]:
        if entity.closed_at is not None or (not row.parent and not entity.parent_id):
            return
        parent_id = self._parent_id(row, row.parent)
        if parent_id != entity.parent_id:
            yield Step(
                *(row.line, "parent", Change.MOVED, RowKind.ENTITY, row.given.name),
                lambda hands: hands.entities.move(hands.caller(), None, entity.id, parent_id),
                before=stood(entity.parent_id),
            )

    def _desk_steps(self, row: DeskRow) -> Iterator[Step]:
        desk_id = self.desk_id(row.key) or ""
        desk = self.chart.desks.get(desk_id)
        if desk is not None and desk.closed_at is not None:
            self._tell(row.line, Problem("state", "organisation.row_closed"))
            return
        given = DeskGiven(row.name, self._parent_id(row, row.entity), row.roles, row.clearance)
        if desk is None:
            yield self._opened_desk(row, desk_id, given)
        elif given != DeskGiven(desk.name, desk.entity_id, desk.roles, desk.clearance):
            yield Step(
                *(row.line, "key", _change_of(desk, given), RowKind.DESK, row.name),
                lambda hands: hands.desks.change(hands.caller(), None, desk_id, given),
                before=_desk_stood(desk),
            )

    def _opened_desk(self, row: DeskRow, desk_id: str, given: DeskGiven) -> Step:
        supposed = Desk(desk_id, self.chart.structure.administration_id, given.entity_id, row.name, row.roles)
        return Step(
            *(row.line, "parent", Change.ADDED, RowKind.DESK, row.name),
            lambda hands: hands.desks.open(hands.caller(), None, given, desk_id),
            suppose=lambda paper, _: paper.put_desk(supposed),
        )

    def _tell(self, line: int, problem: Problem) -> None:
        self.problems.append(LineProblem(line, problem))


def _change_of(desk: Desk, given: DeskGiven) -> Change:
    if given.name != desk.name:
        return Change.RENAMED
    return Change.MOVED if given.entity_id != desk.entity_id else Change.CHANGED


def _entity_stood(entity: Entity) -> str:
    """But for where it lies, which another act of the same file may change."""
    return stood(vars(entity.name), entity.code, entity.kind, entity.place)


def _desk_stood(desk: Desk) -> str:
    return stood(vars(desk.name), desk.entity_id, sorted(desk.roles), desk.clearance)


def _closed_desk(row: DeskRow, desk: Desk) -> Step:
    return Step(
        *(row.line, "state", Change.CLOSED, RowKind.DESK, desk.name),
        lambda hands: hands.desks.close(hands.caller(), None, desk.id),
        before=_desk_stood(desk),
    )


def _closed_entity(row: EntityRow, entity: Entity) -> Step:
    return Step(
        *(row.line, "state", Change.CLOSED, RowKind.ENTITY, entity.name),
        lambda hands: hands.entities.close(hands.caller(), None, entity.id),
        before=_entity_stood(entity),
    )
