"""The registry’s desks."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.neighbours.of_registry import (
    DirectoryOfRegistry,
    FilesOfRegistry,
    FoldersOfRegistry,
    ReachOfRegistry,
    SealedOfRegistry,
    WorkingDaysOfRegistry,
)
from chalicelib.organisation.policy import may
from chalicelib.registry.acts import MailActs
from chalicelib.registry.desk import DeskService
from chalicelib.registry.hand_sheets import HandSheets
from chalicelib.registry.intakes import IntakeService
from chalicelib.registry.keeping_models import KeepingModels
from chalicelib.registry.reactions import Reactions
from chalicelib.registry.reading import ReadingService
from chalicelib.registry.replies import ReplyService


@cache
def mail_acts() -> MailActs:
    """Acts on mails, one transaction each."""
    return MailActs(bootstrap.registry_stores().mails, bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def intakes() -> IntakeService:
    """Mail registered by hand, and replies on their way out."""
    stores, documents = bootstrap.registry_stores(), registry_files()
    return IntakeService(
        stores.registers,
        stores.intakes,
        stores.pending,
        stores.mails,
        documents,
        bootstrap.numbering(),
        may,
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def registration_models() -> KeepingModels:
    """What the registry office would type again and again."""
    return KeepingModels(
        bootstrap.registry_stores().models,
        registry_directory(),
        may,
        bootstrap.log(),
        bootstrap.transactions(),
        bootstrap.clock(),
    )


@cache
def hand_sheets() -> HandSheets:
    """Sheets written by hand."""
    days = WorkingDaysOfRegistry(bootstrap.calendars())
    return HandSheets(registration_models(), registry_directory(), days, bootstrap.clock())


@cache
def desk() -> DeskService:
    """What registrars and handlers do to mails."""
    counters = bootstrap.registry_stores().counters
    return DeskService(mail_acts(), counters, registry_directory(), registry_folders(), may, bootstrap.clock())


@cache
def replies() -> ReplyService:
    """Answering mails."""
    stores, documents = bootstrap.registry_stores(), registry_files()
    return ReplyService(
        mail_acts(),
        stores.mails,
        stores.registers,
        intakes(),
        documents,
        registry_directory(),
        may,
        bootstrap.clock(),
    )


@cache
def registry_reading() -> ReadingService:
    """Baskets, mails and registers, for reading."""
    stores = bootstrap.registry_stores()
    return ReadingService(stores.mails, stores.registers, registry_directory(), registry_folders(), may)


@cache
def registry_directory() -> DirectoryOfRegistry:
    """Entities, desks, circuits and people, for choosing and naming."""
    return DirectoryOfRegistry(bootstrap.organisation(), bootstrap.client_store())


@cache
def registry_files() -> FilesOfRegistry:
    """Scans, letters and replies as the registry sees files."""
    return FilesOfRegistry(bootstrap.files())


@cache
def registry_folders() -> FoldersOfRegistry:
    """Replies in their circuits as the registry sees them."""
    return FoldersOfRegistry(bootstrap.folder_store())


@cache
def sealed_of_registry() -> SealedOfRegistry:
    """Links to receipts and sealed replies."""
    return SealedOfRegistry(bootstrap.verification_store(), bootstrap.evidence_bucket())


@cache
def reach_of_registry() -> ReachOfRegistry:
    """Whether depositors could be told."""
    return ReachOfRegistry(bootstrap.notice_store())


@cache
def registry_reactions() -> Reactions:
    """What the registry does on others' events."""
    return Reactions(mail_acts(), intakes(), registry_files(), registry_folders(), registry_directory())
