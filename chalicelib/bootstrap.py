"""The composition root: which adapter stands behind which port, made lazily and once.

Each context has its own block below; functions of a context call only what they need, so that a function that
never signs never loads a signing library.
"""

from datetime import timedelta
from functools import cache

from chalicelib.adapters import aws, dynamo
from chalicelib.adapters.courier import SqsCourier
from chalicelib.adapters.event_bus import EventBridgeBus
from chalicelib.adapters.evidence_bucket import EvidenceBucket
from chalicelib.adapters.executions import StepFunctionsExecutions
from chalicelib.adapters.folder_documents import S3FolderDocuments
from chalicelib.adapters.kms_keys import KmsKey
from chalicelib.adapters.pdf_inspection import PikepdfInspector
from chalicelib.adapters.queues import SqsRegistrarCall, SqsReinspection
from chalicelib.adapters.receipt_seal import CertificateJudge, PadesSealer
from chalicelib.adapters.s3 import S3Documents, S3Quarantine
from chalicelib.adapters.scratch_bucket import ScratchBucket
from chalicelib.config import Settings
from chalicelib.deposit import store as deposit_table
from chalicelib.deposit.drafts import DraftService
from chalicelib.deposit.progress import ProgressService
from chalicelib.deposit.records import Records
from chalicelib.deposit.submission import SubmissionService
from chalicelib.deposit.tracking import TrackingService
from chalicelib.deposit.verdicts import VerdictService
from chalicelib.evidence.check_store import CheckItem, CheckStore
from chalicelib.evidence.checking import ChecksService
from chalicelib.evidence.receipts import ReceiptsService
from chalicelib.evidence.store import LogItem, LogStore
from chalicelib.evidence.verification_store import MODELS as VERIFICATION_MODELS
from chalicelib.evidence.verification_store import VerificationStore
from chalicelib.evidence.verifications import VerificationsService
from chalicelib.files import store as files_table
from chalicelib.files.inspection import InspectionService
from chalicelib.files.service import FilesService
from chalicelib.kernel.clock import Clock, SystemClock
from chalicelib.kernel.work import Transactions
from chalicelib.neighbours.document_signatures import DocumentSignatures
from chalicelib.neighbours.of_deposit import (
    AdministrationsOfOrganisation,
    DepositedFiles,
    EvidenceLinks,
    PlatformAcknowledger,
)
from chalicelib.neighbours.of_desks import DeskCounts
from chalicelib.neighbours.of_evidence import InstalledCertificates, ReceiptsOfRegistry, SealingBodies
from chalicelib.neighbours.of_notices import FactsOfNotices, FluentWords
from chalicelib.neighbours.of_operations import FailedNotices, StuckDeposits, StuckFolders
from chalicelib.neighbours.of_registry import (
    DirectoryOfRegistry,
    FilesOfRegistry,
    RefusalsOfRegistry,
    SealedOfRegistry,
    SheetsOfSources,
)
from chalicelib.neighbours.of_signing import (
    AnsweredOfSigning,
    OutgoingOfSigning,
    ProposalsOfSigning,
    SignatoriesOfSigning,
)
from chalicelib.notices.letters import Letters
from chalicelib.notices.service import NoticesService
from chalicelib.notices.store import NoticeItem, NoticeStore
from chalicelib.operations.model import Kind
from chalicelib.operations.ports import Work
from chalicelib.operations.service import OperationsService
from chalicelib.organisation import store as organisation_store
from chalicelib.organisation.policy import may
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.sign_in import SignIn
from chalicelib.registry import store as registry_store
from chalicelib.registry.acts import MailActs
from chalicelib.registry.checks import RegisterChecks
from chalicelib.registry.desk import DeskService
from chalicelib.registry.intakes import IntakeService
from chalicelib.registry.numbering import Numbering
from chalicelib.registry.reactions import Reactions
from chalicelib.registry.reading import ReadingService
from chalicelib.registry.replies import ReplyService
from chalicelib.registry.wake import PendingSweep
from chalicelib.signing import items as signing_items
from chalicelib.signing.circuit import CircuitTasks, SignerTasks
from chalicelib.signing.desk import FolderDesk
from chalicelib.signing.service import SigningService
from chalicelib.signing.store import FolderStore
from chalicelib.web import session_store
from chalicelib.web.one_time_codes import OneTimeCodes
from chalicelib.web.sessions import Sessions
from chalicelib.web.throttle import Throttle


@cache
def settings() -> Settings:
    """The settings of this deployment."""
    return Settings.from_env()


@cache
def clock() -> Clock:
    """The present instant."""
    return SystemClock()


@cache
def transactions() -> Transactions:
    """Units of work on DynamoDB."""
    return dynamo.transactions(settings().region)


# --- evidence


@cache
def log() -> LogStore:
    """Where every act is recorded."""
    dynamo.bind(LogItem, settings().table_log, settings().region)
    return LogStore()


@cache
def bus() -> EventBridgeBus:
    """Where events are published."""
    return EventBridgeBus(settings().bus, settings().region)


@cache
def evidence_bucket() -> EvidenceBucket:
    """Sealed receipts and replies."""
    return EvidenceBucket(settings().bucket_evidence, settings().region)


@cache
def verification_store() -> VerificationStore:
    """Receipts and what can be verified."""
    for model in VERIFICATION_MODELS:
        dynamo.bind(model, settings().table_evidence, settings().region)
    return VerificationStore()


@cache
def certificates() -> InstalledCertificates:
    """Chains of keys, and trusted roots."""
    return InstalledCertificates(organisation())


@cache
def certificate_judge() -> CertificateJudge:
    """What seals made here may claim."""
    return CertificateJudge(certificates(), settings().stage == "production", bool(settings().tsa_url))


@cache
def receipts() -> ReceiptsService:
    """Issues sealed receipts."""
    from chalicelib.adapters.typesetting import TypstTypesetter

    facts = ReceiptsOfRegistry(registry_stores().mails, deposit_store(), organisation(), settings().public_url)
    kms = aws.client("kms", settings().region)
    sealer = PadesSealer(certificates(), certificate_judge(), kms, settings().tsa_url, clock())
    return ReceiptsService(
        facts, TypstTypesetter(), sealer, evidence_bucket(), verification_store(), log(), transactions(), clock()
    )


@cache
def verifications() -> VerificationsService:
    """What anyone may verify."""
    return VerificationsService(
        SealingBodies(organisation()), log(), certificate_judge(), verification_store(), transactions()
    )


@cache
def checks() -> ChecksService:
    """Checks of visitors' files."""
    from chalicelib.adapters.file_examiner import PdfExaminer

    dynamo.bind(CheckItem, settings().table_sessions, settings().region)
    scratch = ScratchBucket(settings().bucket_scratch, settings().region)
    return ChecksService(scratch, PdfExaminer(certificates()), CheckStore(), verification_store(), clock())


# --- notices


@cache
def notice_facts() -> FactsOfNotices:
    """What mails tell and to whom."""
    return FactsOfNotices(deposit_store(), registry_stores().mails, organisation())


@cache
def notices() -> NoticesService:
    """Sends mails, each once."""
    from chalicelib.adapters.ses import SesPost

    dynamo.bind(NoticeItem, settings().table_notices, settings().region)
    letters = Letters(notice_facts(), FluentWords(), evidence_bucket(), settings().public_url)
    post = SesPost(settings().mail_from, settings().mail_configuration_set, clock(), settings().region)
    return NoticesService(NoticeStore(), letters, post, courier(), log(), transactions(), clock())


# --- organisation and the web's own state


@cache
def organisation() -> OrganisationService:
    """Administrations, entities, desks and agents."""
    for model in organisation_store.MODELS:
        dynamo.bind(model, settings().table_organisation, settings().region)
    return OrganisationService(organisation_store.OrganisationStore(transactions()))


@cache
def session_tables() -> None:
    """Binds what stands in the table of sessions."""
    for model in session_store.MODELS:
        dynamo.bind(model, settings().table_sessions, settings().region)


@cache
def sessions() -> Sessions:
    """Visitors' and agents' sessions."""
    session_tables()
    return Sessions(session_store.SessionStore(), clock())


def throttle(name: str, limit: int, window: timedelta) -> Throttle:
    """At most ``limit`` tries in each ``window``, counted by key under that name."""
    session_tables()
    return Throttle(name, limit, window, session_store.TallyStore(), clock())


@cache
def one_time_codes() -> OneTimeCodes:
    """Codes sent by mail that open one thing once; three may be asked for in a quarter of an hour."""
    session_tables()
    return OneTimeCodes(session_store.CodeStore(), clock(), throttle("codes", 3, timedelta(minutes=15)))


@cache
def sign_in() -> SignIn:
    """Signing in and telling who calls."""
    from chalicelib.adapters.cognito import CognitoIdentityProvider, CognitoTokens

    given = settings()
    return SignIn(
        CognitoIdentityProvider(given.user_pool_client, given.region),
        CognitoTokens(given.user_pool, given.user_pool_client, given.region, clock()),
        organisation(),
        by_account=throttle("sign-in-account", 5, timedelta(minutes=15)),
        by_address=throttle("sign-in-address", 50, timedelta(minutes=15)),
    )


@cache
def bucket_origins() -> tuple[str, ...]:
    """The origin where browsers send files to and read them from: links name the bucket in the path."""
    return (aws.client("s3", settings().region).meta.endpoint_url,)


@cache
def registry_stores() -> registry_store.Stores:
    """Registers, counters, pending rows, mails and intakes; the deposit adds its rows through ``pending``."""
    for model in registry_store.MODELS:
        dynamo.bind(model, settings().table_registry, settings().region)
    return registry_store.Stores()


@cache
def registrar_call() -> SqsRegistrarCall:
    """Wakes the registrar."""
    return SqsRegistrarCall(settings().queue_registrar, settings().region)


@cache
def numbering() -> Numbering:
    """Gives numbers."""
    stores = registry_stores()
    sheets = SheetsOfSources(deposit_store(), stores.intakes)
    return Numbering(
        stores.registers, stores.counters, stores.pending, stores.mails, sheets, log(), transactions(), clock()
    )


@cache
def mail_acts() -> MailActs:
    """Acts on mails, one transaction each."""
    return MailActs(registry_stores().mails, log(), transactions(), clock())


@cache
def intakes() -> IntakeService:
    """Mail registered by hand, and replies on their way out."""
    stores, documents = registry_stores(), registry_files()
    return IntakeService(
        stores.registers,
        stores.intakes,
        stores.pending,
        stores.mails,
        documents,
        numbering(),
        may,
        log(),
        transactions(),
        clock(),
    )


@cache
def desk() -> DeskService:
    """What registrars and handlers do to mails."""
    return DeskService(mail_acts(), registry_stores().counters, registry_directory(), may, clock())


@cache
def replies() -> ReplyService:
    """Answering mails."""
    stores, documents = registry_stores(), registry_files()
    return ReplyService(
        mail_acts(), stores.mails, stores.registers, intakes(), documents, registry_directory(), may, clock()
    )


@cache
def registry_reading() -> ReadingService:
    """Baskets, mails and registers, for reading."""
    stores = registry_stores()
    return ReadingService(stores.mails, stores.registers, registry_directory(), may)


@cache
def registry_directory() -> DirectoryOfRegistry:
    """Entities, desks, circuits and people, for choosing and naming."""
    return DirectoryOfRegistry(organisation())


@cache
def registry_files() -> FilesOfRegistry:
    """Scans, letters and replies as the registry sees files."""
    return FilesOfRegistry(files())


@cache
def sealed_of_registry() -> SealedOfRegistry:
    """Links to receipts and sealed replies."""
    return SealedOfRegistry(verification_store(), evidence_bucket())


@cache
def registry_reactions() -> Reactions:
    """What the registry does on others' events."""
    return Reactions(mail_acts(), intakes(), registry_files(), RefusalsOfRegistry(folder_store()))


@cache
def register_checks() -> RegisterChecks:
    """Looks for gaps in registers."""
    return RegisterChecks(registry_stores().counters, registry_stores().mails)


@cache
def pending_sweep() -> PendingSweep:
    """Wakes registrars of rows that wait too long."""
    return PendingSweep(registry_stores().pending, registrar_call(), clock())


# --- files


@cache
def file_store() -> files_table.DynamoFiles:
    """Files on their way in."""
    for model in files_table.MODELS:
        dynamo.bind(model, settings().table_files, settings().region)
    return files_table.DynamoFiles()


@cache
def quarantine() -> S3Quarantine:
    """Where senders put bytes."""
    return S3Quarantine(settings().bucket_quarantine, settings().region)


@cache
def documents() -> S3Documents:
    """Where clean files stand."""
    return S3Documents(settings().bucket_documents, settings().bucket_quarantine, settings().region)


@cache
def files() -> FilesService:
    """Uploads as their owners see them."""
    again = SqsReinspection(settings().queue_inspection, settings().region)
    return FilesService(file_store(), quarantine(), documents(), again, transactions(), clock())


@cache
def inspection() -> InspectionService:
    """Looks at what arrived."""
    return InspectionService(
        file_store(), quarantine(), documents(), PikepdfInspector(), log(), transactions(), clock()
    )


# --- deposit


@cache
def deposit_store() -> deposit_table.DynamoDeposits:
    """Deposits."""
    for model in deposit_table.MODELS:
        dynamo.bind(model, settings().table_deposits, settings().region)
    return deposit_table.DynamoDeposits()


@cache
def deposit_records() -> Records:
    """Deposits with their chain."""
    return Records(deposit_store(), log(), transactions(), clock())


@cache
def deposit_drafts() -> DraftService:
    """What a depositor does before submission."""
    return DraftService(deposit_records(), AdministrationsOfOrganisation(organisation()), DepositedFiles(files()))


@cache
def deposit_verdicts() -> VerdictService:
    """Clears or rejects submissions, and follows those that take too long."""
    return VerdictService(deposit_records(), DepositedFiles(files()), registry_stores().pending, registrar_call())


@cache
def deposit_submissions() -> SubmissionService:
    """Turns a draft into a submission."""
    key_id = settings().key_platform
    return SubmissionService(
        deposit_records(),
        AdministrationsOfOrganisation(organisation()),
        DepositedFiles(files()),
        registry_stores().pending,
        deposit_verdicts(),
        PlatformAcknowledger(key_id, KmsKey(aws.client("kms", settings().region), key_id)),
    )


@cache
def deposit_progress() -> ProgressService:
    """What other contexts say of a deposit."""
    return ProgressService(deposit_records())


@cache
def deposit_tracking() -> TrackingService:
    """What a depositor follows afterwards."""
    return TrackingService(deposit_records(), EvidenceLinks(settings().bucket_evidence, settings().region))


@cache
def courier() -> SqsCourier:
    """Messages straight to the mailer."""
    return SqsCourier(settings().queue_notices, settings().region)


# --- signing


@cache
def folder_store() -> FolderStore:
    """Folders."""
    for model in signing_items.MODELS:
        dynamo.bind(model, settings().table_signing, settings().region)
    return FolderStore(transactions(), log())


@cache
def executions() -> StepFunctionsExecutions:
    """Running circuits."""
    return StepFunctionsExecutions(aws.client("stepfunctions", settings().region), settings().circuit_arn)


@cache
def signing() -> SigningService:
    """Opening folders and deciding on them."""
    proposals = ProposalsOfSigning(organisation(), registry_stores().intakes, files())
    return SigningService(folder_store(), proposals, executions(), clock())


@cache
def folder_documents() -> S3FolderDocuments:
    """The folders' PDF revisions."""
    client = aws.client("s3", settings().region)
    return S3FolderDocuments(client, settings().bucket_documents, evidence_bucket())


@cache
def folder_desk() -> FolderDesk:
    """Folders for signed-in agents."""
    return FolderDesk(
        signing(),
        folder_store(),
        folder_documents(),
        registry_directory(),
        AnsweredOfSigning(registry_stores().mails),
        may,
    )


@cache
def desk_counts() -> DeskCounts:
    """What waits at an agent's desks."""
    return DeskCounts(registry_reading(), folder_desk())


@cache
def circuit_tasks() -> CircuitTasks:
    """The light tasks of a circuit."""
    return CircuitTasks(signing(), folder_store(), OutgoingOfSigning(intakes()), executions(), clock())


@cache
def signer_tasks() -> SignerTasks:
    """The tasks that change a document."""
    given = settings()
    signatures = DocumentSignatures(
        organisation(),
        certificates(),
        certificate_judge(),
        aws.client("kms", given.region),
        given.key_platform,
        given.tsa_url,
        given.public_url,
        AnsweredOfSigning(registry_stores().mails),
        clock(),
    )
    signatories = SignatoriesOfSigning(organisation())
    return SignerTasks(signing(), folder_store(), folder_documents(), signatures, signatories, clock())


# --- operations


@cache
def operations() -> OperationsService:
    """What waits for an operator."""
    from chalicelib.adapters.dead_letters import SqsDeadLetters

    work: dict[Kind, Work] = {
        Kind.DEPOSIT: StuckDeposits(deposit_store(), deposit_verdicts(), clock()),
        Kind.FOLDER: StuckFolders(signing()),
        Kind.NOTICE: FailedNotices(notices()),
    }
    return OperationsService(work, SqsDeadLetters(settings().bus, settings().region))
