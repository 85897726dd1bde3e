"""What a file asks for of people and of who sits where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from chalicelib.kernel.errors import Problem
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.paper import PaperHouse
from chalicelib.organisation.house_file.rows import HolderRow, HouseRows, PersonRow, RowKind, address_key
from chalicelib.organisation.house_file.steps import Hands, Step, stood
from chalicelib.organisation.model import Agent, Holding
from chalicelib.organisation.people.leaving import LeavingGiven
from chalicelib.organisation.people.people import PersonGiven
from chalicelib.organisation.structure.chart import Chart


@dataclass(frozen=True)
class PeoplePlan:
    """People invited, renamed, seated, unseated, gone, in this order: a desk is never empty in between.

    ``desk_id`` gives the id of the desk that a key names, None for a key of nothing.
    """

    rows: HouseRows
    chart: Chart
    desk_id: Callable[[str], str | None]
    problems: list[LineProblem] = field(default_factory=list)

    def steps(self) -> list[Step]:
        """The acts, in that order."""
        known = {address_key(agent.email): agent for agent in self.chart.agents.values()}
        standing = [(row, known.get(key)) for key, row in self.rows.people.items() if not row.closed]
        seats = [step for row in self.rows.holders for step in self._of_holder(row, known)]
        return [
            *(step for row, agent in standing for step in self._of_person(row, agent)),
            *(step for step in seats if step.change is Change.ADDED),
            *(step for step in seats if step.change is not Change.ADDED),
            *(step for key, row in self.rows.people.items() for step in self._gone(row, known.get(key))),
        ]

    def _of_person(self, row: PersonRow, agent: Agent | None) -> Iterator[Step]:
        before = self.chart.agents.get(row.key)
        if before is not None and before is not agent:
            self._tell(row.line, Problem("email", "organisation.address_stays"))
        elif agent is None or not agent.works_on(self.chart.day):
            yield self._invited(row)
        elif row.name != agent.name:
            given = PersonGiven(row.name, agent.email)
            yield Step(
                *(row.line, "key", Change.RENAMED, RowKind.PERSON, row.name),
                lambda hands: hands.people.change(hands.caller(), None, agent.id, given),
                before=stood(vars(agent.name)),
            )

    def _invited(self, row: PersonRow) -> Step:
        def invite(hands: Hands) -> None:
            hands.met(hands.people.invite(hands.caller(), None, PersonGiven(row.name, row.email), []))

        def suppose(paper: PaperHouse, hands: Hands) -> None:
            supposed = Agent(f"line {row.line}", self.chart.structure.administration_id, row.email, row.name)
            paper.put_agent(supposed)
            hands.met(supposed)

        named = (row.line, "email", Change.ADDED, RowKind.PERSON, row.name)
        return Step(*named, invite, invites=row.email, suppose=suppose)

    def _gone(self, row: PersonRow, agent: Agent | None) -> Iterator[Step]:
        """Gone from today on, without successors: whose work nobody else would see does not go by a file."""
        if row.closed and agent is not None and agent.works_on(self.chart.day):
            day, administration_id = self.chart.day, agent.administration_id
            given = LeavingGiven(stable_id(administration_id, "departure", agent.id, day.isoformat()), day)
            yield Step(
                *(row.line, "state", Change.CLOSED, RowKind.PERSON, agent.name),
                lambda hands: hands.leaving.leave(hands.caller(), None, agent.id, given),
                before=stood(vars(agent.name)),
            )

    def _of_holder(self, row: HolderRow, known: dict[str, Agent]) -> Iterator[Step]:
        person, agent = self.rows.people.get(address_key(row.email)), known.get(address_key(row.email))
        desk_id = self.desk_id(row.desk)
        if desk_id is None:
            self._tell(row.line, Problem("desk", "organisation.row_of_no_desk"))
        if person is None and (agent is None or not agent.works_on(self.chart.day)):
            self._tell(row.line, Problem("email", "organisation.row_of_nobody"))
        elif desk_id is not None and not (person and person.closed):
            held = _held(agent, desk_id, row.since, self.chart.day)
            yield from self._ended(row, desk_id, held, agent) if held and agent else self._seated(row, desk_id)

    def _seated(self, row: HolderRow, desk_id: str) -> Iterator[Step]:
        if not row.closed:
            since = row.since or self.chart.day
            yield Step(
                *(row.line, "desk", Change.ADDED, RowKind.HOLDER, self._seat_name(row, desk_id)),
                lambda hands: hands.desks.seat(
                    hands.caller(), None, desk_id, hands.agent_id(row.email), since, row.until
                ),
            )

    def _ended(self, row: HolderRow, desk_id: str, held: Holding, agent: Agent) -> Iterator[Step]:
        last_day = max(held.since, self.chart.day) - timedelta(days=1) if row.closed else row.until
        over = row.closed and held.until is not None and held.until < self.chart.day
        if last_day == held.until or over:
            return
        problem = _why_it_cannot_end(row, held, last_day, agent)
        if problem or last_day is None:
            self._tell(row.line, problem or Problem("until", "organisation.seat_lengthened"))
            return
        change = Change.CLOSED if row.closed else Change.CHANGED
        yield Step(
            *(row.line, "until", change, RowKind.HOLDER, self._seat_name(row, desk_id)),
            lambda hands: hands.desks.unseat(hands.caller(), None, desk_id, agent.id, last_day),
            before=stood(held.until.isoformat() if held.until else None),
        )

    def _seat_name(self, row: HolderRow, desk_id: str) -> Bilingual:
        opened = self.rows.desks.get(row.desk)
        desk = self.chart.desk_name(desk_id) if desk_id in self.chart.desks or opened is None else opened.name
        return Bilingual(f"{row.email} · {desk.ar}", f"{row.email} · {desk.fr}")

    def _tell(self, line: int, problem: Problem) -> None:
        self.problems.append(LineProblem(line, problem))


def _held(agent: Agent | None, desk_id: str, since: date | None, today: date) -> Holding | None:
    """The seat that a row speaks of: by its first day; without one, that of today."""
    found = (it for it in agent.holdings if it.desk_id == desk_id) if agent else iter(())
    return next((it for it in found if it.since == since or (since is None and it.covers(today))), None)


def _why_it_cannot_end(row: HolderRow, held: Holding, last_day: date | None, agent: Agent) -> Problem | None:
    if row.closed:
        return None
    if last_day is None or (held.until is not None and last_day > held.until):
        return Problem("until", "organisation.seat_lengthened")
    if last_day < held.since:
        return Problem("until", "organisation.ends_before_it_begins")
    if any(it.desk_id == held.desk_id and it.since > last_day for it in agent.holdings):
        return Problem("until", "organisation.seat_before_another")
    return None
