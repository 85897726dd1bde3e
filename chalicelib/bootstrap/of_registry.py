"""The registry’s desks."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.neighbours.of_registry import (
    DepositorsOfRegistry,
    DirectoryOfRegistry,
    FilesOfRegistry,
    FoldersOfRegistry,
    ReachOfRegistry,
    SealedOfRegistry,
)
from chalicelib.neighbours.relays import BodiesOfRegistry
from chalicelib.organisation.policy import may
from chalicelib.registry.accesses.log import AccessLog
from chalicelib.registry.acts import MailActs
from chalicelib.registry.by_hand.intakes import IntakeService
from chalicelib.registry.by_hand.sheets import HandSheets
from chalicelib.registry.clocks.deadlines import Deadlines
from chalicelib.registry.clocks.delays import MailDelays
from chalicelib.registry.desk import DeskService
from chalicelib.registry.messages.completeness import Completeness
from chalicelib.registry.messages.correspondence import Correspondence
from chalicelib.registry.messages.enclosures import Enclosures
from chalicelib.registry.messages.hearing import Hearing
from chalicelib.registry.messages.threads import Threads
from chalicelib.registry.reactions import Reactions
from chalicelib.registry.reading import ReadingService
from chalicelib.registry.registration_models.keeping import KeepingModels
from chalicelib.registry.relaying.reactions import RelayReactions
from chalicelib.registry.relaying.sending import Relaying
from chalicelib.registry.replies.answering import ReplyService


@cache
def mail_acts() -> MailActs:
    """Acts on mails, one transaction each."""
    stores, days = bootstrap.registry_stores(), bootstrap.registry_days()
    return MailActs(stores.mails, bootstrap.log(), bootstrap.transactions(), bootstrap.clock(), days)


@cache
def access_log() -> AccessLog:
    """Who read which mail."""
    stores = bootstrap.registry_stores()
    return AccessLog(stores.accesses, stores.mails, may, bootstrap.clock())


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
    return HandSheets(registration_models(), registry_directory(), bootstrap.registry_days(), bootstrap.clock())


@cache
def desk() -> DeskService:
    """What registrars and handlers do to mails."""
    delays = MailDelays(registration_models(), bootstrap.registry_days(), bootstrap.clock())
    return DeskService(
        mail_acts(),
        bootstrap.registry_stores().counters,
        registry_directory(),
        registry_folders(),
        may,
        bootstrap.clock(),
        delays,
    )


@cache
def depositors_of_registry() -> DepositorsOfRegistry:
    """What depositors wrote and read."""
    return DepositorsOfRegistry(bootstrap.deposit_store(), bootstrap.message_store(), bootstrap.reach_of_depositors())


@cache
def enclosures() -> Enclosures:
    """Files that go with what the office writes."""
    return Enclosures(bootstrap.registry_stores().mails, depositors_of_registry(), registry_files(), may)


@cache
def registry_threads() -> Threads:
    """Messages of both sides."""
    return Threads(bootstrap.registry_stores().mails, depositors_of_registry(), registry_files())


@cache
def correspondence() -> Correspondence:
    """What the office does towards depositors."""
    return Correspondence(
        mail_acts(),
        depositors_of_registry(),
        registry_directory(),
        enclosures(),
        bootstrap.registry_days(),
        may,
        bootstrap.clock(),
    )


@cache
def completeness() -> Completeness:
    """Files that are said to be complete."""
    return Completeness(mail_acts(), may)


@cache
def bodies() -> BodiesOfRegistry:
    """The administrations of the platform."""
    return BodiesOfRegistry(bootstrap.organisation())


@cache
def relaying() -> Relaying:
    """Mail sent on to the administration that is competent."""
    stores = bootstrap.registry_stores()
    return Relaying(
        mail_acts(), bodies(), registry_directory(), stores.pending, stores.relays, bootstrap.registrar_call(), may
    )


@cache
def relay_reactions() -> RelayReactions:
    """What the first administration hears of the second."""
    return RelayReactions(mail_acts(), registry_directory())


@cache
def deadlines() -> Deadlines:
    """The job that looks at clocks."""
    return Deadlines(mail_acts(), registry_directory(), bootstrap.registry_days(), bootstrap.clock())


@cache
def registry_hearing() -> Hearing:
    """What the registry does when a depositor did something."""
    return Hearing(mail_acts(), registry_directory(), bootstrap.registry_days())


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
    return ReachOfRegistry(bootstrap.notice_store(), bootstrap.deposit_store(), bootstrap.reach_of_depositors())


@cache
def registry_reactions() -> Reactions:
    """What the registry does on others' events."""
    return Reactions(mail_acts(), intakes(), registry_files(), registry_folders(), registry_directory())
