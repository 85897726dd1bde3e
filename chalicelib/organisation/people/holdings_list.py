"""What somebody holds: the list that a departure begins with."""

from dataclasses import dataclass
from datetime import date

from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.people.departure import EndedMandate, HandedDesk
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.ports import Workload


@dataclass(frozen=True)
class Held:
    """Desks held on a day or later, and mandates given and received that last until then or longer."""

    desks: tuple[HandedDesk, ...]
    mandates: tuple[EndedMandate, ...]


@dataclass(frozen=True)
class HoldingsList:
    """Lists it; nothing is asked of who may see it."""

    store: Store
    workload: Workload

    def of(self, agent: Agent, day: date) -> Held:
        """Everything that the person would leave behind on that day."""
        everybody = self.store.agents(agent.administration_id)
        others = [it for it in everybody if it.id != agent.id]
        led_to = self._led_to(agent.administration_id)
        found = self.store.desks_by_id(agent.administration_id, agent.desks_from(day)) if agent.desks_from(day) else []
        desks = [self._desk(desk, others, day, led_to) for desk in found if desk.closed_at is None]
        names = {it.id: it.name for it in everybody}
        rooms = {it.id: it.name for it in self.store.desks(agent.administration_id)}
        mandates = [_ended(it, agent, names, rooms) for it in self.mandates_of(agent, day)]
        return Held(tuple(desks), tuple(mandates))

    def mandates_of(self, agent: Agent, day: date) -> list[Mandate]:
        """Those given or received that last on that day or begin later."""
        found = self.store.mandates(agent.administration_id)
        concerned = (it for it in found if agent.id in (it.holder_id, it.deputy_id))
        return [it for it in concerned if it.revoked_at is None and it.until >= day]

    def _desk(self, desk: Desk, others: list[Agent], day: date, led_to: set[str]) -> HandedDesk:
        waiting = self.workload.waiting_at(desk.id)
        alone = not any(it.sits_at(desk.id, day) for it in others)
        return HandedDesk(desk.id, desk.name, **vars(waiting), alone=alone, in_circuits=desk.id in led_to)

    def _led_to(self, administration_id: str) -> set[str]:
        """Desks of every version of every circuit: a folder goes on by the version that it began with."""
        circuits = self.store.circuits(administration_id)
        return {step["desk_id"] for circuit in circuits for group in circuit.groups for step in group["steps"]}


def _ended(mandate: Mandate, agent: Agent, names: dict[str, Bilingual], rooms: dict[str, Bilingual]) -> EndedMandate:
    given = mandate.holder_id == agent.id
    other, desk = mandate.deputy_id if given else mandate.holder_id, mandate.desk_id
    return EndedMandate(mandate.id, rooms[desk], names[other], given)
