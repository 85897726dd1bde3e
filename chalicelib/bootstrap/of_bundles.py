"""Bundles as people ask for them."""

from datetime import timedelta
from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.messaging.queues import SqsBundleCalls
from chalicelib.adapters.storage.bundle_shelf import ZIP
from chalicelib.adapters.storage.s3 import SavingLinks
from chalicelib.bundles.asking import BundlesService
from chalicelib.bundles.store import DynamoWanted, WantedItem
from chalicelib.neighbours.asked_bundles import AskedBundles, of_closing, of_deposit, of_folder, of_range

LINK_LIFETIME = timedelta(minutes=15)
"""A bundle may have to be fetched in more than one try."""


@cache
def bundles() -> BundlesService:
    """Asks for them, and leads to them."""
    given = bootstrap.settings()
    dynamo.bind(WantedItem, given.table_sessions, given.region)
    calls = SqsBundleCalls(given.queue_bundles, given.region)
    links = SavingLinks(given.region, given.bucket_scratch, ZIP, LINK_LIFETIME)
    return BundlesService(DynamoWanted(), calls, links, _chains(), bootstrap.transactions(), bootstrap.clock())


def _chains() -> AskedBundles:
    return AskedBundles(
        {
            "deposit": lambda subject: of_deposit(bootstrap.deposit_store(), subject),
            "folder": lambda subject: of_folder(bootstrap.folder_store(), subject),
            "closing": lambda subject: of_closing(bootstrap.registry_stores().closings, subject),
            "log": lambda subject: of_range(bootstrap.platform_acts(), subject),
            "person": None,
        },
        bootstrap.log(),
    )
