"""What the organisation needs from outside itself."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from chalicelib.kernel.languages import Language
from chalicelib.kernel.paging import Page
from chalicelib.kernel.work import Work
from chalicelib.organisation.client import Client
from chalicelib.organisation.departure import Departure
from chalicelib.organisation.listing import Listed
from chalicelib.organisation.mandates import Mandate
from chalicelib.organisation.model import Administration, Agent, Certificate, Circuit, Desk, Entity
from chalicelib.organisation.structure import Structure


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


class DirectoryEntries(Protocol):
    """The directory's lists and words; ``InvalidError`` for a cursor of another list."""

    def by_name(self, list_: str, cursor: str, limit: int) -> Page[Listed]:
        """A page of the list ``ar``, ``fr`` (the public's) or ``platform`` (with those that were closed)."""

    def by_word(self, beginning: str, cursor: str, limit: int) -> Page[Listed]:
        """A page of those with a word that begins so; one with two such words comes twice."""


class ClientStore(Protocol):
    """Programs as stored. What is written of one is committed with its unit of work, or not at all."""

    def client(self, client_id: str) -> Client | None:
        """The client as it is now, or None."""

    def clients_of(self, administration_id: str) -> Sequence[Client]:
        """All of an administration's, those that ended included."""

    def add_with(self, work: Work, client: Client) -> None:
        """Stores a new one."""

    def issue_with(self, work: Work, client: Client) -> None:
        """Stores its secrets."""

    def revoke_with(self, work: Work, client: Client) -> None:
        """Stores that it was ended."""

    def note_use(self, client: Client, day: date) -> None:
        """Stores the last day on which it called."""


class Structures(Protocol):
    """The structures of administrations."""

    def get(self, administration_id: str) -> Structure:
        """Strongly consistent; ``NotFoundError`` if there is none."""

    def glance(self, administration_id: str) -> Structure:
        """As it was a moment ago."""

    def add(self, structure: Structure) -> bool:
        """Stores a new administration's; False if it has one."""

    def save(self, work: Work, structure: Structure) -> None:
        """Stores it with the next version, if its version is the one read."""


class StructureLook(Protocol):
    """A look at an administration's structure."""

    def glance(self, administration_id: str) -> Structure:
        """As it was a moment ago, or as it stands; ``NotFoundError`` if there is none."""


class Keys(Protocol):
    """Keys of seals and signatures, which never leave where they are made."""

    def of(self, purpose: str, administration_id: str, holder_id: str) -> str:
        """The id of the holder's key for that purpose (``seal`` or ``signature``), made if there is none."""


class AccountsMade(Protocol):
    """Agents' accounts with the identity service, to find and make."""

    def of(self, email: str) -> str:
        """The subject of the address's account, made if there is none: the agent's id."""


class Accounts(AccountsMade, Protocol):
    """Agents' accounts with the identity service."""

    def ensure(self, agent: Agent) -> None:
        """Makes the agent's account if there is none; one that was disabled is so no more."""

    def give(self, email: str, agent: Agent) -> None:
        """An account under that address leads to the agent; ``ConflictError`` if it is somebody else's."""


class Invitations(Protocol):
    """Mails that let a person choose a first password."""

    def send(self, agent: Agent) -> None:
        """One more invitation; it works once, for some days."""


class Places(Protocol):
    """Regions and provinces."""

    def is_region(self, code: str) -> bool:
        """Whether it is a region's code."""

    def is_province(self, code: str) -> bool:
        """Whether it is a province's or a prefecture's code."""


@dataclass(frozen=True)
class PaperForm:
    """A form for one PDF: post ``fields`` in this order, then ``file`` last, to ``url``."""

    file_id: str
    url: str
    fields: Mapping[str, str]
    expires_in_seconds: int


@dataclass(frozen=True)
class Paper:
    """A PDF that was sent: ``state`` is ``uploaded`` or ``stuck`` while it is looked at, then ``clean`` or ``refused``
    with ``reasons``, codes of the inspection."""

    id: str
    name: str
    size_bytes: int
    pages: int | None
    state: str
    reasons: tuple[str, ...]


class LegalActs(Protocol):
    """The written acts that mandates rest on."""

    def is_clean(self, file_id: str, mandate_id: str, administration_id: str) -> bool:
        """Whether the administration sent the file for that mandate and it was cleared."""

    def open_form(self, mandate_id: str, administration_id: str) -> PaperForm:
        """A form for one more PDF."""

    def place(self, mandate_id: str, administration_id: str, agent_id: str, back_to: str) -> PaperForm:
        """A form for a page without scripts; the browser comes back to ``back_to``."""

    def arrivals(self, mandate_id: str, administration_id: str) -> Sequence[Paper]:
        """What arrived for that mandate, the first one first."""

    def read_url(self, file_id: str) -> str:
        """A link of five minutes to a cleared file."""


@dataclass(frozen=True)
class CheckedChain:
    """A chain that certifies a key: PEM texts without the root, whom it names (RFC 4514), until when it is valid."""

    chain: tuple[str, ...]
    subject: str
    valid_until: datetime


class KeyCertification(Protocol):
    """Requests for certificates, and the chains that answer them."""

    def request(self, key_id: str, name: str, organisation: str) -> str:
        """A PKCS #10 request in PEM that the key signed."""

    def described(self, chain: Sequence[str]) -> CheckedChain:
        """What a chain says that is installed."""

    def check(self, request: str, chain: str) -> CheckedChain:
        """The chain (PEM texts, the key's own first), once it certifies the key of that request; ``InvalidError``."""


class Registers(Protocol):
    """The registry's registers."""

    def open(self, administration: Administration, letters: Sequence[str]) -> None:
        """Opens a register for each direction's letter under the administration's code; again, it changes nothing."""
