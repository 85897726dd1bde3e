"""Administrations, desks and agents."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.organisation import store as organisation_store
from chalicelib.organisation.calendars import Calendars, NationalCalendars
from chalicelib.organisation.service import OrganisationService


@cache
def organisation() -> OrganisationService:
    """Administrations, entities, desks and agents."""
    dynamo.bind_all(organisation_store.MODELS, bootstrap.settings().table_organisation, bootstrap.settings().region)
    store = organisation_store.OrganisationStore(bootstrap.transactions())
    return OrganisationService(store, organisation_store.StructureStore(), bootstrap.clock())


@cache
def calendars() -> Calendars:
    """Hours and working days, by administration."""
    return NationalCalendars()
