"""The composition root: which adapter stands behind which port, made lazily and once.

Each context has its own block below; functions of a context call only what they need, so that a function that
never signs never loads a signing library.
"""

from datetime import timedelta
from functools import cache
from urllib.parse import urlsplit

from chalicelib.adapters import aws, dynamo
from chalicelib.adapters.queues import SqsRegistrarCall
from chalicelib.config import Settings
from chalicelib.evidence.store import LogItem, LogStore
from chalicelib.kernel.clock import Clock, SystemClock
from chalicelib.kernel.work import Transactions
from chalicelib.neighbours.of_registry import DirectoryOfRegistry, FilesOfRegistry, RefusalsOfRegistry, SheetsOfSources
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
    """The origins where browsers send files to and read them from, as the links that we sign name them."""
    client = aws.client("s3", settings().region)
    buckets = (settings().bucket_quarantine, settings().bucket_scratch, settings().bucket_documents, settings().bucket_evidence)
    links = [client.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "-"}) for bucket in buckets]
    return tuple(sorted({"{0.scheme}://{0.netloc}".format(urlsplit(link)) for link in links}))


# --- registry


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
    stores, documents = registry_stores(), FilesOfRegistry(files())
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
    stores, documents = registry_stores(), FilesOfRegistry(files())
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
def registry_reactions() -> Reactions:
    """What the registry does on others' events."""
    return Reactions(mail_acts(), intakes(), FilesOfRegistry(files()), RefusalsOfRegistry(folder_store()))


@cache
def register_checks() -> RegisterChecks:
    """Looks for gaps in registers."""
    return RegisterChecks(registry_stores().counters, registry_stores().mails)


@cache
def pending_sweep() -> PendingSweep:
    """Wakes registrars of rows that wait too long."""
    return PendingSweep(registry_stores().pending, registrar_call(), clock())
