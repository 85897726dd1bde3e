"""The organisation as stored, as everything in it takes it."""

from collections.abc import Sequence, Set
from datetime import date
from typing import Protocol

from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.organisation.mandates.model import Mandate
from chalicelib.organisation.model import Administration, Agent, Certificate, Circuit, Desk, Entity
from chalicelib.organisation.people.departure import Departure


class Store(Protocol):
    """The organisation as stored. Writes put the whole thing and may be repeated; where they take a unit of work, they
    are committed with it."""

    def administration(self, administration_id: str, latest: bool = False) -> Administration | None:
        """The administration as it was a moment ago, or as it is now; None if there is none."""

    def administration_id_of(self, slug: str) -> str | None:
        """The administration that has this slug, if any."""

    def entities(self, administration_id: str) -> Sequence[Entity]:
        """The nodes of its tree, in no order."""

    def entity(self, administration_id: str, entity_id: str) -> Entity | None:
        """One of its entities, or None."""

    def open_entities_of_code(self, administration_id: str, code: str) -> Set[str]:
        """The ids of its open entities that bear the code: one, or none."""

    def desks(self, administration_id: str) -> Sequence[Desk]:
        """All its desks."""

    def desk(self, administration_id: str, desk_id: str) -> Desk | None:
        """One of its desks, or None."""

    def desks_by_id(self, administration_id: str, desk_ids: Sequence[str]) -> Sequence[Desk]:
        """Those of these desks that exist."""

    def agent(self, agent_id: str) -> Agent | None:
        """The agent, or None."""

    def agents(self, administration_id: str) -> Sequence[Agent]:
        """All its agents."""

    def people(self, administration_id: str, letters: str, language: Language, cursor: str, limit: int) -> Page[Agent]:
        """A page of those whose names or address hold every word of the letters, by name; ``InvalidError`` for a cursor
        of another list."""

    def departure(self, administration_id: str, agent_id: str, departure_id: str) -> Departure | None:
        """A departure, or None."""

    def departures(self, administration_id: str, agent_id: str) -> Sequence[Departure]:
        """A person's departures, the first one first."""

    def put_departure(self, departure: Departure, work: Work) -> None:
        """Stores a departure."""

    def mandates_of(self, agent_id: str, day: date) -> Sequence[Mandate]:
        """What was given to the agent and did not end before that day."""

    def mandates(self, administration_id: str) -> Sequence[Mandate]:
        """All its mandates, past ones included."""

    def circuits(self, administration_id: str) -> Sequence[Circuit]:
        """Every version of every circuit, oldest version first."""

    def certificate(self, key_id: str) -> Certificate | None:
        """What certifies a KMS key, or None."""

    def trust_roots(self) -> tuple[str, ...]:
        """Root certificates that this platform trusts, in PEM."""

    def put_administration(self, administration: Administration, work: Work | None = None) -> None:
        """Stores the administration; ``ConflictError`` when its slug or its code are another's."""

    def put_entity(self, entity: Entity, work: Work | None = None) -> None:
        """Stores an entity."""

    def put_desk(self, desk: Desk, work: Work | None = None) -> None:
        """Stores a desk."""

    def put_agent(self, agent: Agent, work: Work | None = None) -> None:
        """Stores an agent."""

    def put_mandate(self, mandate: Mandate, work: Work) -> None:
        """Stores a mandate."""

    def put_circuit(self, circuit: Circuit, work: Work | None = None) -> None:
        """Stores one version of a circuit."""

    def certificate_request(self, key_id: str) -> str | None:
        """The PKCS #10 request made for a key, in PEM; None if none was made."""

    def put_certificate(self, certificate: Certificate, work: Work | None = None) -> None:
        """Stores the chain of a key."""

    def put_certificate_request(self, key_id: str, request: str, work: Work) -> None:
        """Stores the request made for a key."""

    def put_trust_roots(self, roots: Sequence[str]) -> None:
        """Replaces the roots that are trusted."""
