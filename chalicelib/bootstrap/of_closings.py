"""Closings of registers, and what follows a restored backup."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters.storage.s3 import UNKNOWN_TYPE, SavingLinks
from chalicelib.files.model import READ_LIFETIME
from chalicelib.organisation.policy import may
from chalicelib.registry.closing.closings import ClosingService
from chalicelib.registry.closing.freezing import Freezing

if TYPE_CHECKING:
    from chalicelib.registry.closing.work import ClosingWork
    from chalicelib.registry.closing.yearly import YearlyClosing


@cache
def closings() -> ClosingService:
    """Closings as people ask for them and read them."""
    stores, given = bootstrap.registry_stores(), bootstrap.settings()
    links = SavingLinks(given.region, given.bucket_evidence, UNKNOWN_TYPE, READ_LIFETIME)
    latest = bootstrap.verification_store().latest
    return ClosingService(stores.registers, stores.closings, _freezing(), links, latest, may)


@cache
def yearly_closing() -> "YearlyClosing":
    """The closing of ended years."""
    from chalicelib.registry.closing.yearly import YearlyClosing

    stores = bootstrap.registry_stores()
    return YearlyClosing(stores.registers, stores.closings, _freezing(), bootstrap.clock())


@cache
def closing_work() -> "ClosingWork":
    """What makes their files."""
    from chalicelib.adapters import aws
    from chalicelib.adapters.keys.kms_keys import KmsKey
    from chalicelib.adapters.pades.receipt_seal import PadesSealer
    from chalicelib.adapters.storage.locked_files import EvidenceFilesOnDisk
    from chalicelib.adapters.typesetting.register_papers import TypstRegisterPapers
    from chalicelib.neighbours.of_closing import (
        BodiesOfClosings,
        PlatformStatements,
        SealerOfClosings,
        temporary_directory,
    )
    from chalicelib.registry.closing.work import ClosingWork

    stores, given = bootstrap.registry_stores(), bootstrap.settings()
    kms = aws.client("kms", given.region)
    judge = bootstrap.certificate_judge()
    sealer = PadesSealer(bootstrap.certificates(), judge, kms, given.tsa_url, bootstrap.clock())
    return ClosingWork(
        stores.closings,
        stores.counters,
        stores.mails,
        stores.gaps,
        bootstrap.registry_directory(),
        BodiesOfClosings(bootstrap.organisation()),
        TypstRegisterPapers(),
        SealerOfClosings(sealer),
        PlatformStatements(given.public_url, given.key_platform, KmsKey(kms, given.key_platform)),
        EvidenceFilesOnDisk(given.bucket_evidence, given.region),
        temporary_directory,
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def _freezing() -> Freezing:
    stores = bootstrap.registry_stores()
    return Freezing(
        bootstrap.continuity(),
        stores.counters,
        stores.closings,
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )
