"""Making bundles, and whose an agent may have."""

from functools import cache, partial

from chalicelib import bootstrap
from chalicelib.adapters.storage.bundle_shelf import BundleShelf, stored_pieces
from chalicelib.bundles.makers import Makers
from chalicelib.bundles.making import Maker
from chalicelib.bundles.people import CopyMaker
from chalicelib.bundles.ports import Subjects
from chalicelib.bundles.ranges import RangeMaker
from chalicelib.bundles.registers import RegisterMaker
from chalicelib.bundles.working import BundleWork
from chalicelib.evidence.tokens import host_of
from chalicelib.neighbours.bundles_of_mails import BundlesOfMails
from chalicelib.neighbours.folders_in_bundles import FoldersInBundles
from chalicelib.neighbours.material_in_bundles import Held
from chalicelib.neighbours.of_bundles import (
    DepositsInBundles,
    Opened,
    PlatformOfBundles,
    RecordsInBundles,
    TreeOfBundles,
)
from chalicelib.neighbours.of_closing import temporary_directory
from chalicelib.neighbours.people_in_bundles import PeopleInBundles
from chalicelib.neighbours.ranges_in_bundles import HeadsInBundles, RangesInBundles
from chalicelib.neighbours.registers_in_bundles import ChainsInBundles, ClosingsInBundles

RETRY_SECONDS = 45
"""The sequencer gathers for a minute, then a head is signed."""


@cache
def _deposit_bundles() -> Maker:
    """Makes those of deposits."""
    deposits = DepositsInBundles(
        bootstrap.deposit_store(),
        bootstrap.files(),
        _opened(),
        bootstrap.verification_store(),
        bootstrap.evidence_bucket(),
        bootstrap.stages(),
        _held,
    )
    return _maker(deposits)


@cache
def _folder_bundles() -> Maker:
    """Makes those of folders."""
    folders = FoldersInBundles(
        bootstrap.folder_store(),
        bootstrap.files(),
        _opened(),
        bootstrap.verification_store(),
        bootstrap.evidence_bucket(),
        _held,
        bootstrap.registry_stores().mails,
        bootstrap.stages(),
    )
    return _maker(folders)


def _opened() -> Opened:
    return partial(stored_pieces, bootstrap.settings().region, bootstrap.settings().bucket_documents)


def _maker(subjects: Subjects) -> Maker:
    records = RecordsInBundles(bootstrap.log())
    return Maker(subjects, records, _tree(), _platform(), _shelf(), bootstrap.clock())


def _shelf() -> BundleShelf:
    return BundleShelf(bootstrap.settings().bucket_scratch, bootstrap.settings().region)


def _held(pdf: bytes) -> Held:
    from chalicelib.adapters.pades.held_material import held_by  # the library of signatures loads with the first bundle

    return held_by(pdf)


@cache
def register_bundles() -> RegisterMaker:
    """Makes those of registers."""
    given, stores = bootstrap.settings(), bootstrap.registry_stores()
    kept = partial(stored_pieces, given.region, given.bucket_evidence)
    return RegisterMaker(
        ClosingsInBundles(stores.closings, kept, bootstrap.verification_store(), _held),
        ChainsInBundles(bootstrap.log(), stores.mails),
        _tree(),
        _platform(),
        _shelf(),
        temporary_directory,
        bootstrap.clock(),
    )


@cache
def range_bundles() -> RangeMaker:
    """Makes those of the log."""
    return RangeMaker(
        RangesInBundles(bootstrap.tree_heads(), bootstrap.tree_proofs(), _tree(), bootstrap.log()),
        _platform(),
        _shelf(),
        temporary_directory,
        bootstrap.clock(),
    )


@cache
def personal_copies() -> CopyMaker:
    """Makes copies of what is held about a person."""
    given = bootstrap.settings()
    held = PeopleInBundles(
        bootstrap.deposit_store(),
        bootstrap.message_store(),
        bootstrap.files(),
        partial(stored_pieces, given.region, given.bucket_documents),
        bootstrap.verification_store(),
        partial(stored_pieces, given.region, given.bucket_evidence),
        bootstrap.notice_store(),
        bootstrap.mailboxes(),
        bootstrap.log(),
        bootstrap.organisation(),
        bootstrap.access_log(),
    )
    return CopyMaker(held, _shelf(), temporary_directory, bootstrap.clock(), host_of(given.public_url))


@cache
def heads_in_bundles() -> HeadsInBundles:
    """The signed heads, which ranges of the log lie between."""
    return HeadsInBundles(bootstrap.tree_heads())


@cache
def _tree() -> TreeOfBundles:
    return TreeOfBundles(bootstrap.tree_heads(), bootstrap.tree_proofs(), bootstrap.head_call())


@cache
def _platform() -> PlatformOfBundles:
    host = host_of(bootstrap.settings().public_url)
    return PlatformOfBundles(host, bootstrap.receipt_tokens(), bootstrap.platform_signer())


@cache
def bundle_makers() -> Makers:
    """Make them, each kind its own."""
    return Makers(
        {
            "deposit": _deposit_bundles,
            "folder": _folder_bundles,
            "closing": register_bundles,
            "log": range_bundles,
            "person": personal_copies,
        }
    )


@cache
def bundle_work() -> BundleWork:
    """Makes what was asked for."""
    asked = bootstrap.bundles()
    return BundleWork(asked.store, asked.calls, bundle_makers(), bootstrap.clock(), RETRY_SECONDS)


@cache
def bundles_of_mails() -> BundlesOfMails:
    """Whose bundle an agent may have."""
    return BundlesOfMails(bootstrap.deposit_store(), bootstrap.registry_reading())
