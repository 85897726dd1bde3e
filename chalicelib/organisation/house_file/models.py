"""What a file asks for of registration models, which the registry keeps."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.model_rows import COLUMNS_OF_MODELS, ModelRow
from chalicelib.organisation.house_file.ports import KeptModel
from chalicelib.organisation.house_file.rows import HouseRows, RowKind
from chalicelib.organisation.house_file.steps import Hands, Step, stood

_ENTITIES = ("entity_id", "handling_id")


@dataclass(frozen=True)
class ModelsPlan:
    """Models added and changed, then those that are offered no more.

    ``models`` are those that stand, by id; ``usual`` writes fields in the form in which they stand; ``entity_id`` gives
    the entity that a key names, None for a key of nothing.
    """

    rows: HouseRows
    models: Mapping[str, KeptModel]
    administration_id: str
    usual: Callable[[Mapping[str, str]], Mapping[str, str]]
    entity_id: Callable[[str], str | None]
    problems: list[LineProblem] = field(default_factory=list)

    def steps(self) -> Iterator[Step]:
        """One act for each model that is new or other than it stands."""
        for row in self.rows.models.values():
            if not row.closed:
                yield from self._kept(row)
        for row in self.rows.models.values():
            stands = self.models.get(self._model_id(row))
            if row.closed and stands and not stands.retired:
                yield _retired(row, self._model_id(row), stands)

    def _kept(self, row: ModelRow) -> Iterator[Step]:
        model_id, fields = self._model_id(row), self._read(row)
        stands = self.models.get(model_id)
        if stands and stands.retired:
            self.problems.append(LineProblem(row.line, Problem("state", "organisation.row_closed")))
        elif fields is not None and (stands is None or stands.fields != fields):
            yield _said(row, model_id, fields, stands)

    def _model_id(self, row: ModelRow) -> str:
        drawn = stable_id(self.administration_id, RowKind.MODEL.value, row.key)
        return row.key if row.key in self.models else drawn

    def _read(self, row: ModelRow) -> Mapping[str, str] | None:
        """Its fields as they would stand; None where they cannot be read, or name an entity that is not there."""
        ids = {name: self.entity_id(row.fields[name]) if row.fields[name] else "" for name in _ENTITIES}
        wrong = [Problem(name, "organisation.entity_unknown") for name, entity_id in ids.items() if entity_id is None]
        try:
            fields = self.usual({**row.fields, **{name: entity_id or "" for name, entity_id in ids.items()}})
        except InvalidError as error:
            fields, wrong = {}, [*wrong, *error.problems]
        for problem in wrong:
            column = COLUMNS_OF_MODELS.get(problem.field, "key")
            self.problems.append(LineProblem(row.line, Problem(column, problem.code, **problem.params)))
        return None if wrong else fields


def _said(row: ModelRow, model_id: str, fields: Mapping[str, str], stands: KeptModel | None) -> Step:
    def act(hands: Hands) -> None:
        say = hands.models.change if stands else hands.models.add
        say(hands.caller(), model_id, fields)

    places = {name: (row.line, column) for name, column in COLUMNS_OF_MODELS.items()}
    name = Bilingual(fields["name_ar"], fields["name_fr"])
    change, before = (Change.CHANGED, stood(dict(stands.fields))) if stands else (Change.ADDED, "")
    return Step(row.line, "key", change, RowKind.MODEL, name, act, before, places=places)


def _retired(row: ModelRow, model_id: str, stands: KeptModel) -> Step:
    return Step(
        *(row.line, "state", Change.CLOSED, RowKind.MODEL, stands.name),
        lambda hands: hands.models.retire(hands.caller(), model_id),
        before=stood(dict(stands.fields)),
    )
