"""Programs of the administration in memory, and what calls with their tokens."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import cast

from chalicelib.kernel.access import Caller, Scope
from chalicelib.kernel.work import Work
from chalicelib.organisation.policy import may
from chalicelib.organisation.programs.callers import ClientCallers
from chalicelib.organisation.programs.clients import ClientGiven, Clients, TokenGiven
from chalicelib.organisation.programs.model import Client
from chalicelib.organisation.structure.ports import Structures
from chalicelib.web.throttle import Throttle
from tests.unit.organisation.house import House
from tests.unit.web.memory import MemoryTallies

GIVEN = ClientGiven("C" * 26, "Gestion des permis", "roads-desk", frozenset({Scope.MAIL_READ, Scope.MAIL_WRITE}))
ADDRESS = "203.0.113.7"
CALLS, WRONG = 600, 20


@dataclass
class Programs:
    """The port ``ClientStore``, and the two services over it, in a house."""

    house: House = field(default_factory=House)
    kept: dict[str, Client] = field(default_factory=dict)
    uses: list[date] = field(default_factory=list)
    reads: int = 0

    def __post_init__(self) -> None:
        tallies, clock = MemoryTallies(), self.house.clock
        each = Throttle("each", CALLS, timedelta(minutes=1), tallies, clock)
        wrong = Throttle("wrong", WRONG, timedelta(minutes=15), tallies, clock)
        structures = cast(Structures, self.house)
        self.acts = Clients(self.house.store, self, self.house.acts, may, clock)
        self.callers = ClientCallers(self, self.house.store, structures, each, wrong, clock)

    def client(self, client_id: str) -> Client | None:
        self.reads += 1
        return self.kept.get(client_id)

    def clients_of(self, administration_id: str) -> list[Client]:
        return [client for client in self.kept.values() if client.administration_id == administration_id]

    def add_with(self, work: Work, client: Client) -> None:
        self.kept[client.id] = client

    issue_with = revoke_with = add_with

    def note_use(self, client: Client, day: date) -> None:
        self.uses.append(day)
        self.kept[client.id] = replace(self.kept[client.id], last_used_on=day)

    def day(self, days: int) -> date:
        """The civil day so many days from now."""
        return self.house.clock.now().date() + timedelta(days=days)

    def token(self, days: int = 90, overlap_days: int = 0) -> str:
        """Another token of the one program, made if it is not there."""
        nadia = self.house.caller("nadia")
        self.acts.make(nadia, GIVEN)
        return self.acts.issue(nadia, None, GIVEN.id, TokenGiven(self.day(days), overlap_days))[1]

    def calls(self, token: str, address: str = ADDRESS) -> Caller:
        """Who calls with that token."""
        return self.callers.of_token(token, address)
