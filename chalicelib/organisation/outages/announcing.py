"""Announcing outages: administrators for their house, the operator for the platform; each time an act with its record.

An announcement stands by itself: two people who announce at once both do, and nothing of either is lost.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from chalicelib.kernel.access import Caller, Policy, Thing
from chalicelib.kernel.clock import Clock, to_iso
from chalicelib.kernel.errors import InvalidError
from chalicelib.kernel.ids import new_id
from chalicelib.kernel.log import Actor
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationAct, OrganisationActs
from chalicelib.organisation.outages.model import Announced, Outage, OutageGiven, ToldOutage
from chalicelib.organisation.outages.ports import OutageStore
from chalicelib.organisation.platform import PLATFORM, PlatformActs
from chalicelib.organisation.policy import MANAGE
from chalicelib.organisation.structure.model import Structure

By = Callable[[Structure], Actor]
"""Who acts, if they may, in the house as it now stands."""


@dataclass(frozen=True)
class Outages:
    """Reads and announces."""

    store: OutageStore
    platform: PlatformActs
    acts: OrganisationActs
    may: Policy
    clock: Clock

    def of(self, owner_id: str) -> tuple[Outage, ...]:
        """What an administration announced, or the platform, and is not over."""
        return self.store.announced(owner_id).still(self.clock.now())

    def concerning(self, administration_id: str) -> tuple[Outage, ...]:
        """The same of the administration and of the platform together, in the order in which they begin."""
        both = (*self.of(PLATFORM), *self.of(administration_id))
        return tuple(sorted(both, key=lambda it: (it.begins_at, it.id)))

    def told(self, administration_id: str) -> tuple[ToldOutage, ...]:
        """Those that its portal shows now."""
        now = self.clock.now()
        return tuple(it.told(now) for it in self.concerning(administration_id) if it.is_told(now))

    def announce(self, caller: Caller, given: OutageGiven) -> Outage:
        """For the caller's administration. ``InvalidError`` with every problem."""
        return self._announce(caller.administration_id, self._administrator(caller), given)

    def withdraw(self, caller: Caller, outage_id: str) -> None:
        """Takes it back, or ends it now; ``NotFoundError`` if it is none of theirs."""
        self._withdraw(caller.administration_id, self._administrator(caller), outage_id)

    def announce_for_all(self, operator: Actor, given: OutageGiven) -> Outage:
        """For the whole platform, by its operator."""
        self.platform.begin()
        return self._announce(PLATFORM, lambda _: operator, given)

    def withdraw_for_all(self, operator: Actor, outage_id: str) -> None:
        """Takes back what was announced for the whole platform."""
        self._withdraw(PLATFORM, lambda _: operator, outage_id)

    def _announce(self, owner_id: str, by: By, given: OutageGiven) -> Outage:
        now = self.clock.now()
        outage = Outage(new_id(), given.begins_at, given.ends_at, given.text, given.takes_letters)

        def change(before: Announced) -> tuple[Announced, Outage]:
            problems = list(given.problems(now))  # after the right: who may not act is told nothing else
            if problems:
                raise InvalidError(problems)
            return before.adding(outage, now), outage

        self._perform("OutageAnnounced", owner_id, by, change)
        return outage

    def _withdraw(self, owner_id: str, by: By, outage_id: str) -> None:
        def change(before: Announced) -> tuple[Announced, Outage]:
            return before.without(outage_id), before.found(outage_id)

        self._perform("OutageWithdrawn", owner_id, by, change)

    def _perform(
        self, event: str, owner_id: str, by: By, change: Callable[[Announced], tuple[Announced, Outage]]
    ) -> None:
        def decide(structure: Structure) -> OrganisationAct:
            actor = by(structure)
            after, outage = change(self.store.announced(owner_id, latest=True))
            return OrganisationAct(event, structure, actor, *_said(outage), self._writing(after))

        self.acts.perform(owner_id, decide)

    def _writing(self, after: Announced) -> Callable[[Work], None]:
        return lambda work: self.store.put_announced(after, work)

    def _administrator(self, caller: Caller) -> By:
        def by(structure: Structure) -> Actor:
            seat = self.may(caller, MANAGE, Thing(caller.administration_id, structure.root_id)).demand()
            return caller.actor(seat)

        return by


def _said(outage: Outage) -> tuple[dict[str, Any], dict[str, Any]]:
    """The record's detail, and the words of which it keeps a digest."""
    detail = {
        "outage_id": outage.id,
        "begins_at": to_iso(outage.begins_at),
        "ends_at": to_iso(outage.ends_at),
        "takes_letters": outage.takes_letters,
    }
    return detail, {"text": vars(outage.text)}
