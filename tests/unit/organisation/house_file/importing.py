"""Imports on a house in memory, whose calls out of the process may be cut."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from chalicelib.kernel.log import NOWHERE
from chalicelib.kernel.work import Work
from chalicelib.organisation.callers import Callers
from chalicelib.organisation.days.deciding import DecidingDays
from chalicelib.organisation.house_file.importing import HouseImporting
from chalicelib.organisation.house_file.imports import HouseImports
from chalicelib.organisation.house_file.model import HouseImport, Report
from chalicelib.organisation.house_file.paper import NoAddresses
from chalicelib.organisation.house_file.records import ImportRecords
from chalicelib.organisation.house_file.rehearsal import Rehearsing
from chalicelib.organisation.house_file.steps import Hands
from chalicelib.organisation.house_file.whole import Wholes
from chalicelib.organisation.model import Agent
from chalicelib.organisation.people.holdings_list import HoldingsList
from chalicelib.organisation.people.leaving import Leaving
from chalicelib.organisation.people.people import People
from chalicelib.organisation.policy import may
from chalicelib.organisation.portal.portals import Portals
from chalicelib.organisation.structure.chart import Charts
from chalicelib.organisation.structure.circuits import Circuits
from chalicelib.organisation.structure.desks import Desks
from chalicelib.organisation.structure.entities import Entities
from tests.unit.organisation.house import RABAT, House

T = TypeVar("T")


class CutError(Exception):
    """The process is gone."""


@dataclass
class Cuts:
    """The ``place``-th call that leaves the process is cut, before or after it took effect."""

    place: int = 0
    after: bool = False
    calls: int = 0

    def through(self, call: Callable[[], T]) -> T:
        self.calls += 1
        if self.calls != self.place:
            return call()
        if self.after:
            call()
        raise CutError


@dataclass
class FileHouse(House):
    """A house with what imports keep beside it; whatever leaves the process goes through ``cuts``."""

    cuts: Cuts = field(default_factory=Cuts)
    imports: dict[str, HouseImport] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    seen: dict[str, bytes] = field(default_factory=dict)
    woken: list[str] = field(default_factory=list)

    @contextmanager
    def _work(self) -> Iterator[Work]:
        writes: list[Callable[[], None]] = []
        self._writes = writes
        with super()._work() as work:
            yield work
        self.cuts.through(lambda: [write() for write in writes])

    def _later(self, write: Callable[[], None]) -> None:
        self._writes.append(write)

    def append(self, work: Work, record: Any) -> None:
        self._later(lambda: super(FileHouse, self).append(work, record))

    def save(self, work: Work, structure: Any) -> None:
        if isinstance(structure, HouseImport):
            self._later(lambda: self.imports.update({structure.id: replace(structure, version=structure.version + 1)}))
        else:
            self._later(lambda: super(FileHouse, self).save(work, structure))

    def put_entity(self, entity: Any, work: Work | None = None) -> None:
        self._later(lambda: super(FileHouse, self).put_entity(entity, work))

    def put_desk(self, desk: Any, work: Work | None = None) -> None:
        self._later(lambda: super(FileHouse, self).put_desk(desk, work))

    def put_mandate(self, mandate: Any, work: Work) -> None:
        self._later(lambda: super(FileHouse, self).put_mandate(mandate, work))

    def put_circuit(self, circuit: Any, work: Work | None = None) -> None:
        self._later(lambda: super(FileHouse, self).put_circuit(circuit, work))

    def put_agent(self, agent: Agent, work: Work | None = None) -> None:
        self._later(lambda: super(FileHouse, self).put_agent(agent, work))

    def put_departure(self, departure: Any, work: Work) -> None:
        self._later(lambda: super(FileHouse, self).put_departure(departure, work))

    def put_own_days(self, days: Any, work: Work) -> None:
        self._later(lambda: super(FileHouse, self).put_own_days(days, work))

    def put_portal(self, portal: Any, work: Work) -> None:
        self._later(lambda: super(FileHouse, self).put_portal(portal, work))

    def put_administration(self, administration: Any, work: Work | None = None) -> None:
        self._later(lambda: super(FileHouse, self).put_administration(administration, work))

    def send(self, agent: Agent) -> None:
        self.cuts.through(lambda: super(FileHouse, self).send(agent))


@dataclass
class MemoryImports:
    """The ports ``Imports``, ``HouseFiles`` and ``ImporterCall``."""

    house: FileHouse

    def get(self, administration_id: str, import_id: str) -> HouseImport | None:
        found = self.house.imports.get(import_id)
        return found if found and found.administration_id == administration_id else None

    def of_administration(self, administration_id: str) -> list[HouseImport]:
        return list(self.house.imports.values())

    def save(self, work: Work, it: HouseImport) -> None:
        self.house.save(work, it)

    def note(self, it: HouseImport, done: int, inviting: str) -> None:
        noted = replace(self.house.imports[it.id], done=done, inviting=inviting)
        self.house.cuts.through(lambda: self.house.imports.update({it.id: noted}))

    def put(self, import_id: str, content: bytes) -> None:
        self.house.contents[import_id] = content

    def content(self, import_id: str) -> bytes | None:
        return self.house.contents.get(import_id)

    def put_report(self, import_id: str, report: Report) -> None:
        written = Report.read(report.written())
        self.house.cuts.through(lambda: self.house.reports.update({import_id: written}))

    def report(self, import_id: str) -> Report | None:
        return self.house.reports.get(import_id)

    def put_seen(self, import_id: str, table: bytes) -> None:
        self.house.cuts.through(lambda: self.house.seen.update({import_id: table}))

    def seen(self, import_id: str) -> bytes | None:
        return self.house.seen.get(import_id)

    def wake(self, administration_id: str, import_id: str) -> None:
        self.house.cuts.through(lambda: self.house.woken.append(import_id))


@dataclass
class Importing:
    """The use cases on one house, and the function that works on what they began."""

    house: FileHouse = field(default_factory=FileHouse)

    def __post_init__(self) -> None:
        house, kept = self.house, MemoryImports(self.house)
        records = ImportRecords(kept, house, house._work, house.clock)
        structures: Any = house
        charts = Charts(house.store, structures, may, house.clock)
        wholes = Wholes(charts, house.store, house, house.portals, house.models, house.mandating)
        rehearsing = Rehearsing(house, house, may, house.clock, house.models, house.mandating)
        self.cases = HouseImports(records, kept, structures, house.models, wholes, may, house.clock)
        self.work = HouseImporting(records, kept, wholes, rehearsing, self._hands, NoAddresses(), kept)

    def _hands(self, agent_id: str, agent_ids: dict[str, str]) -> Hands:
        house = self.house
        callers = Callers(house.store, house, house.clock)
        return Hands(
            Entities(house.store, house.acts, house, house, may, house.clock),
            Desks(house.store, house.acts, house, may, house.clock),
            People(house.store, house.acts, house.persons, house, house, house.clock),
            Leaving(house.store, house.acts, house.persons, HoldingsList(house.store, house), house.clock),
            Circuits(house.store, house.acts, may),
            DecidingDays(house, house.acts, may, house.clock),
            Portals(house.store, house.portals, house.acts, house, may),
            house.models,
            house.mandating,
            lambda: callers.of(house.people[agent_id]),
            agent_ids,
        )

    def checked(self, content: bytes, import_id: str = "one", agent_id: str = "nadia") -> HouseImport:
        self.cases.send(self.house.caller(agent_id), import_id, content)
        return self.turned(import_id)

    def begun(self, import_id: str = "one") -> None:
        self.cases.apply(self.house.caller("nadia"), import_id, NOWHERE)

    def turned(self, import_id: str = "one", turns: int = 20) -> HouseImport:
        """The import once nothing goes on with it, each cut turn being had again."""
        for _ in range(turns):
            try:
                self.work.turn(RABAT, import_id)
            except CutError:
                continue
            if not self.house.imports[import_id].is_at_work:
                break
        return self.house.imports[import_id]
