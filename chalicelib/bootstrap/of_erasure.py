"""Erasing people's data where the law allows."""

from functools import cache
from typing import TYPE_CHECKING

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.deposit.erasure.asking import Erasures
from chalicelib.organisation.policy import may

if TYPE_CHECKING:
    from chalicelib.deposit.erasure.carrying_out import Eraser
    from chalicelib.deposit.erasure.store import DynamoErasures


@cache
def _store() -> "DynamoErasures":
    from chalicelib.deposit.erasure.store import MODELS, DynamoErasures

    dynamo.bind_all(MODELS, bootstrap.settings().table_deposits, bootstrap.settings().region)
    return DynamoErasures()


@cache
def erasures() -> Erasures:
    """Requests, and their decisions."""
    return Erasures(bootstrap.deposit_records(), _store(), may)


@cache
def eraser() -> "Eraser":
    """Carries them out."""
    from chalicelib.deposit.erasure.carrying_out import Eraser
    from chalicelib.deposit.own.shared_store import SharedItem, SharedStore
    from chalicelib.neighbours.of_erasure import Colleagues, Office, Papers, Traces
    from chalicelib.registry.store.erasing import MailErasing
    from chalicelib.signing.erasing_store import FolderErasing

    dynamo.bind(SharedItem, bootstrap.settings().table_deposits, bootstrap.settings().region)
    bootstrap.folder_store()  # binds the folders' models
    holders = (
        Papers(bootstrap.files(), bootstrap.message_store()),
        Colleagues(SharedStore(), bootstrap.address_digests()),
        Office(MailErasing(bootstrap.registry_stores().mails, bootstrap.registry_stores().intakes), FolderErasing()),
        Traces(bootstrap.log(), bootstrap.mailboxes()),
    )
    return Eraser(bootstrap.deposit_records(), _store(), holders)
