"""The acts that make a house what its file says: each one of those that administrators do on the pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from chalicelib.kernel.access import Caller
from chalicelib.kernel.digests import canonical_json, sha256
from chalicelib.kernel.errors import NotFoundError
from chalicelib.kernel.languages import Bilingual
from chalicelib.organisation.days.deciding import DecidingDays
from chalicelib.organisation.house_file.model import Change
from chalicelib.organisation.house_file.paper import PaperHouse
from chalicelib.organisation.house_file.ports import RegistrationModels
from chalicelib.organisation.house_file.rows import RowKind, address_key
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.model import Agent
from chalicelib.organisation.people.leaving import Leaving
from chalicelib.organisation.people.people import People
from chalicelib.organisation.portal.portals import Portals
from chalicelib.organisation.structure.circuits import Circuits
from chalicelib.organisation.structure.desks import Desks
from chalicelib.organisation.structure.entities import Entities


@dataclass(frozen=True)
class Hands:
    """The use cases that acts go through, of the house itself or of one on paper, and who does them.

    ``caller`` is asked before each act: what was done before may have changed where they sit. ``agent_ids`` are the
    people's ids by address, newcomers' as they come.
    """

    entities: Entities
    desks: Desks
    people: People
    leaving: Leaving
    circuits: Circuits
    days: DecidingDays
    portals: Portals
    models: RegistrationModels
    mandating: Mandating
    caller: Callable[[], Caller]
    agent_ids: dict[str, str] = field(default_factory=dict)

    def agent_id(self, email: str) -> str:
        """Whose address it is; ``NotFoundError`` for one who has not come."""
        key = address_key(email)
        if key not in self.agent_ids:
            raise NotFoundError("not_found")
        return self.agent_ids[key]

    def met(self, agent: Agent) -> None:
        """Remembers a newcomer."""
        self.agent_ids[address_key(agent.email)] = agent.id


def stood(*parts: object) -> str:
    """By which what an act replaces is known again: strings, numbers, booleans, null, in lists and dicts."""
    return sha256(canonical_json(parts))[:24]


@dataclass(frozen=True)
class Step:
    """One act that a line asks for. ``column`` is where a refusal stands that speaks of none.

    ``before`` is the digest (:func:`stood`) of what stands and the act replaces, empty for what is new.
    ``invites`` is the address that a mail goes to with it. ``suppose`` has a house on paper go on as if the act had
    been let. ``places`` are the line and column of what a refusal calls by a name of its own.
    """

    line: int
    column: str
    change: Change
    kind: RowKind
    name: Bilingual
    act: Callable[[Hands], object]
    before: str = ""
    invites: str = ""
    suppose: Callable[[PaperHouse, Hands], None] | None = None
    places: Mapping[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def mark(self) -> tuple[int, str]:
        """By which the same act is known when it is planned again."""
        return self.line, self.change.value
