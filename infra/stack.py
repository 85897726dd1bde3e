"""A deployed stack, as the commands see it: clients, and the settings that its functions have."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import boto3

from chalicelib.adapters import dynamo
from chalicelib.adapters.identity.accounts import MadeAccounts
from chalicelib.adapters.identity.cognito_accounts import CognitoAccounts
from chalicelib.adapters.messaging.courier import SqsCourier
from chalicelib.adapters.storage.number_marks import EvidenceMarks
from chalicelib.config import Settings
from chalicelib.evidence.key_store import DynamoKeys, KeyRingItem
from chalicelib.evidence.store import LogItem, LogStore
from chalicelib.kernel.clock import SystemClock
from chalicelib.neighbours.of_organisation import RegistersOfOrganisation
from chalicelib.organisation import store as organisation_store
from chalicelib.organisation.accounts import store as account_store
from chalicelib.organisation.accounts.access_links import LinkSender
from chalicelib.organisation.accounts.link_store import LinkItem, LinkStore
from chalicelib.organisation.accounts.store import AccountStore
from chalicelib.organisation.acts import OrganisationActs
from chalicelib.organisation.administrations.ports import Keys
from chalicelib.organisation.administrations.setting_up import SettingUp
from chalicelib.organisation.people.ports import AccountsMade
from chalicelib.organisation.platform import PlatformActs
from chalicelib.organisation.portal.directory import Directory
from chalicelib.organisation.portal.directory_store import DirectoryStore
from chalicelib.organisation.service import OrganisationService
from chalicelib.organisation.signing_in.attempt_store import AttemptItem, AttemptStore
from chalicelib.organisation.signing_in.journal import Journal
from chalicelib.organisation.store import OrganisationStore
from chalicelib.organisation.structure.store import StructureStore
from chalicelib.registry import store as registry_store
from chalicelib.registry.registers.continuity import Continuity
from chalicelib.registry.registers.restoring import Restoring
from chalicelib.registry.store.registers import RegisterStore


@dataclass(frozen=True)
class Stack:
    """``client(service)`` gives a boto3 client with the rights of whoever runs the command."""

    name: str
    client: Callable[[str], Any]
    settings: Settings

    @classmethod
    def deployed(cls, name: str) -> "Stack":
        """The stack of this name in the region and account of the command line's credentials."""
        session = boto3.Session()
        functions = session.client("lambda")
        configuration = functions.get_function_configuration(FunctionName=f"{name}-api")
        environment = {"AWS_REGION": session.region_name, **configuration["Environment"]["Variables"]}
        return cls(name, session.client, Settings.from_env(environment))

    def _bind(self) -> None:
        dynamo.bind_all(organisation_store.MODELS, self.settings.table_organisation, self.settings.region)

    @cached_property
    def _store(self) -> OrganisationStore:
        self._bind()
        return OrganisationStore(dynamo.transactions(self.settings.region))

    @cached_property
    def structures(self) -> StructureStore:
        """The structures of administrations on this stack's table."""
        self._bind()
        return StructureStore()

    @cached_property
    def organisation(self) -> OrganisationService:
        """The organisation's use cases on this stack's table."""
        return OrganisationService(self._store, self.structures, SystemClock())

    @cached_property
    def directory(self) -> Directory:
        """The directory of administrations on this stack's table."""
        self._bind()
        return Directory(DirectoryStore())

    @cached_property
    def _acts(self) -> OrganisationActs:
        dynamo.bind(LogItem, self.settings.table_log, self.settings.region)
        return OrganisationActs(self.structures, LogStore(), dynamo.transactions(self.settings.region), SystemClock())

    @cached_property
    def platform_acts(self) -> PlatformActs:
        """What is done to the platform as a whole, recorded on this stack's tables."""
        return PlatformActs(self.structures, self._acts)

    @cached_property
    def key_store(self) -> DynamoKeys:
        """The platform's published keys on this stack's table."""
        dynamo.bind(KeyRingItem, self.settings.table_evidence, self.settings.region)
        return DynamoKeys()

    @cached_property
    def account_store(self) -> AccountStore:
        """What is kept of agents' accounts on this stack's table."""
        dynamo.bind_all(account_store.MODELS, self.settings.table_organisation, self.settings.region)
        return AccountStore()

    def accounts(self, password_of: Callable[[str], str] | None = None) -> MadeAccounts:
        """Accounts in this stack's user pool."""
        keeper = CognitoAccounts(self.settings.user_pool, self.settings.region)
        return MadeAccounts(keeper, self.account_store, password_of)

    @cached_property
    def link_sender(self) -> LinkSender:
        """Invites agents to this stack, by the mailer that is deployed there."""
        region = self.settings.region
        dynamo.bind_all((AttemptItem, LinkItem), self.settings.table_sessions, region)
        dynamo.bind(LogItem, self.settings.table_log, region)
        journal = Journal(self.account_store, AttemptStore(), LogStore(), dynamo.transactions(region))
        courier = SqsCourier(self.settings.queue_notices, region, SystemClock())
        return LinkSender(LinkStore(), journal, courier, SystemClock())

    @cached_property
    def restoring(self) -> Restoring:
        """Reconciles registers on this stack's tables with its evidence."""
        settings, region = self.settings, self.settings.region
        dynamo.bind_all(registry_store.MODELS, settings.table_registry, region)
        dynamo.bind(LogItem, settings.table_log, region)
        stores, marks = registry_store.Stores(), EvidenceMarks(settings.bucket_evidence, region)
        continuity = Continuity(stores.registers, stores.counters, marks)
        transactions = dynamo.transactions(region)
        return Restoring(continuity, stores.counters, stores.gaps, LogStore(), transactions, SystemClock())

    def setting_up(self, keys: Keys, accounts: AccountsMade) -> SettingUp:
        """Sets administrations up on this stack, with these keys and accounts."""
        region, clock = self.settings.region, SystemClock()
        dynamo.bind_all(registry_store.MODELS, self.settings.table_registry, region)
        registers = RegistersOfOrganisation(RegisterStore(), clock)
        return SettingUp(self._store, self.structures, self._acts, keys, accounts, registers, clock)
