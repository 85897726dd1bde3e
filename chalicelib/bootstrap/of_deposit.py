"""Deposits."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.deposit.assisted.assisting import Assisting
from chalicelib.deposit.drafts.abandoned import DraftSweep
from chalicelib.deposit.drafts.drafting import DraftService
from chalicelib.deposit.drafts.duplicates import Contents, Duplicates
from chalicelib.deposit.drafts.resuming import Resuming
from chalicelib.deposit.drafts.unattended import UnattendedDeposits
from chalicelib.deposit.following.progress import ProgressService
from chalicelib.deposit.following.tracking import TrackingService
from chalicelib.deposit.large_files.sending import LargeFileService
from chalicelib.deposit.own import letters as own
from chalicelib.deposit.own.addresses import AddressDigests
from chalicelib.deposit.own.letters import ABSOLUTE, IDLE, OwnLetters
from chalicelib.deposit.own.shared import SharedLetters
from chalicelib.deposit.own.shared_store import SharedItem, SharedStore
from chalicelib.deposit.records import Records
from chalicelib.deposit.submission import SubmissionService
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.neighbours.deposit_outages import OutagesOfDeposit
from chalicelib.neighbours.of_deposit import (
    AdministrationsOfOrganisation,
    DepositedFiles,
    DepositedParts,
    EvidenceLinks,
    NoticesOfDeposit,
    OfficeOfDeposit,
    OriginsOfDeposit,
    TidingsOfDeposit,
)
from chalicelib.organisation.policy import may

if TYPE_CHECKING:
    from chalicelib.deposit.exchange.messages import Messages
    from chalicelib.deposit.exchange.parcels import Parcels
    from chalicelib.deposit.exchange.threads import Threads
    from chalicelib.deposit.ports import UnattendedCall
    from chalicelib.neighbours.request_kinds import KindsOfDeposit
    from chalicelib.web.sessions import Sessions


@cache
def deposit_records() -> Records:
    """Deposits with their chain."""
    return Records(bootstrap.deposit_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def deposit_drafts() -> DraftService:
    """What a depositor does before submission."""
    return DraftService(
        deposit_records(),
        deposit_administrations(),
        DepositedFiles(bootstrap.files()),
        deposit_outages(),
        request_kinds(),
    )


@cache
def large_files() -> LargeFileService:
    """Files of drafts that are sent in parts."""
    return LargeFileService(deposit_drafts(), DepositedParts(bootstrap.part_uploads()))


@cache
def resuming() -> Resuming:
    """Going on with a draft later."""
    links = bootstrap.throttle("draft-links", 3, timedelta(hours=1))
    mails = bootstrap.throttle("draft-links-to", 10, timedelta(days=1))
    return Resuming(deposit_drafts(), bootstrap.courier(), links, mails)


@cache
def assisting() -> Assisting:
    """Deposits that an agent fills in for somebody present."""
    return Assisting(deposit_drafts(), deposit_administrations(), may)


@cache
def deposit_outages() -> OutagesOfDeposit:
    """What is announced of outages."""
    return OutagesOfDeposit(bootstrap.outages())


def request_kinds() -> "KindsOfDeposit":
    """What depositors may ask for."""
    from chalicelib.neighbours.request_kinds import KindsOfDeposit

    return KindsOfDeposit(bootstrap.registration_models())


@cache
def draft_sweep() -> DraftSweep:
    """Takes away drafts that nobody finished."""
    return DraftSweep(deposit_records(), DepositedFiles(bootstrap.files()))


@cache
def deposit_notices() -> NoticesOfDeposit:
    """What administrations say of personal data."""
    return NoticesOfDeposit(bootstrap.privacy_notices())


@cache
def deposit_verdicts() -> VerdictService:
    """Clears or rejects submissions, and follows those that take too long."""
    return VerdictService(
        deposit_records(),
        DepositedFiles(bootstrap.files()),
        bootstrap.registry_stores().pending,
        bootstrap.registrar_call(),
        _contents(),
    )


@cache
def deposit_submissions() -> SubmissionService:
    """Turns a draft into a submission."""
    return SubmissionService(
        deposit_records(),
        deposit_administrations(),
        deposit_notices(),
        DepositedFiles(bootstrap.files()),
        bootstrap.registry_stores().pending,
        deposit_verdicts(),
        bootstrap.platform_signer(),
        address_digests(),
        shared_letters(),
        _contents(),
    )


@cache
def shared_letters() -> SharedLetters:
    """The letters that colleagues share with an address."""
    dynamo.bind(SharedItem, bootstrap.settings().table_deposits, bootstrap.settings().region)
    return SharedLetters(SharedStore(), bootstrap.deposit_store(), deposit_administrations(), address_digests())


@cache
def deposit_duplicates() -> Duplicates:
    """Finds letters that were sent before."""
    return Duplicates(bootstrap.deposit_store(), _contents())


@cache
def unattended_deposits() -> UnattendedDeposits:
    """Drafts that submit themselves."""
    return UnattendedDeposits(
        deposit_records(),
        deposit_administrations(),
        DepositedFiles(bootstrap.files()),
        DepositedParts(bootstrap.part_uploads()),
        deposit_submissions(),
        deposit_duplicates(),
        deposit_outages(),
    )


@cache
def unattended_call() -> "UnattendedCall":
    """Wakes whoever submits them."""
    from chalicelib.adapters.messaging.queues import SqsUnattendedCall

    return SqsUnattendedCall(bootstrap.settings().queue_bulk, bootstrap.settings().region)


@cache
def _contents() -> Contents:
    return Contents(address_digests())


@cache
def address_digests() -> AddressDigests:
    """What stands for depositors' addresses."""
    from chalicelib.deposit.own.address_store import AddressKeyItem, DynamoAddressKeys

    dynamo.bind(AddressKeyItem, bootstrap.settings().table_deposits, bootstrap.settings().region)
    return AddressDigests(DynamoAddressKeys())


@cache
def own_letters() -> OwnLetters:
    """The letters of an address."""
    return OwnLetters(bootstrap.deposit_store(), deposit_administrations())


@cache
def own_visits() -> "Sessions":
    """Visits to one's own letters: no agent's session, and short."""
    from chalicelib.web.session_store import SessionStore
    from chalicelib.web.sessions import Sessions

    bootstrap.session_tables()
    return Sessions(SessionStore("letters"), bootstrap.clock(), IDLE, ABSOLUTE)


def proven_address(secret: str) -> str:
    """The digest of the address that the visit of this secret has proven; empty for no visit, and before its code."""
    session = own_visits().find(secret) if secret else None
    return own.proven_address(session.grants) if session else ""


@cache
def deposit_progress() -> ProgressService:
    """What other contexts say of a deposit."""
    return ProgressService(deposit_records(), OriginsOfDeposit(bootstrap.registry_stores().mails))


@cache
def deposit_administrations() -> AdministrationsOfOrganisation:
    """Where letters are deposited."""
    return AdministrationsOfOrganisation(bootstrap.organisation())


@cache
def deposit_office() -> "OfficeOfDeposit":
    """The office that has a letter."""
    return OfficeOfDeposit(bootstrap.registry_stores().mails)


@cache
def deposit_parcels() -> "Parcels":
    """Files that go with messages."""
    from chalicelib.deposit.exchange.parcels import Parcels

    return Parcels(DepositedFiles(bootstrap.files()), bootstrap.message_store(), deposit_office())


@cache
def large_parcels() -> LargeFileService:
    """Files of messages that are sent in parts."""
    return LargeFileService(deposit_parcels(), DepositedParts(bootstrap.part_uploads()))


@cache
def deposit_messages() -> "Messages":
    """What a depositor does towards the office."""
    from chalicelib.deposit.exchange.messages import Messages

    return Messages(deposit_records(), bootstrap.message_store(), deposit_parcels())


@cache
def deposit_threads() -> "Threads":
    """Messages of both sides."""
    from chalicelib.deposit.exchange.threads import Threads

    return Threads(bootstrap.message_store(), deposit_office(), deposit_parcels())


@cache
def deposit_tracking() -> TrackingService:
    """What a depositor follows afterwards."""
    given, latest = bootstrap.settings(), bootstrap.verification_store().latest
    links = EvidenceLinks(given.bucket_evidence, given.region, latest)
    tidings = TidingsOfDeposit(bootstrap.notice_store(), bootstrap.reach_of_depositors())
    return TrackingService(deposit_records(), links, tidings)
