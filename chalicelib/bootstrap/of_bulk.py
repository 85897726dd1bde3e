"""Deposits in bulk."""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo

if TYPE_CHECKING:
    from chalicelib.bulk.account_store import DynamoAccounts
    from chalicelib.bulk.accounts import SenderAccounts
    from chalicelib.bulk.callers import SenderCallers
    from chalicelib.bulk.records import Records
    from chalicelib.bulk.results import BatchResults
    from chalicelib.bulk.sending import BatchSending
    from chalicelib.bulk.store import DynamoBatches
    from chalicelib.bulk.turns import BatchTurns
    from chalicelib.neighbours.of_bulk import DepositsOfOffice


@cache
def sender_account_store() -> "DynamoAccounts":
    """Senders' accounts."""
    from chalicelib.bulk.account_store import DynamoAccounts, SenderAccountItem

    dynamo.bind(SenderAccountItem, bootstrap.settings().table_bulk, bootstrap.settings().region)
    return DynamoAccounts()


@cache
def batch_store() -> "DynamoBatches":
    """Batches and their lines."""
    from chalicelib.bulk.store import MODELS, DynamoBatches

    dynamo.bind_all(MODELS, bootstrap.settings().table_bulk, bootstrap.settings().region)
    return DynamoBatches()


@cache
def sender_callers() -> "SenderCallers":
    """Which sender's program calls: as many calls as an administration's may make."""
    from chalicelib.bulk.callers import SenderCallers

    each = bootstrap.throttle("sender-calls", 600, timedelta(minutes=1))
    wrong = bootstrap.throttle("client-wrong-tokens", 20, timedelta(minutes=15))
    return SenderCallers(sender_account_store(), each.hit, wrong.hit, bootstrap.clock())


@cache
def sender_accounts() -> "SenderAccounts":
    """What senders do with their accounts."""
    from chalicelib.bulk.accounts import SenderAccounts

    return SenderAccounts(_records(), _deposits(), bootstrap.address_digests().of)


@cache
def batch_sending() -> "BatchSending":
    """Takes manifests."""
    from chalicelib.bulk.sending import BatchSending

    return BatchSending(_records(), _deposits(), bootstrap.organisation())


@cache
def batch_results() -> "BatchResults":
    """What became of batches."""
    from chalicelib.bulk.results import BatchResults

    return BatchResults(_records(), _deposits())


@cache
def batch_turns() -> "BatchTurns":
    """Work on batches."""
    from chalicelib.adapters.messaging.queues import SqsBatchCall
    from chalicelib.bulk.turns import BatchTurns

    call = SqsBatchCall(bootstrap.settings().queue_bulk, bootstrap.settings().region)
    return BatchTurns(_records(), _deposits(), call)


@cache
def _records() -> "Records":
    from chalicelib.bulk.records import Records

    stores = sender_account_store(), batch_store()
    return Records(*stores, bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def _deposits() -> "DepositsOfOffice":
    from chalicelib.neighbours.of_bulk import DepositsOfOffice
    from chalicelib.neighbours.of_deposit import DepositedFiles

    return DepositsOfOffice(
        bootstrap.unattended_deposits(),
        bootstrap.deposit_store(),
        DepositedFiles(bootstrap.files()),
        bootstrap.deposit_tracking(),
        bootstrap.deposit_administrations(),
        bootstrap.deposit_outages(),
        bootstrap.request_kinds(),
    )
