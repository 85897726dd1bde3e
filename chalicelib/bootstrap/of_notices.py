"""Mails and short messages."""

from functools import cache

from chalicelib import bootstrap
from chalicelib.adapters import dynamo
from chalicelib.adapters.messaging.courier import SqsCourier
from chalicelib.neighbours.of_notices import FactsOfNotices, FluentWords
from chalicelib.neighbours.reach import Reach
from chalicelib.notices.address_store import MODELS as ADDRESS_MODELS
from chalicelib.notices.address_store import MailboxStore
from chalicelib.notices.care import Care
from chalicelib.notices.carriers import MailCarrier, SmsCarrier
from chalicelib.notices.digests import Digests
from chalicelib.notices.further_letters import WRITERS
from chalicelib.notices.letters import Letters
from chalicelib.notices.model import Channel
from chalicelib.notices.preference_store import PreferenceItem, PreferencesInTable
from chalicelib.notices.records import Records
from chalicelib.notices.sending_store import MODELS as SENDING_MODELS
from chalicelib.notices.sending_store import BrakeStore, BudgetStore
from chalicelib.notices.service import Carrier, NoticesService
from chalicelib.notices.store import NoticeItem, NoticeStore
from chalicelib.notices.telling import Telling

MODELS = (NoticeItem, PreferenceItem, *ADDRESS_MODELS, *SENDING_MODELS)


@cache
def notice_facts() -> FactsOfNotices:
    """What messages tell and to whom."""
    return FactsOfNotices(
        bootstrap.deposit_store(),
        bootstrap.registry_stores().mails,
        bootstrap.organisation(),
        bootstrap.request_store(),
        lambda: bootstrap.shared_letters(),
        bootstrap.programs_to_tell(),
        reach_of_depositors(),
        bootstrap.batch_store(),
        bootstrap.sender_account_store(),
        bootstrap.sending_store(),
    )


@cache
def notice_store() -> NoticeStore:
    """Notices, with every model of their table bound."""
    dynamo.bind_all(MODELS, bootstrap.settings().table_notices, bootstrap.settings().region)
    return NoticeStore()


@cache
def mailboxes() -> MailboxStore:
    """What is known of addresses."""
    notice_store()
    return MailboxStore()


@cache
def reach_of_depositors() -> Reach:
    """Where they are told that something came."""
    return Reach(mailboxes(), bootstrap.settings().sends_sms)


@cache
def notice_preferences() -> PreferencesInTable:
    """What agents want."""
    notice_store()
    return PreferencesInTable()


@cache
def notice_records() -> Records:
    """Notices with their records."""
    return Records(notice_store(), bootstrap.log(), bootstrap.transactions(), bootstrap.clock())


@cache
def notices() -> NoticesService:
    """Sends messages, each once."""
    from chalicelib.adapters.mail.pace import SharedPace

    carriers: dict[Channel, Carrier] = {Channel.MAIL: _mail_carrier(), Channel.SMS: _sms_carrier()}
    pace = SharedPace(bootstrap.settings().messages_a_second, bootstrap.settings().senders_at_once)
    clock = bootstrap.clock()
    return NoticesService(notice_store(), carriers, notice_preferences(), pace, _brake(), notice_records(), clock)


@cache
def telling() -> Telling:
    """What becomes of them."""
    return Telling(notice_store(), mailboxes(), notice_records(), bootstrap.clock())


@cache
def notice_care() -> Care:
    """Those that do not go by themselves."""
    a_minute = 60 * bootstrap.settings().messages_a_second
    return Care(notice_store(), _brake(), courier(), bootstrap.clock(), a_minute)


@cache
def digests() -> Digests:
    """What waits for agents, together."""
    transactions, clock = bootstrap.transactions(), bootstrap.clock()
    return Digests(notice_store(), notice_preferences(), notice_facts(), courier(), transactions, clock)


@cache
def courier() -> SqsCourier:
    """Messages straight to the mailer."""
    return SqsCourier(bootstrap.settings().queue_notices, bootstrap.settings().region, bootstrap.clock())


@cache
def _brake() -> BrakeStore:
    return BrakeStore(bootstrap.clock())


def _mail_carrier() -> MailCarrier:
    from chalicelib.adapters.mail.ses import SesPost

    settings = bootstrap.settings()
    letters = Letters(notice_facts(), FluentWords(), bootstrap.evidence_bucket(), settings.public_url, WRITERS)
    post = SesPost(settings.mail_from, settings.mail_configuration_set, bootstrap.clock(), settings.region)
    return MailCarrier(letters, post, mailboxes())


def _sms_carrier() -> SmsCarrier:
    from chalicelib.adapters.mail.sms import EndUserMessaging
    from chalicelib.notices.short_letters import ShortLetters

    settings = bootstrap.settings()
    letters = ShortLetters(notice_facts(), FluentWords(), settings.public_url)
    texting = EndUserMessaging(settings.sms_sender, settings.stack, settings.region)
    return SmsCarrier(letters, texting, mailboxes(), BudgetStore(), settings.sms_parts_a_day, bootstrap.clock())
