"""What a file asks for of days that the administration decides itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.days.decided import DayDecision, DecisionGiven, OwnDays
from chalicelib.organisation.house_file.day_rows import COLUMNS_OF_DAYS, DayRow, written
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.rows import HouseRows, RowKind
from chalicelib.organisation.house_file.steps import Step, stood


@dataclass(frozen=True)
class DaysPlan:
    """Decisions taken back, changed, added, in this order: what one gives up another may take."""

    rows: HouseRows
    days: OwnDays
    today: date

    def steps(self) -> Iterator[Step]:
        """One act for each decision that is new or other than it stands."""
        stands = {it.id: it for it in self.days.decisions}
        asked = [(row, stands.get(self._decision_id(row, stands))) for row in self.rows.days.values()]
        for row, before in asked:
            if row.given is None and before is not None and before.can_go(self.today):
                yield _taken_back(row, before)
        for row, before in asked:
            if row.given is not None and before is not None and before != DayDecision.of(before.id, row.given):
                yield _changed(row, before, row.given)
        for row, before in asked:
            if row.given is not None and before is None:
                yield _added(row, self._decision_id(row, stands), row.given)

    def _decision_id(self, row: DayRow, stands: dict[str, DayDecision]) -> str:
        return row.key if row.key in stands else stable_id(self.days.administration_id, RowKind.DAY.value, row.key)


def _taken_back(row: DayRow, before: DayDecision) -> Step:
    """Of what has begun, the rest."""
    return Step(
        *(row.line, "state", Change.CLOSED, RowKind.DAY, _name(before)),
        lambda hands: hands.days.remove(hands.caller(), None, before.id),
        before=stood(dict(written(before))),
    )


def _changed(row: DayRow, before: DayDecision, given: DecisionGiven) -> Step:
    return Step(
        *(row.line, "key", Change.CHANGED, RowKind.DAY, _name(given)),
        lambda hands: hands.days.change(hands.caller(), None, before.id, given),
        before=stood(dict(written(before))),
        places=_places(row),
    )


def _added(row: DayRow, decision_id: str, given: DecisionGiven) -> Step:
    return Step(
        *(row.line, "key", Change.ADDED, RowKind.DAY, _name(given)),
        lambda hands: hands.days.add(hands.caller(), None, given, decision_id),
        places=_places(row),
    )


def _places(row: DayRow) -> dict[str, tuple[int, str]]:
    return {field: (row.line, column) for field, column in COLUMNS_OF_DAYS.items()}


def _name(it: DecisionGiven | DayDecision) -> Bilingual:
    """A movable date needs no name of its own."""
    feast = it.feast.name.lower() if it.feast else ""
    return Bilingual(it.name.ar or feast, it.name.fr or feast)
