"""The tables of the contexts that others read too, each with its models bound.

Each store is imported where it is made: who reads deposits need not load the models of every other table.
"""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo

if TYPE_CHECKING:
    from chalicelib.deposit.exchange.store import DynamoMessages
    from chalicelib.deposit.store import DynamoDeposits
    from chalicelib.evidence.verification.store import VerificationStore
    from chalicelib.files.store import DynamoFiles
    from chalicelib.registry.store import Stores
    from chalicelib.signing.store import FolderStore


@cache
def deposit_store() -> "DynamoDeposits":
    """Deposits."""
    from chalicelib.deposit.store import MODELS, DynamoDeposits

    dynamo.bind_all(MODELS, bootstrap.settings().table_deposits, bootstrap.settings().region)
    return DynamoDeposits()


@cache
def message_store() -> "DynamoMessages":
    """What depositors wrote."""
    from chalicelib.deposit.exchange.store import DynamoMessages, MessageItem

    dynamo.bind(MessageItem, bootstrap.settings().table_deposits, bootstrap.settings().region)
    return DynamoMessages()


@cache
def file_store() -> "DynamoFiles":
    """Files on their way in."""
    from chalicelib.files.store import MODELS, DynamoFiles

    dynamo.bind_all(MODELS, bootstrap.settings().table_files, bootstrap.settings().region)
    return DynamoFiles()


@cache
def folder_store() -> "FolderStore":
    """Folders."""
    from chalicelib.signing.items import MODELS
    from chalicelib.signing.store import FolderStore

    dynamo.bind_all(MODELS, bootstrap.settings().table_signing, bootstrap.settings().region)
    return FolderStore(bootstrap.transactions(), bootstrap.log())


@cache
def registry_stores() -> "Stores":
    """Registers, counters, pending rows, mails and intakes; the deposit adds its rows through ``pending``."""
    from chalicelib.registry.store import MODELS, Stores

    dynamo.bind_all(MODELS, bootstrap.settings().table_registry, bootstrap.settings().region)
    return Stores()


@cache
def verification_store() -> "VerificationStore":
    """Receipts and what can be verified."""
    from chalicelib.evidence.verification.store import MODELS, VerificationStore

    dynamo.bind_all(MODELS, bootstrap.settings().table_evidence, bootstrap.settings().region)
    return VerificationStore(bootstrap.clock())
