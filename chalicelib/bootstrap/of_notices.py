"""Mails."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.courier import SqsCourier
from chalicelib.neighbours.of_notices import FactsOfNotices, FluentWords
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.letters import Letters
from chalicelib.notices.service import NoticesService
from chalicelib.notices.store import NoticeItem, NoticeStore


@cache
def notice_facts() -> FactsOfNotices:
    """What mails tell and to whom."""
    return FactsOfNotices(
        bootstrap.deposit_store(),
        bootstrap.registry_stores().mails,
        bootstrap.organisation(),
        bootstrap.request_store(),
        lambda: bootstrap.shared_letters(),
        bootstrap.programs_to_tell(),
        bootstrap.batch_store(),
        bootstrap.sender_account_store(),
        bootstrap.sending_store(),
    )


@cache
def notices() -> NoticesService:
    """Sends mails, each once."""
    from chalicelib.adapters.ses import SesPost

    dynamo.bind(NoticeItem, bootstrap.settings().table_notices, bootstrap.settings().region)
    letters = Letters(
        notice_facts(), FluentWords(), bootstrap.evidence_bucket(), bootstrap.settings().public_url, WRITERS
    )
    post = SesPost(
        bootstrap.settings().mail_from,
        bootstrap.settings().mail_configuration_set,
        bootstrap.clock(),
        bootstrap.settings().region,
    )
    return NoticesService(
        NoticeStore(), letters, post, courier(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock()
    )


@cache
def courier() -> SqsCourier:
    """Messages straight to the mailer."""
    return SqsCourier(bootstrap.settings().queue_notices, bootstrap.settings().region)
