"""Letters sent registered."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo

if TYPE_CHECKING:
    from chalicelib.registered.consignment import Consignments
    from chalicelib.registered.ports import Administrations
    from chalicelib.registered.records import Records
    from chalicelib.registered.sending import RegisteredSending
    from chalicelib.registered.store import DynamoSendings


@cache
def sending_store() -> "DynamoSendings":
    """Sendings."""
    from chalicelib.registered.store import MODELS, DynamoSendings

    dynamo.bind_all(MODELS, bootstrap.settings().table_registered, bootstrap.settings().region)
    return DynamoSendings()


@cache
def registered_sending() -> "RegisteredSending":
    """What desks do."""
    from chalicelib.neighbours.of_registered import LettersOfRegistry
    from chalicelib.organisation.policy import may
    from chalicelib.registered.sending import RegisteredSending

    mails = bootstrap.registry_stores().mails
    deposits, mailboxes = bootstrap.deposit_store(), bootstrap.mailboxes()
    letters = LettersOfRegistry(mails, bootstrap.registry_reading(), deposits, mailboxes, may)
    return RegisteredSending(_records(), letters, sending_store())


@cache
def consignments() -> "Consignments":
    """What recipients do, and what happens without anybody."""
    from chalicelib.neighbours.of_deposit import EvidenceLinks
    from chalicelib.registered.consignment import Consignments

    given, latest = bootstrap.settings(), bootstrap.verification_store().latest
    return Consignments(_records(), EvidenceLinks(given.bucket_evidence, given.region, latest))


def registered_administrations() -> "Administrations":
    """Who sent a letter, for its recipient."""
    return bootstrap.organisation()


@cache
def _records() -> "Records":
    from chalicelib.registered.records import Records

    return Records(sending_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())
