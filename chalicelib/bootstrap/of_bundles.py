"""Bundles."""

from functools import cache, partial

from chalicelib import bootstrap
from chalicelib.adapters.bundle_shelf import BundleShelf, stored_pieces
from chalicelib.bundles.making import Maker
from chalicelib.evidence.tokens import host_of
from chalicelib.neighbours.of_bundles import DepositsInBundles, PlatformOfBundles, RecordsInBundles, TreeOfBundles


@cache
def bundle_maker() -> Maker:
    """Makes them."""
    given = bootstrap.settings()
    deposits = DepositsInBundles(
        bootstrap.deposit_store(),
        bootstrap.files(),
        partial(stored_pieces, given.region, given.bucket_documents),
        bootstrap.verification_store(),
        bootstrap.evidence_bucket(),
        bootstrap.stages(),
        bootstrap.organisation(),
    )
    return Maker(
        deposits,
        RecordsInBundles(bootstrap.log()),
        TreeOfBundles(bootstrap.tree_heads(), bootstrap.tree_proofs(), bootstrap.head_call()),
        PlatformOfBundles(host_of(given.public_url), bootstrap.receipt_tokens(), bootstrap.platform_signer()),
        BundleShelf(given.bucket_scratch, given.region),
        bootstrap.clock(),
    )
