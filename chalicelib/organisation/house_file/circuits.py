"""What a file asks for of circuits: one whose name or steps it says otherwise is drawn anew."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.rows import CircuitRow, HouseRows, RowKind, StepRow
from chalicelib.organisation.house_file.steps import Step, stood
from chalicelib.organisation.model import Circuit
from chalicelib.organisation.structure.circuits import CircuitGiven, GroupGiven, StepGiven


@dataclass(frozen=True)
class CircuitsPlan:
    """``circuits`` are the newest versions by id; ``desk_id`` gives the desk that a key names, None for none."""

    rows: HouseRows
    circuits: Mapping[str, Circuit]
    administration_id: str
    desk_id: Callable[[str], str | None]
    problems: list[LineProblem] = field(default_factory=list)

    def steps(self) -> Iterator[Step]:
        """One act for each circuit that is new or other than it stands."""
        of_circuit: dict[str, list[StepRow]] = {key: [] for key in self.rows.circuits}
        for row in self.rows.steps:
            if row.circuit in of_circuit:
                of_circuit[row.circuit].append(row)
            else:
                self.problems.append(LineProblem(row.line, Problem("parent", "organisation.step_of_no_circuit")))
        for key, circuit in self.rows.circuits.items():
            yield from self._drawn(circuit, sorted(of_circuit[key], key=lambda row: row.group))

    def _drawn(self, row: CircuitRow, steps: Sequence[StepRow]) -> Iterator[Step]:
        circuit_id = row.key if row.key in self.circuits else stable_id(self.administration_id, "circuit", row.key)
        before = self.circuits.get(circuit_id)
        if row.closed:
            self.problems.append(LineProblem(row.line, Problem("state", "organisation.circuit_stays")))
            return
        groups = [list(rows) for _, rows in groupby(steps, key=lambda step: step.group)]
        given = CircuitGiven(row.name, tuple(map(self._group, groups)))
        if before is None or given != CircuitGiven.of(before):
            change = Change.ADDED if before is None else Change.CHANGED
            yield Step(
                *(row.line, "key", change, RowKind.CIRCUIT, row.name),
                lambda hands: hands.circuits.draw(hands.caller(), None, circuit_id, given),
                before=_stood(before) if before else "",
                places=_places(row.line, steps, groups),
            )

    def _group(self, rows: Sequence[StepRow]) -> GroupGiven:
        """Steps of one number; how many are needed, and the hours, stand on the first of them."""
        steps = tuple(StepGiven(row.kind, self.desk_id(row.desk) or row.desk) for row in rows)
        needed = len(rows) if rows[0].needed is None else rows[0].needed
        return GroupGiven(steps, needed, rows[0].hours)


def _stood(circuit: Circuit) -> str:
    return stood(vars(circuit.name), circuit.version)


def _places(line: int, steps: Sequence[StepRow], groups: Sequence[Sequence[StepRow]]) -> dict[str, tuple[int, str]]:
    """At which line and column stands what the use case calls ``steps.1`` or ``groups.1``."""
    of_steps = {f"steps.{place}": (row.line, "desk") for place, row in enumerate(steps, 1)}
    of_groups = {f"groups.{place}": (rows[0].line, "group") for place, rows in enumerate(groups, 1)}
    return {"groups": (line, "key"), **of_steps, **of_groups}
