"""Circuits drawn anew: each change is the next version, so that folders on their way keep the one they began with."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.access import ActKind, Caller, Policy, Thing
from chalicelib.kernel.errors import InvalidError, Problem
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs, demand_version
from chalicelib.organisation.mandates.mandating import kinds_of
from chalicelib.organisation.model import Circuit
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.entities import name_problems
from chalicelib.organisation.structure.model import Structure

LONGEST_HOURS = 24 * 366


@dataclass(frozen=True)
class StepGiven:
    """What is asked for, ``visa`` or ``signature``, and of which desk."""

    kind: ActKind
    desk_id: str


@dataclass(frozen=True)
class GroupGiven:
    """Steps that are open together; ``needed`` of them close the group, which has so many hours."""

    steps: tuple[StepGiven, ...]
    needed: int
    deadline_hours: int

    @classmethod
    def read(cls, data: dict[str, Any]) -> "GroupGiven":
        """From a circuit's data."""
        steps = tuple(StepGiven(ActKind(step["kind"]), step["desk_id"]) for step in data["steps"])
        return cls(steps, int(data.get("needed", len(steps))), int(data["deadline_hours"]))

    def data(self) -> dict[str, Any]:
        """As circuits keep it."""
        steps = [{"kind": step.kind.value, "desk_id": step.desk_id} for step in self.steps]
        return {"steps": steps, "needed": self.needed, "deadline_hours": self.deadline_hours}


@dataclass(frozen=True)
class CircuitGiven:
    """What is said of a circuit when it is drawn."""

    name: Bilingual
    groups: tuple[GroupGiven, ...]

    @classmethod
    def of(cls, circuit: Circuit) -> "CircuitGiven":
        """A circuit as it stands."""
        return cls(circuit.name, tuple(GroupGiven.read(dict(group)) for group in circuit.groups))


@dataclass(frozen=True)
class Circuits:
    """Circuits serve the whole administration: who administers its root draws them. Errors as for entities."""

    store: Store
    acts: OrganisationActs
    may: Policy

    def draw(self, caller: Caller, version: int | None, circuit_id: str, given: CircuitGiven) -> None:
        """The circuit of that id, new or in its next version; one that says the same already stays as it is.

        ``InvalidError`` names steps ``steps.1``, ``steps.2`` … through all groups, and groups ``groups.1`` ….
        """

        def decide(structure: Structure) -> OrganisationAct | None:
            thing = Thing(caller.administration_id, structure.root_id)
            actor = caller.actor(self.may(caller, MANAGE, thing).demand())
            demand_version(structure, version)
            newest = self._newest(caller.administration_id, circuit_id)
            if newest is not None and CircuitGiven.of(newest) == given:
                return None
            self._check(caller.administration_id, given)
            after = _drawn(caller.administration_id, circuit_id, newest, given)

            def write(work: Work) -> None:
                self.store.put_circuit(after, work)

            detail = {"circuit_id": after.id, "version": after.version}
            content = {"name": vars(after.name), "groups": [dict(group) for group in after.groups]}
            return OrganisationAct("CircuitDrawn", structure, actor, detail, content, write)

        self.acts.perform(caller.administration_id, decide)

    def _newest(self, administration_id: str, circuit_id: str) -> Circuit | None:
        found = [it for it in self.store.circuits(administration_id) if it.id == circuit_id]
        return found[-1] if found else None

    def _check(self, administration_id: str, given: CircuitGiven) -> None:
        steps = [step for group in given.groups for step in group.steps]
        problems = name_problems(given.name)
        for place, group in enumerate(given.groups, 1):
            problems += _group_problems(place, group)
        for place, step in enumerate(steps, 1):
            problems += self._step_problems(administration_id, place, step)
        if not given.groups:
            problems.append(Problem("groups", "organisation.circuit_empty"))
        if problems:
            raise InvalidError(problems)

    def _step_problems(self, administration_id: str, place: int, step: StepGiven) -> Iterator[Problem]:
        desk = self.store.desk(administration_id, step.desk_id)
        if desk is None or desk.closed_at is not None:
            yield Problem(f"steps.{place}", "organisation.step_of_no_desk")
        elif step.kind not in (ActKind.VISA, ActKind.SIGNATURE) or step.kind not in kinds_of(desk):
            yield Problem(f"steps.{place}", "organisation.step_unfit")


def _group_problems(place: int, group: GroupGiven) -> Iterator[Problem]:
    if not 1 <= group.needed <= len(group.steps):
        yield Problem(f"groups.{place}", "organisation.group_needs", steps=len(group.steps))
    if not 1 <= group.deadline_hours <= LONGEST_HOURS:
        yield Problem(f"groups.{place}", "organisation.group_hours", limit=LONGEST_HOURS)


def _drawn(administration_id: str, circuit_id: str, newest: Circuit | None, given: CircuitGiven) -> Circuit:
    version = newest.version + 1 if newest else 1
    return Circuit(circuit_id, administration_id, version, given.name, tuple(group.data() for group in given.groups))
