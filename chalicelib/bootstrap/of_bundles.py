"""Bundles as people ask for them."""

from datetime import timedelta
from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.bundle_shelf import ZIP
from chalicelib.adapters.queues import SqsBundleCalls
from chalicelib.adapters.s3 import SavingLinks
from chalicelib.bundles.asking import BundlesService
from chalicelib.bundles.store import DynamoWanted, WantedItem

LINK_LIFETIME = timedelta(minutes=15)
"""A bundle may have to be fetched in more than one try."""


@cache
def bundles() -> BundlesService:
    """Asks for them, and leads to them."""
    given = bootstrap.settings()
    dynamo.bind(WantedItem, given.table_sessions, given.region)
    calls = SqsBundleCalls(given.queue_bundles, given.region)
    links = SavingLinks(given.region, given.bucket_scratch, ZIP, LINK_LIFETIME)
    return BundlesService(DynamoWanted(), calls, links, bootstrap.clock())
