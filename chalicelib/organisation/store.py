"""The organisation's table.

An administration's own things share its partition, so that one query reads a kind of them; agents stand alone with the
mandates given to them, because a sign-in knows only who they are.
"""

from chalicelib.organisation.administrations.claim_store import ClaimItem
from chalicelib.organisation.administrations.store import AdministrationItem, AdministrationStore
from chalicelib.organisation.administrations.trust_store import PemItem, TrustStore
from chalicelib.organisation.days.store import OwnDaysItem
from chalicelib.organisation.outages.store import AnnouncedItem
from chalicelib.organisation.people.departure_store import DepartureItem, DepartureStore
from chalicelib.organisation.people.store import AgentItem, MandateItem, PeopleStore
from chalicelib.organisation.portal.directory_store import DirectoryItem
from chalicelib.organisation.portal.privacy_store import NoticeItem
from chalicelib.organisation.portal.store import LogoItem, PortalItem
from chalicelib.organisation.programs.store import ClientItem
from chalicelib.organisation.structure.circuit_store import CircuitItem, CircuitStore
from chalicelib.organisation.structure.store import StructureItem
from chalicelib.organisation.structure.tree_store import DeskItem, EntityItem, TreeStore

MODELS = (
    AdministrationItem,
    ClaimItem,
    DirectoryItem,
    PortalItem,
    LogoItem,
    NoticeItem,
    OwnDaysItem,
    AnnouncedItem,
    StructureItem,
    EntityItem,
    DeskItem,
    AgentItem,
    MandateItem,
    ClientItem,
    DepartureItem,
    CircuitItem,
    PemItem,
)


class OrganisationStore(AdministrationStore, TreeStore, PeopleStore, DepartureStore, CircuitStore, TrustStore):
    """Reads and writes everything in the organisation's table but structures."""
