"""Bundles as people ask for them."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.bundle_shelf import BundleShelf
from chalicelib.adapters.queues import SqsBundleCalls
from chalicelib.bundles.asking import BundlesService
from chalicelib.bundles.store import DynamoWanted, WantedItem


@cache
def bundles() -> BundlesService:
    """Asks for them, and leads to them."""
    given = bootstrap.settings()
    dynamo.bind(WantedItem, given.table_sessions, given.region)
    calls = SqsBundleCalls(given.queue_bundles, given.region)
    return BundlesService(DynamoWanted(), calls, BundleShelf(given.bucket_scratch, given.region), bootstrap.clock())
