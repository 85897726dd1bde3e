"""An administration's calendar as its administrators keep it: each change is an act, decided on the version seen."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.days.decided import DayDecision, DecisionGiven, OwnDays
from chalicelib.organisation.days.hours import written_day
from chalicelib.organisation.days.ports import OwnDaysStore
from chalicelib.organisation.policy import MANAGE, READ
from chalicelib.organisation.structure.model import Structure


@dataclass(frozen=True)
class DecidingDays:
    """``version`` is that of the calendar the person saw, None to take it as it is; ``ConflictError`` if it moved on.

    Days are those of Morocco: what lies before today cannot be decided any more.
    """

    days: OwnDaysStore
    acts: OrganisationActs
    may: Policy
    clock: Clock

    def of(self, caller: Caller) -> OwnDays:
        """What the caller's administration decided."""
        administration_id = caller.administration_id
        self.may(caller, READ, Thing(administration_id)).demand()
        return self.days.own_days(administration_id)

    def add(self, caller: Caller, version: int | None, given: DecisionGiven, decision_id: str = "") -> DayDecision:
        """One more decision; ``InvalidError`` with every problem. Again with an id that was chosen before, it changes
        nothing."""
        added_id, today = decision_id or new_id(), civil_date(self.clock.now())

        def adding(before: OwnDays) -> OwnDays:
            known = any(it.id == added_id for it in before.decisions)
            return before if known else before.adding(added_id, given, today)

        after = self._perform(caller, "CalendarDecisionAdded", version, added_id, adding)
        return _found(after, added_id)

    def change(self, caller: Caller, version: int | None, decision_id: str, given: DecisionGiven) -> DayDecision:
        """What a decision that is still to come says otherwise; ``ConflictError`` once it has begun."""
        today = civil_date(self.clock.now())

        def changing(before: OwnDays) -> OwnDays:
            return before.changing(decision_id, given, today)

        after = self._perform(caller, "CalendarDecisionChanged", version, decision_id, changing)
        return _found(after, decision_id)

    def remove(self, caller: Caller, version: int | None, decision_id: str) -> None:
        """Takes a decision back; of one that has begun, what is left of it."""
        today = civil_date(self.clock.now())

        def removing(before: OwnDays) -> OwnDays:
            return before.removing(decision_id, today)

        self._perform(caller, "CalendarDecisionRemoved", version, decision_id, removing)

    def _perform(
        self, caller: Caller, event: str, version: int | None, decision_id: str, change: Callable[[OwnDays], OwnDays]
    ) -> OwnDays:
        done: list[OwnDays] = []

        def decide(structure: Structure) -> OrganisationAct | None:
            actor = self._demand(caller, structure)
            before = self.days.own_days(caller.administration_id, latest=True)
            if version not in (None, before.version):
                raise ConflictError("calendar.changed_meanwhile", version=before.version)
            changed = change(before)
            done[:] = [before]
            if changed == before:
                return None
            after = replace(changed, version=before.version + 1)
            done[:] = [after]
            decision = _found(before if event == "CalendarDecisionRemoved" else after, decision_id)
            return OrganisationAct(event, structure, actor, *_said(decision, after), self._writing(after))

        self.acts.perform(caller.administration_id, decide)
        return done[0]

    def _demand(self, caller: Caller, structure: Structure) -> Actor:
        seat = self.may(caller, MANAGE, Thing(caller.administration_id, structure.root_id)).demand()
        return caller.actor(seat)

    def _writing(self, after: OwnDays) -> Callable[[Work], None]:
        return lambda work: self.days.put_own_days(after, work)


def _found(days: OwnDays, decision_id: str) -> DayDecision:
    return next(it for it in days.decisions if it.id == decision_id)


def _said(decision: DayDecision, after: OwnDays) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record's detail, and the words of which it keeps a digest."""
    detail = {
        "decision_id": decision.id,
        "kind": decision.kind.value,
        "first_on": decision.first_on.isoformat(),
        "last_on": decision.last_on.isoformat(),
        "version": after.version,
    }
    feast, hours = decision.feast.name if decision.feast else None, written_day(decision.hours)
    return detail, {"name": vars(decision.name), "reference": decision.reference, "feast": feast, "hours": hours}
