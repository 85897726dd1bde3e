"""A house on paper: a chart on which the use cases act as on the house itself, and nothing is done.

So a file is judged by the very rules that its acts will meet, one after the other, each on what those before it made.
What an act asks for is looked up, not searched: each takes as long in a large house as in a small one.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import cast

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import Work
from chalicelib.organisation.acts import OrganisationActs
from chalicelib.organisation.days.decided import OwnDays
from chalicelib.organisation.house_file.ports import Addresses
from chalicelib.organisation.house_file.rows import address_key
from chalicelib.organisation.house_file.whole import Whole
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Administration, Agent, Circuit, Desk, Entity
from chalicelib.organisation.people.departure import Departure
from chalicelib.organisation.portal.model import Portal
from chalicelib.organisation.portal.ports import PortalStore
from chalicelib.organisation.ports import Store
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures


@dataclass(frozen=True)
class NoAddresses:
    """Addresses of which nothing is known before they are used."""

    def agent_of(self, email: str) -> Agent | None:
        """None."""
        return None


class PaperHouse:
    """What use cases read and write of an organisation, in memory: the ports ``Store``, ``Structures``, ``Accounts``,
    ``Invitations``, ``OwnDaysStore``, ``PortalStore``, ``Logos`` and the log, as far as acts of a file ask for them.

    ``addresses`` says whose an address is that nobody here has: another administration's agents are no newcomers.
    """

    def __init__(self, whole: Whole, addresses: Addresses) -> None:
        chart = whole.chart
        self._structure = chart.structure
        self._entities, self._desks, self._agents = dict(chart.entities), dict(chart.desks), dict(chart.agents)
        self._circuits, self._addresses = list(whole.circuits), addresses
        self._days, self._portal, self._administration = whole.days, whole.portal, whole.administration
        self._ids = {address_key(agent.email): agent.id for agent in chart.agents.values()}
        self._departures: dict[str, Departure] = {}
        self._given: dict[str, dict[str, Mandate]] = defaultdict(dict)
        for mandate in chart.mandates:
            self._given[mandate.deputy_id][mandate.id] = mandate
        self._by_code: dict[str, set[str]] = defaultdict(set)
        for entity in chart.entities.values():
            self._enter(entity)

    @property
    def store(self) -> Store:
        """Itself: acts of a file ask for nothing else of the port."""
        return cast(Store, self)

    @property
    def structures(self) -> Structures:
        """Itself, likewise."""
        return cast(Structures, self)

    @property
    def portals(self) -> PortalStore:
        """Itself, likewise."""
        return cast(PortalStore, self)

    def present(self, agent_id: str) -> Agent:
        """Somebody who is here."""
        return self._agents[agent_id]

    def acts(self, clock: Clock) -> OrganisationActs:
        """Acts on this house."""
        return OrganisationActs(self.structures, self, self._work, clock)

    @contextmanager
    def _work(self) -> Iterator[Work]:
        yield cast(Work, self)

    def append(self, work: Work, record: LogRecord) -> None:
        """Nothing is recorded of what is not done."""

    def get(self, administration_id: str) -> Structure:
        """The structure as it would stand."""
        return self._structure

    glance = get

    def save(self, work: Work, structure: Structure) -> None:
        """It would stand so."""
        self._structure = structure

    def entities(self) -> Sequence[Entity]:
        """All entities."""
        return list(self._entities.values())

    def entity(self, administration_id: str, entity_id: str) -> Entity | None:
        """One entity."""
        return self._entities.get(entity_id)

    def open_entities_of_code(self, administration_id: str, code: str) -> Set[str]:
        """Those that bear the code."""
        return self._by_code[code]

    def desks(self, administration_id: str) -> Sequence[Desk]:
        """All desks."""
        return list(self._desks.values())

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        """One desk."""
        return self._desks.get(desk_id)

    def desks_by_id(self, administration_id: str, desk_ids: Sequence[str]) -> Sequence[Desk]:
        """Those of these that exist."""
        return [self._desks[desk_id] for desk_id in desk_ids if desk_id in self._desks]

    def agent(self, agent_id: str) -> Agent | None:
        """One person."""
        return self._agents.get(agent_id)

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """All people of the administration."""
        return [agent for agent in self._agents.values() if agent.administration_id == administration_id]

    def mandates(self, administration_id: str) -> Sequence[Mandate]:
        """All mandates."""
        return [mandate for given in self._given.values() for mandate in given.values()]

    def mandates_of(self, agent_id: str, day: date) -> Sequence[Mandate]:
        """Those given to somebody."""
        return list(self._given[agent_id].values())

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """Every version of every circuit."""
        return self._circuits

    def put_entity(self, entity: Entity, work: Work | None = None) -> None:
        """It would be so."""
        before = self._entities.get(entity.id)
        if before is not None:
            self._by_code[before.code].discard(entity.id)
        self._entities[entity.id] = entity
        self._enter(entity)

    def put_desk(self, desk: Desk, work: Work | None = None) -> None:
        """It would be so."""
        self._desks[desk.id] = desk

    def put_agent(self, agent: Agent, work: Work | None = None) -> None:
        """It would be so."""
        self._agents[agent.id] = agent

    def departure(self, administration_id: str, agent_id: str, departure_id: str) -> Departure | None:
        """One departure."""
        return self._departures.get(departure_id)

    def put_departure(self, departure: Departure, work: Work) -> None:
        """It would be so."""
        self._departures[departure.id] = departure

    def put_circuit(self, circuit: Circuit, work: Work | None = None) -> None:
        """It would be so."""
        self._circuits.append(circuit)

    def put_mandate(self, mandate: Mandate, work: Work) -> None:
        """It would be so."""
        self._given[mandate.deputy_id][mandate.id] = mandate

    def own_days(self, administration_id: str, latest: bool = False) -> OwnDays:
        """Its decisions about days."""
        return self._days

    def put_own_days(self, days: OwnDays, work: Work) -> None:
        """They would be so."""
        self._days = days

    def administration(self, administration_id: str, latest: bool = False) -> Administration:
        """The administration."""
        return self._administration

    def put_administration(self, administration: Administration, work: Work | None = None) -> None:
        """It would be so."""
        self._administration = administration

    def portal(self, administration_id: str, latest: bool = False) -> Portal:
        """What it says of itself."""
        return self._portal

    def put_portal(self, portal: Portal, work: Work) -> None:
        """It would say so."""
        self._portal = portal

    def redrawn(self, image: bytes) -> bytes:
        """A logo comes with no file."""
        return image

    def of(self, email: str) -> str:
        """The id of the address's agent; of a newcomer's, the address itself."""
        key = address_key(email)
        if key not in self._ids:
            elsewhere = self._addresses.agent_of(email)
            self._ids[key] = elsewhere.id if elsewhere else key
            if elsewhere:
                self._agents[elsewhere.id] = elsewhere
        return self._ids[key]

    def ensure(self, agent: Agent) -> None:
        """No account is made."""

    def give(self, email: str, agent: Agent) -> None:
        """No account is touched."""

    def send(self, agent: Agent) -> None:
        """No mail is sent."""

    def _enter(self, entity: Entity) -> None:
        if entity.closed_at is None:
            self._by_code[entity.code].add(entity.id)

    def suppose_entity(self, entity: Entity) -> None:
        """As if it could be opened: what lies below is then judged for itself."""
        self._structure = self._structure.placed(entity.id, entity.parent_id)
        self._entities[entity.id] = entity
