"""Deposits."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import aws
from chalicelib.adapters.kms_keys import KmsKey
from chalicelib.deposit.addresses import AddressDigests
from chalicelib.deposit.drafts import DraftService
from chalicelib.deposit.own import ABSOLUTE, IDLE, OwnLetters
from chalicelib.deposit.progress import ProgressService
from chalicelib.deposit.records import Records
from chalicelib.deposit.submission import SubmissionService
from chalicelib.deposit.tracking import TrackingService
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.neighbours.of_deposit import (
    AdministrationsOfOrganisation,
    DepositedFiles,
    EvidenceLinks,
    NoticesOfDeposit,
    PlatformAcknowledger,
    TidingsOfDeposit,
)

if TYPE_CHECKING:
    from chalicelib.web.sessions import Sessions


@cache
def deposit_records() -> Records:
    """Deposits with their chain."""
    return Records(bootstrap.deposit_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def deposit_drafts() -> DraftService:
    """What a depositor does before submission."""
    return DraftService(
        deposit_records(), AdministrationsOfOrganisation(bootstrap.organisation()), DepositedFiles(bootstrap.files())
    )


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
    )


@cache
def deposit_submissions() -> SubmissionService:
    """Turns a draft into a submission."""
    key_id = bootstrap.settings().key_platform
    return SubmissionService(
        deposit_records(),
        AdministrationsOfOrganisation(bootstrap.organisation()),
        deposit_notices(),
        DepositedFiles(bootstrap.files()),
        bootstrap.registry_stores().pending,
        deposit_verdicts(),
        PlatformAcknowledger(key_id, KmsKey(aws.client("kms", bootstrap.settings().region), key_id)),
        address_digests(),
    )


@cache
def address_digests() -> AddressDigests:
    """What stands for depositors' addresses."""
    return AddressDigests(bootstrap.deposit_store())


@cache
def own_letters() -> OwnLetters:
    """The letters of an address."""
    return OwnLetters(bootstrap.deposit_store(), AdministrationsOfOrganisation(bootstrap.organisation()))


@cache
def own_visits() -> "Sessions":
    """Visits to one's own letters: no agent's session, and short."""
    from chalicelib.web.session_store import SessionStore
    from chalicelib.web.sessions import Sessions

    bootstrap.session_tables()
    return Sessions(SessionStore("letters"), bootstrap.clock(), IDLE, ABSOLUTE)


@cache
def deposit_progress() -> ProgressService:
    """What other contexts say of a deposit."""
    return ProgressService(deposit_records())


@cache
def deposit_tracking() -> TrackingService:
    """What a depositor follows afterwards."""
    links = EvidenceLinks(bootstrap.settings().bucket_evidence, bootstrap.settings().region)
    return TrackingService(deposit_records(), links, TidingsOfDeposit(bootstrap.notice_store()))
