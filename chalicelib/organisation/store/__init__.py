"""The organisation's table.

An administration's own things share its partition, so that one query reads a kind of them; agents stand alone with the
mandates given to them, because a sign-in knows only who they are.
"""

from chalicelib.organisation.store.administrations import AdministrationItem, AdministrationStore
from chalicelib.organisation.store.circuits import CircuitItem, CircuitStore
from chalicelib.organisation.store.claims import ClaimItem
from chalicelib.organisation.store.clients import ClientItem, ClientStore
from chalicelib.organisation.store.days import OwnDaysItem, OwnDaysStore
from chalicelib.organisation.store.departures import DepartureItem, DepartureStore
from chalicelib.organisation.store.directory import DirectoryItem, DirectoryStore
from chalicelib.organisation.store.people import AgentItem, MandateItem, PeopleStore
from chalicelib.organisation.store.portals import LogoItem, PortalItem, PortalStore
from chalicelib.organisation.store.privacy import NoticeItem, NoticeStore
from chalicelib.organisation.store.structures import StructureItem, StructureStore
from chalicelib.organisation.store.tree import DeskItem, EntityItem, TreeStore
from chalicelib.organisation.store.trust import PemItem, TrustStore

MODELS = (
    AdministrationItem,
    ClaimItem,
    DirectoryItem,
    PortalItem,
    LogoItem,
    NoticeItem,
    OwnDaysItem,
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


__all__ = [
    "MODELS",
    "ClientStore",
    "DirectoryStore",
    "NoticeStore",
    "OrganisationStore",
    "OwnDaysStore",
    "PortalStore",
    "StructureStore",
]
