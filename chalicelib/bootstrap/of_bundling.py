"""Making bundles, and whose an agent may have."""

from functools import cache, partial

from chalicelib import bootstrap
from chalicelib.adapters.bundle_shelf import BundleShelf, stored_pieces
from chalicelib.bundles.making import Maker
from chalicelib.bundles.working import BundleWork
from chalicelib.evidence.tokens import host_of
from chalicelib.neighbours.bundles_of_mails import BundlesOfMails
from chalicelib.neighbours.folders_in_bundles import FoldersInBundles, Held
from chalicelib.neighbours.of_bundles import (
    DepositsInBundles,
    PlatformOfBundles,
    RecordsInBundles,
    SubjectsInBundles,
    TreeOfBundles,
)

RETRY_SECONDS = 45
"""The sequencer gathers for a minute, then a head is signed."""


@cache
def bundle_maker() -> Maker:
    """Makes them."""
    given = bootstrap.settings()
    opened = partial(stored_pieces, given.region, given.bucket_documents)
    deposits = DepositsInBundles(
        bootstrap.deposit_store(),
        bootstrap.files(),
        opened,
        bootstrap.verification_store(),
        bootstrap.evidence_bucket(),
        bootstrap.stages(),
        bootstrap.organisation(),
    )
    folders = FoldersInBundles(
        bootstrap.folder_store(),
        bootstrap.files(),
        opened,
        bootstrap.verification_store(),
        bootstrap.evidence_bucket(),
        _held,
    )
    return Maker(
        SubjectsInBundles({"deposit": deposits, "folder": folders}),
        RecordsInBundles(bootstrap.log()),
        TreeOfBundles(bootstrap.tree_heads(), bootstrap.tree_proofs(), bootstrap.head_call()),
        PlatformOfBundles(host_of(given.public_url), bootstrap.receipt_tokens(), bootstrap.platform_signer()),
        BundleShelf(given.bucket_scratch, given.region),
        bootstrap.clock(),
    )


def _held(pdf: bytes) -> Held:
    from chalicelib.adapters.held_material import held_by  # the library of signatures loads with the first folder

    return held_by(pdf)


@cache
def bundle_work() -> BundleWork:
    """Makes what was asked for."""
    asked = bootstrap.bundles()
    return BundleWork(asked.store, asked.calls, bundle_maker(), bootstrap.clock(), RETRY_SECONDS)


@cache
def bundles_of_mails() -> BundlesOfMails:
    """Whose bundle an agent may have."""
    return BundlesOfMails(bootstrap.deposit_store(), bootstrap.registry_reading())
