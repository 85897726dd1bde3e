"""One administration in memory: what the organisation's services read and write, and acts that commit at once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, cast

from chalicelib.kernel.access import Caller, Role
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.languages import Bilingual
from chalicelib.kernel.log import LogRecord
from chalicelib.kernel.work import StaleError, Work
from chalicelib.organisation import ports
from chalicelib.organisation.acts import OrganisationActs
from chalicelib.organisation.callers import Callers
from chalicelib.organisation.days.decided import OwnDays
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.mandates.ports import LegalActs
from chalicelib.organisation.model import Administration, Agent, Circuit, Desk, Entity, EntityKind, Holding
from chalicelib.organisation.people.departure import Departure
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.policy import may
from chalicelib.organisation.portal.model import Portal
from chalicelib.organisation.portal.ports import PortalStore
from chalicelib.organisation.structure import ports as work_ports
from chalicelib.organisation.structure.model import Structure
from chalicelib.organisation.structure.ports import Structures
from tests.unit.organisation.house_models import models_of
from tests.unit.web.memory import HandClock

RABAT = "rabat"
TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def name(word: str) -> Bilingual:
    """A name that both languages share."""
    return Bilingual(word, word)


def _entity(entity_id: str, parent_id: str = "") -> Entity:
    kind = EntityKind.DIVISION if parent_id else EntityKind.ADMINISTRATION
    return Entity(entity_id, RABAT, entity_id[:3].upper(), name(entity_id), parent_id, kind)


def _desk(desk_id: str, entity_id: str, *roles: Role) -> Desk:
    return Desk(desk_id, RABAT, entity_id, name(desk_id), frozenset(roles))


def _agent(agent_id: str, desk_id: str, key_id: str = "") -> Agent:
    return Agent(agent_id, RABAT, f"{agent_id}@rabat.example", name(agent_id), (Holding(desk_id, YESTERDAY),), key_id)


@dataclass
class House:
    """Roads and water below the root, bridges below roads; a general secretary administers, a president signs."""

    clock: HandClock = field(default_factory=HandClock)
    records: list[LogRecord] = field(default_factory=list)
    waiting: dict[str, int] = field(default_factory=dict)
    invited: list[str] = field(default_factory=list)
    let_in: list[str] = field(default_factory=list)
    given: dict[str, str] = field(default_factory=dict)
    folders: dict[str, int] = field(default_factory=dict)
    secret: set[str] = field(default_factory=set)
    """Places where a confidential mail waits; ``folder at DESK`` for a folder."""
    lists: dict[str, Departure] = field(default_factory=dict)
    kept: list[Mandate] = field(default_factory=list)
    sent_for: set[str] = field(default_factory=set)
    """Mandates, by id, for which a PDF was sent and cleared."""
    rivals: list[Any] = field(default_factory=list)
    """What others do to the structure just before the next commit."""
    loses_answers: int = 0
    """How many commits take effect and seem to have failed."""
    crash_after: int = -1
    """After how many commits the function dies before the next, once; never, below zero."""

    def __post_init__(self) -> None:
        tree = [_entity("root"), _entity("roads", "root"), _entity("bridges", "roads"), _entity("water", "root")]
        desks = [
            _desk("general", "root", Role.ADMINISTRATOR),
            _desk("president", "root", Role.SIGNATORY, Role.HEAD),
            _desk("roads-desk", "roads", Role.HANDLER),
            _desk("water-admin", "water", Role.ADMINISTRATOR),
        ]
        people = [
            _agent("nadia", "general"),
            _agent("idrissi", "president", "key-1"),
            _agent("tazi", "roads-desk", "key-2"),
            _agent("karim", "water-admin"),
        ]
        self.tree = {entity.id: entity for entity in tree}
        self.places_of = {desk.id: desk for desk in desks}
        self.people = {agent.id: agent for agent in people}
        self.plans: list[Circuit] = []
        self.decided, self.portal_of = OwnDays(RABAT), Portal(RABAT)
        self.models = models_of(self)
        self.itself = Administration(RABAT, "rabat", "RABAT", name("Rabat"))
        parents = {entity.id: entity.parent_id for entity in tree}
        self.now = replace(Structure.new(RABAT), parents=parents)

    @property
    def store(self) -> ports.Store:
        """Itself, as the port."""
        return cast(ports.Store, self)

    @property
    def acts(self) -> OrganisationActs:
        """Acts on this house."""
        return OrganisationActs(cast(Structures, self), self, self._work, self.clock)

    def caller(self, agent_id: str) -> Caller:
        """That person, signed in."""
        return Callers(self.store, cast(Structures, self), self.clock).of(self.people[agent_id])

    @contextmanager
    def _work(self) -> Iterator[Work]:
        if self.crash_after == 0:
            self.crash_after = -1
            raise RuntimeError
        self.crash_after -= 1
        yield cast(Work, [])
        if self.loses_answers:
            self.loses_answers -= 1
            raise StaleError

    def _later(self, write: Callable[[], None]) -> None:
        """Acts commit at once."""
        write()

    def events(self) -> list[str]:
        """What was recorded, in order."""
        return [record.body["event"] for record in self.records]

    def append(self, work: Work, record: LogRecord) -> None:
        if self.rivals:
            self.now = self.rivals.pop()(self.now)
            raise StaleError
        self.records.append(record)

    def get(self, administration_id: str) -> Structure:
        return self.now

    glance = get

    def save(self, work: Work, structure: Structure) -> None:
        self.now = replace(structure, version=structure.version + 1)

    def entities(self, administration_id: str) -> list[Entity]:
        return list(self.tree.values())

    def entity(self, administration_id: str, entity_id: str) -> Entity | None:
        return self.tree.get(entity_id)

    def open_entities_of_code(self, administration_id: str, code: str) -> set[str]:
        return {it.id for it in self.tree.values() if it.code == code and it.closed_at is None}

    def desks(self, administration_id: str) -> list[Desk]:
        return list(self.places_of.values())

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        return self.places_of.get(desk_id)

    def desks_by_id(self, administration_id: str, desk_ids: list[str]) -> list[Desk]:
        return [self.places_of[desk_id] for desk_id in desk_ids if desk_id in self.places_of]

    def agent(self, agent_id: str) -> Agent | None:
        return self.people.get(agent_id)

    def agents(self, administration_id: str) -> list[Agent]:
        return list(self.people.values())

    def mandates(self, administration_id: str) -> list[Mandate]:
        return self.kept

    def mandates_of(self, agent_id: str, day: date) -> list[Mandate]:
        return [mandate for mandate in self.kept if mandate.deputy_id == agent_id]

    def circuits(self, administration_id: str) -> list[Circuit]:
        return self.plans

    def put_circuit(self, circuit: Circuit, work: Work | None = None) -> None:
        self.plans.append(circuit)

    def administration(self, administration_id: str, latest: bool = False) -> Administration:
        return self.itself

    def put_administration(self, administration: Administration, work: Work | None = None) -> None:
        self.itself = administration

    def own_days(self, administration_id: str, latest: bool = False) -> OwnDays:
        return self.decided

    def put_own_days(self, days: OwnDays, work: Work) -> None:
        self.decided = days

    def portal(self, administration_id: str, latest: bool = False) -> Portal:
        return self.portal_of

    def put_portal(self, portal: Portal, work: Work) -> None:
        self.portal_of = portal

    @property
    def portals(self) -> PortalStore:
        """Itself, as the port."""
        return cast(PortalStore, self)

    def redrawn(self, image: bytes) -> bytes:
        return image

    def put_entity(self, entity: Entity, work: Work | None = None) -> None:
        self.tree[entity.id] = entity

    def put_desk(self, desk: Desk, work: Work | None = None) -> None:
        self.places_of[desk.id] = desk

    def put_agent(self, agent: Agent, work: Work | None = None) -> None:
        self.people[agent.id] = agent

    def put_mandate(self, mandate: Mandate, work: Work) -> None:
        self.kept = [*(m for m in self.kept if m.id != mandate.id), mandate]

    def any_at_desk(self, desk_id: str) -> bool:
        return self.waiting_at(desk_id).holds_work

    def any_at_entity(self, entity_id: str) -> bool:
        return self._holds(entity_id)

    def is_region(self, code: str) -> bool:
        return code == "04"

    def is_province(self, code: str) -> bool:
        return code == "04.421"

    @property
    def papers(self) -> LegalActs:
        """Itself, as the port."""
        return cast(LegalActs, self)

    def is_clean(self, file_id: str, mandate_id: str, administration_id: str) -> bool:
        return file_id == f"file of {mandate_id}" and administration_id == RABAT

    def sha256(self, file_id: str) -> str:
        return sha256(file_id.encode())

    def cleared(self, mandate_id: str, administration_id: str, sha256: str) -> str | None:
        file_id = f"file of {mandate_id}"
        sent = mandate_id in self.sent_for and administration_id == RABAT and self.sha256(file_id) == sha256
        return file_id if sent else None

    @property
    def mandating(self) -> Mandating:
        """Giving and taking back mandates."""
        return Mandating(self.store, self.acts, self.papers, frozenset({"complaint", "letter"}), may, self.clock)

    def waiting_at(self, desk_id: str) -> work_ports.Waiting:
        mails, folders = self.waiting.get(desk_id, 0), self.folders.get(desk_id, 0)
        numbers, secret_folder = tuple(f"A/{it}" for it in range(mails)), f"folder at {desk_id}" in self.secret
        holds_folders = folders > 0 or secret_folder
        return work_ports.Waiting(numbers, folders, self._holds(desk_id) or holds_folders, holds_folders)

    def _holds(self, place: str) -> bool:
        return self.waiting.get(place, 0) > 0 or place in self.secret

    def certificate(self, key_id: str) -> object:
        return key_id

    def departure(self, administration_id: str, agent_id: str, departure_id: str) -> Departure | None:
        return self.lists.get(departure_id)

    def departures(self, administration_id: str, agent_id: str) -> list[Departure]:
        return [departure for departure in self.lists.values() if departure.agent_id == agent_id]

    def put_departure(self, departure: Departure, work: Work) -> None:
        self.lists[departure.id] = departure

    @property
    def persons(self) -> Persons:
        """Reading them, and who manages whom."""
        return Persons(self.store, may, self.clock)

    def of(self, email: str) -> str:
        return email.partition("@")[0]

    def give(self, email: str, agent: Agent) -> None:
        self.given[email] = agent.id

    def ensure(self, agent: Agent) -> None:
        self.let_in.append(agent.email)

    def send(self, agent: Agent) -> None:
        self.invited.append(agent.email)
