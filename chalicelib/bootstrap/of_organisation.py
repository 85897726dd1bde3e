"""Administrations, desks and agents."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.neighbours.of_organisation import LegalActsOfOrganisation, WorkloadOfOrganisation
from chalicelib.organisation.acts import OrganisationActs
from chalicelib.organisation.administrations.certification import Certification
from chalicelib.organisation.administrations.renaming import Renaming
from chalicelib.organisation.administrations.signatories import Signatories
from chalicelib.organisation.administrations.standing import Standings
from chalicelib.organisation.days.calendars import Calendars, DecidedCalendars
from chalicelib.organisation.days.deciding import DecidingDays
from chalicelib.organisation.days.store import OwnDaysStore
from chalicelib.organisation.mandates.mandating import Mandating
from chalicelib.organisation.mandates.papers import MandatePapers
from chalicelib.organisation.outages.announcing import Outages
from chalicelib.organisation.outages.store import OutageStore
from chalicelib.organisation.people.persons import Persons
from chalicelib.organisation.platform import PlatformActs
from chalicelib.organisation.policy import may
from chalicelib.organisation.portal.directory import Directory
from chalicelib.organisation.portal.directory_store import DirectoryStore
from chalicelib.organisation.portal.portals import Portals
from chalicelib.organisation.portal.privacy import PrivacyNotices
from chalicelib.organisation.portal.privacy_store import NoticeStore
from chalicelib.organisation.portal.store import PortalStore
from chalicelib.organisation.programs.clients import Clients
from chalicelib.organisation.programs.ending import ProgramsToTell, TokenSweep
from chalicelib.organisation.programs.store import ClientStore
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.store import MODELS, OrganisationStore
from chalicelib.organisation.structure import places
from chalicelib.organisation.structure.chart import Charts
from chalicelib.organisation.structure.desks import Desks
from chalicelib.organisation.structure.entities import Entities
from chalicelib.organisation.structure.store import StructureStore
from chalicelib.registry.sheet import Nature

if TYPE_CHECKING:
    from chalicelib.organisation.people.leaving import Leaving
    from chalicelib.organisation.people.people import People


@cache
def organisation_stores() -> tuple[OrganisationStore, StructureStore]:
    """What stands in the organisation's table."""
    dynamo.bind_all(MODELS, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return OrganisationStore(bootstrap.transactions()), StructureStore()


@cache
def organisation() -> OrganisationService:
    """Administrations, entities, desks and agents."""
    return OrganisationService(*organisation_stores(), bootstrap.clock())


@cache
def organisation_acts() -> OrganisationActs:
    """Acts on organisations, one after the other."""
    _, structures = organisation_stores()
    return OrganisationActs(structures, bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def standings() -> Standings:
    """Administrations in service, suspended, closed."""
    store, _ = organisation_stores()
    return Standings(store, organisation_acts())


@cache
def certification() -> Certification:
    """Requests for certificates, and their installation."""
    from chalicelib.adapters.keys.certification import KmsCertification

    store, _ = organisation_stores()
    kms = aws.client("kms", bootstrap.settings().region)
    return Certification(store, organisation_acts(), KmsCertification(kms, bootstrap.clock()))


@cache
def renaming() -> Renaming:
    """The operator's act of giving an administration another name."""
    store, _ = organisation_stores()
    return Renaming(store, organisation_acts(), certification(), bootstrap.clock())


@cache
def house_signatories() -> Signatories:
    """Who signs in an administration, and how far they are from it."""
    store, _ = organisation_stores()
    return Signatories(store, certification(), bootstrap.clock())


@cache
def workload() -> WorkloadOfOrganisation:
    """What waits at desks and in entities."""
    return WorkloadOfOrganisation(bootstrap.registry_stores().mails, bootstrap.folder_store())


@cache
def charts() -> Charts:
    """The tree as it stands, for who may read it."""
    return Charts(*organisation_stores(), may, bootstrap.clock())


@cache
def entities() -> Entities:
    """What administrators do with entities."""
    store, _ = organisation_stores()
    return Entities(store, organisation_acts(), workload(), places, may, bootstrap.clock())


@cache
def desks() -> Desks:
    """What administrators do with desks and their holders."""
    store, _ = organisation_stores()
    return Desks(store, organisation_acts(), workload(), may, bootstrap.clock())


@cache
def persons() -> Persons:
    """People as administrators find them."""
    store, _ = organisation_stores()
    return Persons(store, may, bootstrap.clock())


@cache
def people() -> "People":
    """What administrators do with people."""
    from chalicelib.organisation.people.people import People

    store, _ = organisation_stores()
    accounts, links = bootstrap.accounts(), bootstrap.access_links()
    return People(store, organisation_acts(), persons(), accounts, links, bootstrap.clock())


@cache
def leaving() -> "Leaving":
    """Handing everything over."""
    from chalicelib.organisation.people.holdings_list import HoldingsList
    from chalicelib.organisation.people.leaving import Leaving

    store, _ = organisation_stores()
    return Leaving(store, organisation_acts(), persons(), HoldingsList(store, workload()), bootstrap.clock())


@cache
def mandating() -> Mandating:
    """Delegations and acting deputies."""
    store, _ = organisation_stores()
    return Mandating(store, organisation_acts(), legal_acts(), mail_natures(), may, bootstrap.clock())


@cache
def legal_acts() -> LegalActsOfOrganisation:
    """The PDFs that mandates rest on."""
    return LegalActsOfOrganisation(bootstrap.files())


@cache
def mandate_papers() -> MandatePapers:
    """Sending and reading them."""
    return MandatePapers(mandating(), legal_acts())


@cache
def mail_natures() -> frozenset[str]:
    """The natures of mail that a mandate may be limited to."""
    return frozenset(nature.value for nature in Nature)


@cache
def client_store() -> ClientStore:
    """Programs, in the organisation's table."""
    organisation_stores()
    return ClientStore(bootstrap.transactions())


@cache
def programs_to_tell() -> ProgramsToTell:
    """Programs whose token ends, with who administers them."""
    store, structures = organisation_stores()
    return ProgramsToTell(client_store(), store, structures, bootstrap.clock())


@cache
def token_sweep() -> TokenSweep:
    """Has told, some days before, that tokens end."""
    return TokenSweep(client_store(), bootstrap.courier(), bootstrap.clock())


@cache
def clients() -> Clients:
    """What administrators do with programs."""
    store, _ = organisation_stores()
    return Clients(store, client_store(), organisation_acts(), may, bootstrap.clock())


@cache
def calendars() -> Calendars:
    """Hours and working days, by administration."""
    organisation_stores()
    return DecidedCalendars(PortalStore(), OwnDaysStore())


@cache
def deciding_days() -> DecidingDays:
    """What administrations decide of their days."""
    organisation_stores()
    return DecidingDays(OwnDaysStore(), organisation_acts(), may, bootstrap.clock())


@cache
def portals() -> Portals:
    """What administrations say of themselves."""
    from chalicelib.adapters.storage.logos import RedrawnLogos

    store, _ = organisation_stores()
    return Portals(store, PortalStore(), organisation_acts(), RedrawnLogos(), may)


@cache
def privacy_notices() -> PrivacyNotices:
    """What depositors are told of their personal data."""
    from chalicelib.neighbours.privacy_words import worded

    store, _ = organisation_stores()
    portals_, notices = PortalStore(), NoticeStore()
    return PrivacyNotices(store, portals_, notices, worded, bootstrap.clock())


@cache
def outages() -> Outages:
    """What is announced of outages."""
    return Outages(OutageStore(), platform_acts(), organisation_acts(), may, bootstrap.clock())


@cache
def platform_acts() -> PlatformActs:
    """What operators do to the platform as a whole."""
    _, structures = organisation_stores()
    return PlatformActs(structures, organisation_acts())


@cache
def directory() -> Directory:
    """The directory of administrations."""
    organisation_stores()
    return Directory(DirectoryStore())
