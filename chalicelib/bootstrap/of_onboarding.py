"""Administrations that join."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.neighbours.of_onboarding import PlacesOfOnboarding, TenantsOfOnboarding
from chalicelib.onboarding.preparing import Preparing
from chalicelib.onboarding.records import Records
from chalicelib.onboarding.requests import RequestService
from chalicelib.onboarding.store import RequestItem, RequestStore
from chalicelib.organisation import store as organisation_store
from chalicelib.organisation.acts import OrganisationActs
from chalicelib.organisation.certification import Certification
from chalicelib.organisation.setting_up import SettingUp
from chalicelib.organisation.standing import Standings


@cache
def request_store() -> RequestStore:
    """Requests to join, as stored."""
    dynamo.bind(RequestItem, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return RequestStore()


@cache
def join_requests() -> RequestService:
    """Requests to join."""
    bootstrap.organisation_tables()
    records = Records(request_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())
    return RequestService(records, organisation_store.OrganisationStore(bootstrap.transactions()), join_places())


@cache
def join_places() -> PlacesOfOnboarding:
    """Regions and provinces to choose from."""
    return PlacesOfOnboarding()


@cache
def organisation_acts() -> OrganisationActs:
    """Acts on an organisation, one after the other."""
    bootstrap.organisation_tables()
    return OrganisationActs(
        organisation_store.StructureStore(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock()
    )


@cache
def standings() -> Standings:
    """Administrations in service, suspended, closed."""
    return Standings(organisation_store.OrganisationStore(bootstrap.transactions()), organisation_acts())


@cache
def certification() -> Certification:
    """Requests for certificates, and their installation."""
    from chalicelib.adapters.certification import KmsCertification

    keys = KmsCertification(aws.client("kms", bootstrap.settings().region), bootstrap.clock())
    return Certification(organisation_store.OrganisationStore(bootstrap.transactions()), organisation_acts(), keys)


@cache
def preparing() -> Preparing:
    """Makes what an approved administration needs."""
    return Preparing(join_requests(), TenantsOfOnboarding(_setting_up(), certification()))


def _setting_up() -> SettingUp:
    from chalicelib.adapters.accounts import CognitoAccounts
    from chalicelib.adapters.key_making import KmsKeys
    from chalicelib.neighbours.of_organisation import RegistersOfOrganisation

    settings, clock = bootstrap.settings(), bootstrap.clock()
    return SettingUp(
        organisation_store.OrganisationStore(bootstrap.transactions()),
        organisation_store.StructureStore(),
        organisation_acts(),
        KmsKeys(aws.client("kms", settings.region), settings.stack),
        CognitoAccounts(aws.client("cognito-idp", settings.region), settings.user_pool),
        RegistersOfOrganisation(bootstrap.registry_stores().registers, clock),
        clock,
    )
