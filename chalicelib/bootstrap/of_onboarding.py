"""Administrations that join."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo
from chalicelib.adapters.keys.key_making import KmsKeys
from chalicelib.neighbours.of_onboarding import PlacesOfOnboarding, TenantsOfOnboarding
from chalicelib.neighbours.of_organisation import RegistersOfOrganisation
from chalicelib.onboarding.preparing import Preparing
from chalicelib.onboarding.records import Records
from chalicelib.onboarding.requests import RequestService
from chalicelib.onboarding.store import RequestItem, RequestStore
from chalicelib.organisation.administrations.setting_up import SettingUp
from chalicelib.organisation.administrations.signing_keys import SigningKeys


@cache
def request_store() -> RequestStore:
    """Requests to join, as stored."""
    dynamo.bind(RequestItem, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return RequestStore()


@cache
def join_requests() -> RequestService:
    """Requests to join."""
    claims, _ = bootstrap.organisation_stores()
    records = Records(request_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())
    return RequestService(records, claims, join_places())


@cache
def join_places() -> PlacesOfOnboarding:
    """Regions and provinces to choose from."""
    return PlacesOfOnboarding()


@cache
def preparing() -> Preparing:
    """Makes what an approved administration needs."""
    tenants = TenantsOfOnboarding(
        _setting_up(), bootstrap.certification(), bootstrap.access_links().sender, signing_keys()
    )
    return Preparing(join_requests(), tenants)


@cache
def signing_keys() -> SigningKeys:
    """Makes the keys of people who sign."""
    store, _ = bootstrap.organisation_stores()
    acts, certification = bootstrap.organisation_acts(), bootstrap.certification()
    return SigningKeys(store, acts, _keys(), certification.keys, bootstrap.clock())


def _keys() -> KmsKeys:
    return KmsKeys(aws.client("kms", bootstrap.settings().region), bootstrap.settings().stack)


def _setting_up() -> SettingUp:
    from chalicelib.adapters.identity.accounts import MadeAccounts
    from chalicelib.adapters.identity.cognito_accounts import CognitoAccounts

    settings, clock = bootstrap.settings(), bootstrap.clock()
    return SettingUp(
        *bootstrap.organisation_stores(),
        bootstrap.organisation_acts(),
        _keys(),
        MadeAccounts(CognitoAccounts(settings.user_pool, settings.region), bootstrap.account_store()),
        RegistersOfOrganisation(bootstrap.registry_stores().registers, clock),
        clock,
    )
