"""Who calls: an agent with the desks held today, their own and those sat at for somebody else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chalicelib.kernel.access import Caller, Seat
from chalicelib.kernel.clock import Clock, civil_date
from chalicelib.kernel.errors import NotFoundError
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Agent, Desk
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Standing, Structure
from chalicelib.organisation.structure.ports import StructureLook, Structures


@dataclass(frozen=True)
class AsItStands:
    """A look at structures that misses nothing: for whoever acts on what they have just changed."""

    structures: Structures

    def glance(self, administration_id: str) -> Structure:
        """As it stands."""
        return self.structures.get(administration_id)


@dataclass(frozen=True)
class Callers:
    """Everything is decided at the moment of the request: holdings, mandates and the administration's standing."""

    store: Store
    structures: StructureLook
    clock: Clock

    def of(self, agent: Agent) -> Caller:
        """The agent as caller; ``NotFoundError`` for one who no longer works here."""
        today = civil_date(self.clock.now())
        if not agent.works_on(today):
            raise NotFoundError("not_found")
        structure = self.structures.glance(agent.administration_id)
        return Caller(
            agent.id,
            agent.administration_id,
            agent.name,
            agent.email,
            tuple(self._seats(agent, today, structure)),
            structure.is_within,
            structure.standing is not Standing.ACTIVE,
            own_sign_in=structure.own_sign_in,
        )

    def _seats(self, agent: Agent, today: date, structure: Structure) -> Iterator[Seat]:
        own = agent.desks_on(today)
        mandates = list(self._mandates(agent, today))
        desks = self._desks(agent.administration_id, [*own, *(mandate.desk_id for mandate in mandates)])
        yield from (seat_at(desks[desk_id], structure) for desk_id in own if desk_id in desks)
        yield from (seat_at(desks[m.desk_id], structure, m) for m in mandates if m.desk_id in desks)

    def _mandates(self, agent: Agent, today: date) -> Iterator[Mandate]:
        """Those in force; one whose giver has left the desk is so no longer."""
        for mandate in self.store.mandates_of(agent.id, today):
            holder = self.store.agent(mandate.holder_id) if mandate.is_in_force(today) else None
            if holder is not None and holder.sits_at(mandate.desk_id, today):
                yield mandate

    def _desks(self, administration_id: str, desk_ids: Sequence[str]) -> dict[str, Desk]:
        found = self.store.desks_by_id(administration_id, list(dict.fromkeys(desk_ids)))
        return {desk.id: desk for desk in found if desk.closed_at is None}


def seat_at(desk: Desk, structure: Structure, mandate: Mandate | None = None) -> Seat:
    """The seat at a desk, under a mandate if there is one."""
    return Seat(
        desk.id,
        desk.entity_id,
        desk.name,
        desk.roles,
        desk.clearance,
        mandate.for_seat() if mandate else None,
        predecessors=structure.predecessors(desk.entity_id),
    )
