"""The e-signature book."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import aws
from chalicelib.adapters.messaging.executions import StepFunctionsExecutions
from chalicelib.adapters.storage.folder_documents import S3FolderDocuments
from chalicelib.neighbours.document_signatures import DocumentSignatures
from chalicelib.neighbours.of_desks import DeskCounts
from chalicelib.neighbours.of_signing import (
    AnsweredOfSigning,
    DeadlinesOfSigning,
    OutgoingOfSigning,
    ProposalsOfSigning,
    ReadingsOfSigning,
    SignatoriesOfSigning,
)
from chalicelib.organisation.policy import may
from chalicelib.signing.circuit import CircuitTasks, SignerTasks
from chalicelib.signing.desk import FolderDesk
from chalicelib.signing.recovery import Recovery
from chalicelib.signing.service import SigningService


@cache
def executions() -> StepFunctionsExecutions:
    """Running circuits."""
    return StepFunctionsExecutions(
        aws.client("stepfunctions", bootstrap.settings().region), bootstrap.settings().circuit_arn
    )


@cache
def signing() -> SigningService:
    """Opening folders and deciding on them."""
    proposals = ProposalsOfSigning(bootstrap.organisation(), bootstrap.registry_stores().intakes, bootstrap.files())
    return SigningService(bootstrap.folder_store(), proposals, executions(), bootstrap.clock())


@cache
def folder_recovery() -> Recovery:
    """Folders that do not go on by themselves."""
    outgoing = OutgoingOfSigning(bootstrap.intakes())
    return Recovery(signing(), bootstrap.folder_store(), executions(), outgoing, bootstrap.clock())


@cache
def folder_documents() -> S3FolderDocuments:
    """The folders' PDF revisions."""
    client = aws.client("s3", bootstrap.settings().region)
    return S3FolderDocuments(client, bootstrap.settings().bucket_documents, bootstrap.evidence_bucket())


@cache
def signatories() -> SignatoriesOfSigning:
    """Who can sign, and with which key."""
    return SignatoriesOfSigning(bootstrap.organisation(), bootstrap.certificates(), bootstrap.clock())


@cache
def folder_desk() -> FolderDesk:
    """Folders for signed-in agents."""
    return FolderDesk(
        signing(),
        bootstrap.folder_store(),
        folder_documents(),
        bootstrap.registry_directory(),
        AnsweredOfSigning(bootstrap.registry_stores().mails),
        signatories(),
        ReadingsOfSigning(bootstrap.access_log()),
        may,
    )


@cache
def desk_counts() -> DeskCounts:
    """What waits at an agent's desks."""
    return DeskCounts(bootstrap.registry_reading(), folder_desk())


@cache
def circuit_tasks() -> CircuitTasks:
    """The light tasks of a circuit."""
    return CircuitTasks(
        signing(),
        bootstrap.folder_store(),
        OutgoingOfSigning(bootstrap.intakes()),
        DeadlinesOfSigning(bootstrap.calendars()),
        executions(),
        bootstrap.clock(),
    )


@cache
def signer_tasks() -> SignerTasks:
    """The tasks that change a document."""
    given = bootstrap.settings()
    signatures = DocumentSignatures(
        bootstrap.organisation(),
        bootstrap.certificates(),
        bootstrap.certificate_judge(),
        aws.client("kms", given.region),
        given.key_platform,
        given.tsa_url,
        given.public_url,
        AnsweredOfSigning(bootstrap.registry_stores().mails),
        bootstrap.clock(),
    )
    return SignerTasks(
        signing(), bootstrap.folder_store(), folder_documents(), signatures, signatories(), bootstrap.clock()
    )
