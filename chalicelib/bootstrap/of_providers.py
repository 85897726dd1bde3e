"""Identity providers: administrations' own, by which agents sign in, and the platform's for depositors."""

from functools import cache
from typing import TYPE_CHECKING, TypeVar

from chalicelib import bootstrap
from chalicelib.adapters import aws, dynamo

if TYPE_CHECKING:
    from chalicelib.adapters.identity.oidc import OidcRelyingParty
    from chalicelib.adapters.keys.kms_vault import KmsVault
    from chalicelib.organisation.own_provider.agents import OwnAgents
    from chalicelib.organisation.own_provider.depositors import DepositorSignIn, PlatformProvider
    from chalicelib.organisation.own_provider.providers import Providers
    from chalicelib.organisation.own_provider.sign_in import OwnSignIn
    from chalicelib.organisation.own_provider.store import ProvidersStore
    from chalicelib.organisation.own_provider.way import Way

_Kept = TypeVar("_Kept", bound="Providers")


@cache
def provider_store() -> "ProvidersStore":
    """Administrations' own identity providers, and who signs in by them."""
    from chalicelib.organisation.own_provider.store import MODELS, ProvidersStore

    bootstrap.account_store()  # binds logins
    dynamo.bind_all(MODELS, bootstrap.settings().table_organisation, bootstrap.settings().region)
    return ProvidersStore()


@cache
def _relying_party() -> "OidcRelyingParty":
    from chalicelib.adapters.identity.oidc import OidcRelyingParty
    from chalicelib.adapters.identity.public_web import PublicWeb

    return OidcRelyingParty(PublicWeb(), bootstrap.clock())


@cache
def _vault() -> "KmsVault":
    from chalicelib.adapters.keys.kms_vault import KmsVault

    return KmsVault(aws.client("kms", bootstrap.settings().region), bootstrap.settings().key_secrets)


@cache
def own_agents() -> "OwnAgents":
    """Agents as their administration's own provider names them."""
    from chalicelib.organisation.own_provider.agents import OwnAgents

    return OwnAgents(
        bootstrap.organisation(), bootstrap.account_store(), provider_store(), bootstrap.journal(), bootstrap.clock()
    )


@cache
def own_sign_in() -> "OwnSignIn":
    """Signing in at an administration's own provider."""
    from chalicelib.organisation.own_provider.sign_in import OwnSignIn

    return OwnSignIn(_way(), own_agents(), bootstrap.clock(), bootstrap.settings().public_url)


@cache
def _way() -> "Way":
    from chalicelib.organisation.own_provider.begun_store import BegunItem, BegunStore
    from chalicelib.organisation.own_provider.way import Way

    dynamo.bind(BegunItem, bootstrap.settings().table_sessions, bootstrap.settings().region)
    return Way(provider_store(), BegunStore(), _relying_party(), _vault(), bootstrap.clock())


@cache
def depositor_sign_in() -> "DepositorSignIn":
    """Proving one's address at the platform's identity provider."""
    from chalicelib.organisation.own_provider.depositors import DepositorSignIn

    return DepositorSignIn(_way(), platform_provider(), bootstrap.settings().public_url)


@cache
def providers() -> "Providers":
    """What administrators say of their own provider."""
    from chalicelib.organisation.own_provider.providers import Providers

    return _kept_as(Providers)


@cache
def platform_provider() -> "PlatformProvider":
    """What the operator says of the provider by which depositors prove their address."""
    from chalicelib.organisation.own_provider.depositors import PlatformProvider

    return _kept_as(PlatformProvider)


def _kept_as(kind: type[_Kept]) -> _Kept:
    from chalicelib.organisation.policy import may

    acts, clock = bootstrap.organisation_acts(), bootstrap.clock()
    return kind(
        provider_store(), _relying_party(), _vault(), bootstrap.organisation(), acts, bootstrap.journal(), clock, may
    )
