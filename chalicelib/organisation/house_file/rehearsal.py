"""A file's acts tried on paper: which are let, in which order, and why others are not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from chalicelib.kernel.access import Policy
from chalicelib.kernel.clock import Clock
from chalicelib.kernel.errors import ConflictError, DomainError, InvalidError, NotFoundError, Problem
from chalicelib.organisation.callers import Callers
from chalicelib.organisation.days.deciding import DecidingDays
from chalicelib.organisation.house_file.cells import COLUMNS
from chalicelib.organisation.house_file.lines import LineProblem, read_lines
from chalicelib.organisation.house_file.paper import PaperHouse
from chalicelib.organisation.house_file.plan import planned
from chalicelib.organisation.house_file.ports import Addresses, RegistrationModels
from chalicelib.organisation.house_file.rows import HouseRows, address_key
from chalicelib.organisation.house_file.steps import Hands, Step
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.people.holdings_list import HoldingsList
from chalicelib.organisation.people.leaving import Leaving
from chalicelib.organisation.people.people import People
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.portal.portals import Portals
from chalicelib.organisation.structure.chart import Chart
from chalicelib.organisation.structure.circuits import Circuits
from chalicelib.organisation.structure.desks import Desks
from chalicelib.organisation.structure.entities import Entities
from chalicelib.organisation.structure.ports import Places, Workload

MOST_ROUNDS = 12
"""How often acts are tried that others may have to come before: a tree turned upside down takes one for each level."""


@dataclass(frozen=True)
class Rehearsal:
    """``steps`` are the acts that were let, in the order in which they were; ``problems`` come line by line."""

    steps: list[Step]
    problems: list[LineProblem]
    lines: int


@dataclass(frozen=True)
class Rehearsing:
    """Tries files on paper, by the use cases themselves and the rules that they ask."""

    workload: Workload
    places: Places
    may: Policy
    clock: Clock
    models: RegistrationModels
    mandating: Mandating

    def of(self, content: bytes, agent_id: str, whole: Whole, addresses: Addresses) -> Rehearsal:
        """What the file would do to the house, done by that agent."""
        lines, unread = read_lines(content)
        plan = planned(HouseRows.of(lines), whole, self.models.usual, self._cleared(whole.administration.id))
        paper = PaperHouse(whole, addresses)
        done, refused = self._tried(plan.steps, paper, self._hands(paper, agent_id, whole.chart))
        return Rehearsal(done, _in_order([*unread, *plan.problems, *refused]), len(lines))

    def _cleared(self, administration_id: str) -> Callable[[str, str], str | None]:
        legal_acts = self.mandating.legal_acts
        return lambda mandate_id, sha256: legal_acts.cleared(mandate_id, administration_id, sha256)

    def _hands(self, paper: PaperHouse, agent_id: str, chart: Chart) -> Hands:
        store, acts, clock = paper.store, paper.acts(self.clock), self.clock
        administration_id = chart.structure.administration_id
        callers, persons = Callers(store, paper.structures, clock), Persons(store, self.may, clock)

        return Hands(
            Entities(store, acts, self.workload, self.places, self.may, clock),
            Desks(store, acts, self.workload, self.may, clock),
            People(store, acts, persons, paper, paper, clock),
            Leaving(store, acts, persons, HoldingsList(store, self.workload), clock),
            Circuits(store, acts, self.may),
            DecidingDays(paper, acts, self.may, clock),
            Portals(store, paper.portals, acts, paper, self.may),
            self.models.on_paper(administration_id, paper.entities),
            replace(self.mandating, store=store, acts=acts),
            lambda: callers.of(paper.present(agent_id)),
            ids_by_address(chart),
        )

    def _tried(self, steps: list[Step], paper: PaperHouse, hands: Hands) -> tuple[list[Step], list[LineProblem]]:
        done: list[Step] = []
        problems: list[LineProblem] = []
        left: list[tuple[Step, DomainError]] = [(step, NotFoundError("not_found")) for step in steps]
        while left:
            left = _rounds([step for step, _ in left], hands, done)
            wrong = [(step, error) for step, error in left if _is_its_own(step, error)]
            if not wrong:
                break
            for step, error in wrong:
                problems += told(step, error)
                if step.suppose:
                    step.suppose(paper, hands)
            left = [(step, error) for step, error in left if not _is_its_own(step, error)]
        return done, [*problems, *(it for step, error in left for it in told(step, error))]


def ids_by_address(chart: Chart) -> dict[str, str]:
    """Who is here, by address."""
    return {address_key(agent.email): agent.id for agent in chart.agents.values()}


def _in_order(problems: list[LineProblem]) -> list[LineProblem]:
    """Line by line and column by column, the first of each."""
    columns = {column: place for place, column in enumerate(COLUMNS)}
    first = {(it.line, columns.get(it.problem.field, -1), it.problem.field): it for it in reversed(problems)}
    return [first[place] for place in sorted(first)]


def _rounds(steps: list[Step], hands: Hands, done: list[Step]) -> list[tuple[Step, DomainError]]:
    """Tries them until none is let any more, for the file's order need not be one in which it can be done: those left,
    each with why."""
    refused: list[tuple[Step, DomainError]] = []
    for _ in range(MOST_ROUNDS):
        before, refused = len(done), []
        for step in steps:
            error = _refusal(step, hands)
            if error is None:
                done.append(step)
            else:
                refused.append((step, error))
        steps = [step for step, _ in refused]
        if not steps or len(done) == before:
            break
    return refused


def _refusal(step: Step, hands: Hands) -> DomainError | None:
    try:
        step.act(hands)
    except DomainError as error:
        return error
    return None


def _is_its_own(step: Step, error: DomainError) -> bool:
    """Whether a refusal comes from what the line itself says, and others wait for what it would have made."""
    return step.suppose is not None and isinstance(error, InvalidError | ConflictError)


def told(step: Step, error: DomainError) -> Iterator[LineProblem]:
    """A refusal at its line: each problem in its column, a rule about the whole in the act's."""
    problems = (
        error.problems if isinstance(error, InvalidError) else (Problem(step.column, error.code, **error.params),)
    )
    for problem in problems:
        column = problem.field if problem.field in COLUMNS else step.column
        line, column = step.places.get(problem.field, (step.line, column))
        yield LineProblem(line, Problem(column, problem.code, **problem.params))
