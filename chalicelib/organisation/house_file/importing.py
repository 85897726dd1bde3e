"""Works on imports, a turn at a time: checks one on paper, or does a number of its acts on the house itself.

Nothing remembers where it was: each turn plans anew against the house as it stands, and does what is still to be done
of what the check showed. So a turn may crash anywhere, or be had twice, and an act that took effect is not done again.
Only a mail leaves no trace in the house: whose invitation is on its way is noted before it goes, and it goes again.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from chalicelib.kernel.errors import DomainError, Problem
from chalicelib.kernel.log import NOWHERE, acting_from
from chalicelib.organisation.house_file import table
from chalicelib.organisation.house_file.changed import changed_since
from chalicelib.organisation.house_file.lines import LineProblem
from chalicelib.organisation.house_file.model import Change, ChangeLine, HouseImport, ImportState, Report
from chalicelib.organisation.house_file.paper import NoAddresses
from chalicelib.organisation.house_file.ports import Addresses, HouseFiles, ImporterCall
from chalicelib.organisation.house_file.records import ImportAct, ImportRecords
from chalicelib.organisation.house_file.rehearsal import Rehearsal, Rehearsing, ids_by_address, told
from chalicelib.organisation.house_file.steps import Hands, Step
from chalicelib.organisation.house_file.whole import Whole, Wholes
from chalicelib.organisation.people.people import PersonGiven
from chalicelib.organisation.structure.chart import Chart

ACTS_A_TURN = 200
"""A minute's work, mails included."""
_NOBODY = {"origin": NOWHERE, "inviting": ""}
"""Addresses are kept for no longer than the work lasts."""


@dataclass(frozen=True)
class HouseImporting:
    """``hands`` gives the use cases of the house itself, as that agent does them, who knows these people."""

    records: ImportRecords
    files: HouseFiles
    wholes: Wholes
    rehearsing: Rehearsing
    hands: Callable[[str, dict[str, str]], Hands]
    addresses: Addresses
    call: ImporterCall

    def turn(self, administration_id: str, import_id: str) -> None:
        """One turn; nothing for an import that waits for somebody or is over."""
        it = self.records.find(administration_id, import_id)
        content = self.files.content(import_id)
        if not it.is_at_work:
            return
        if content is None:
            self._stop(it, [LineProblem(0, Problem("", "organisation.file_gone"))])
        elif it.state is ImportState.CHECKING:
            self._check(it, content)
        else:
            self._advance(it, content)

    def _check(self, it: HouseImport, content: bytes) -> None:
        whole, found = self._rehearsed(it, content, self.addresses)
        changes = [
            ChangeLine(step.line, step.change.value, step.kind.value, step.name, step.before) for step in found.steps
        ]
        report = Report(found.lines, found.problems, sorted(changes, key=lambda change: change.line))
        self.files.put_report(it.id, report)
        self.files.put_seen(it.id, table.written(whole))
        seen = {"seen_version": whole.chart.version, "seen_models": whole.models.version}
        checked = {"state": ImportState.CHECKED, "done": 0, **seen}
        said = {"lines": report.lines, "problems": len(report.problems), "counts": report.counts}
        self._settle(it, "ImportChecked", **checked, **said)

    def _advance(self, it: HouseImport, content: bytes) -> None:
        whole, found = self._rehearsed(it, content, NoAddresses())
        hands = self.hands(it.agent_id, ids_by_address(whole.chart))
        left, overtaken = self._left(it, found)
        problems = found.problems or overtaken
        with acting_from(it.origin):
            self._invite_again(it, whole.chart, hands)
            refused = None if problems else self._done(it, left, hands)
        if problems:
            self._stop(it, problems)
            return
        if refused is not None:
            self._refused(it, content, *refused)
        elif len(left) > ACTS_A_TURN:
            self.call.wake(it.administration_id, it.id)
        else:
            self._settle(it, "ImportFinished", state=ImportState.DONE, done=it.acts, **_NOBODY)

    def _done(self, it: HouseImport, left: list[Step], hands: Hands) -> tuple[Step, DomainError] | None:
        """Does the turn's acts, and notes how far they are; the one that was refused, if one was, ends it."""
        for count, step in enumerate(left[:ACTS_A_TURN]):
            self.records.store.note(it, it.acts - len(left) + count, step.invites)
            try:
                step.act(hands)
            except DomainError as error:
                return step, error
        return None

    def _refused(self, it: HouseImport, content: bytes, step: Step, error: DomainError) -> None:
        """Over, unless somebody else has done meanwhile what was refused."""
        _, again = self._rehearsed(it, content, NoAddresses())
        if again.problems or step.mark in {planned.mark for planned in again.steps}:
            self._stop(it, list(told(step, error)))
        else:
            self.call.wake(it.administration_id, it.id)

    def _left(self, it: HouseImport, found: Rehearsal) -> tuple[list[Step], list[LineProblem]]:
        """What is still to be done of what the check showed: nothing else is what somebody agreed to. And what of it
        would now replace something else than it showed, since somebody changed that meanwhile."""
        report = self.files.report(it.id) or Report()
        shown = {change.mark: change.before for change in report.changes}
        left = [step for step in found.steps if step.mark in shown]
        overtaken = [step for step in left if step.before != shown[step.mark]]
        return left, [
            LineProblem(it.line, changed_since(it.column, Change.CHANGED, it.kind, it.name)) for it in overtaken
        ]

    def _invite_again(self, it: HouseImport, chart: Chart, hands: Hands) -> None:
        agent = chart.agents.get(hands.agent_ids.get(it.inviting, "")) if it.inviting else None
        if agent is not None and agent.works_on(chart.day):
            hands.people.invite(hands.caller(), None, PersonGiven(agent.name, agent.email), [])

    def _rehearsed(self, it: HouseImport, content: bytes, addresses: Addresses) -> tuple[Whole, Rehearsal]:
        whole = self.wholes.drawn(it.administration_id)
        return whole, self.rehearsing.of(content, it.agent_id, whole, addresses)

    def _stop(self, it: HouseImport, problems: list[LineProblem]) -> None:
        report = self.files.report(it.id) or Report()
        self.files.put_report(it.id, replace(report, problems=problems))
        self._settle(it, "ImportStopped", state=ImportState.STOPPED, problems=len(problems), **_NOBODY)

    def _settle(self, it: HouseImport, event: str, **after: object) -> None:
        """The state that follows; one that is no longer at this work stays as it is."""

        def decide(before: HouseImport) -> ImportAct | None:
            changed = replace(before, **after)  # type: ignore[arg-type]  # fields of an import, by name
            return ImportAct(event, changed) if before.state is it.state else None

        self.records.perform(it, decide)
