"""Deposits."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws
from chalicelib.adapters.kms_keys import KmsKey
from chalicelib.deposit.drafts import DraftService
from chalicelib.deposit.progress import ProgressService
from chalicelib.deposit.records import Records
from chalicelib.deposit.submission import SubmissionService
from chalicelib.deposit.tracking import TrackingService
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.neighbours.of_deposit import (
    AdministrationsOfOrganisation,
    DepositedFiles,
    EvidenceLinks,
    PlatformAcknowledger,
)


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
        DepositedFiles(bootstrap.files()),
        bootstrap.registry_stores().pending,
        deposit_verdicts(),
        PlatformAcknowledger(key_id, KmsKey(aws.client("kms", bootstrap.settings().region), key_id)),
    )


@cache
def deposit_progress() -> ProgressService:
    """What other contexts say of a deposit."""
    return ProgressService(deposit_records())


@cache
def deposit_tracking() -> TrackingService:
    """What a depositor follows afterwards."""
    return TrackingService(
        deposit_records(), EvidenceLinks(bootstrap.settings().bucket_evidence, bootstrap.settings().region)
    )
