"""Every kind of notice: which event calls for it, who is written to, and how. One entry here is a new kind.

Its sentences stand in ``web/locales/{ar,fr}/notices.ftl``: ``notices-KIND-subject``, ``-heading``, ``-body``, and
``-sms`` where it has its own short message; the events that it hears, in ``infra/consumers.yaml``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from chalicelib.kernel.events import Event


class Audience(StrEnum):
    """Who is written to. ``ASKER`` is whoever asked, or whom a schedule writes to: no event calls for it."""

    DEPOSITOR = "depositor"
    APPLICANT = "applicant"
    DESKS = "desks"
    """Those who sit at the event's ``desk_id`` or ``desks``."""
    HANDLING_DESK = "handling_desk"
    """Those who sit at the desk that the event's mail was assigned to."""
    BATCH_SENDER = "batch_sender"
    """Who sent the event's batch of letters."""
    ACCOUNT = "account"
    """Who has the sender's account."""
    ADDRESSEE = "addressee"
    """Whom a registered letter is for."""
    ASKER = "asker"


def _always(_: Event) -> bool:
    return True


def _by_hand(event: Event) -> bool:
    """Whether an operator decided it, and told the reason in words."""
    return "by_hand" in event["reasons"]


def _by_inspection(event: Event) -> bool:
    return not _by_hand(event)


def _later(event: Event) -> bool:
    """Whether it is about what was decided since the registration."""
    return bool(event.detail.get("occasion", 1) > 1)


def _at_first(event: Event) -> bool:
    return not _later(event)


@dataclass(frozen=True)
class Plan:
    """``when`` tells which of the events call for it. ``secret``: what it says is kept nowhere; once lost it is asked
    for again, not sent again. ``texted``: by short message beside the mail too, to a depositor who asked for them;
    where no mail goes, every kind goes so. ``handed``: who gave neither address nor number was handed it at the
    counter, and nobody has to reach them. ``pressing``: no desk may have it wait for a digest. ``singly``: not of a
    letter sent in bulk; what five hundred of a batch would be told at once, its page says. ``recorded``: that it was
    handed to its service is evidence, and is recorded."""

    to: Audience
    events: tuple[str, ...] = ()
    when: Callable[[Event], bool] = _always
    secret: bool = False
    texted: bool = False
    handed: bool = False
    pressing: bool = False
    singly: bool = False
    recorded: bool = False


class Kind(StrEnum):
    """What a notice says; ``plan`` is when, and to whom."""

    plan: Plan

    def __new__(cls, value: str, plan: Plan) -> "Kind":
        """A kind is its name in texts, items and events."""
        kind = str.__new__(cls, value)
        kind._value_, kind.plan = value, plan
        return kind

    RECEIPT = (
        "receipt",
        Plan(Audience.DEPOSITOR, ("ReceiptSealed",), _at_first, texted=True, handed=True, singly=True),
    )
    LATER_RECEIPT = "later_receipt", Plan(Audience.DEPOSITOR, ("ReceiptSealed",), _later)
    REJECTED_DEPOSIT = "rejected_deposit", Plan(Audience.DEPOSITOR, ("SubmissionRejected",), _by_inspection)
    REFUSED_DEPOSIT = "refused_deposit", Plan(Audience.DEPOSITOR, ("SubmissionRejected",), _by_hand)
    DELAYED_DEPOSIT = "delayed_deposit", Plan(Audience.DEPOSITOR, ("DepositDelayed",), singly=True)
    REJECTED_MAIL = "rejected_mail", Plan(Audience.DEPOSITOR, ("MailRejected",))
    VOIDED_NUMBER = "voided_number", Plan(Audience.DEPOSITOR, ("NumberVoided",))
    LETTER_RELAYED = "letter_relayed", Plan(Audience.DEPOSITOR, ("MailRelayed",))
    REPLY_AVAILABLE = "reply_available", Plan(Audience.DEPOSITOR, ("ReplyDelivered",), texted=True, recorded=True)
    OFFICE_WROTE = "office_wrote", Plan(Audience.DEPOSITOR, ("OfficeWrote",))
    COMPLETION_REQUESTED = "completion_requested", Plan(Audience.DEPOSITOR, ("CompletionRequested",))
    COMPLETION_NEARED = "completion_neared", Plan(Audience.DEPOSITOR, ("CompletionNeared",))
    COMPLETION_LAPSED = "completion_lapsed", Plan(Audience.DEPOSITOR, ("CompletionLapsed",))
    LETTER_WITHDRAWN = "letter_withdrawn", Plan(Audience.DEPOSITOR, ("MailWithdrawn",))
    LETTER_REOPENED = "letter_reopened", Plan(Audience.DEPOSITOR, ("MailReopened",))
    ERASURE_REFUSED = "erasure_refused", Plan(Audience.DEPOSITOR, ("ErasureRefused",))
    ERASURE_GRANTED = "erasure_granted", Plan(Audience.DEPOSITOR, ("ErasureGranted",))
    MAIL_ASSIGNED = "mail_assigned", Plan(Audience.DESKS, ("MailAssigned",))
    MAIL_TO_QUALIFY = (
        "mail_to_qualify",
        Plan(Audience.DESKS, ("MailQualified", "MailRedirected", "MailPassedOn", "MailRegistered")),
    )
    RELAY_ACCEPTED = "relay_accepted", Plan(Audience.DESKS, ("RelayAccepted",))
    STEP_OPENED = "step_opened", Plan(Audience.DESKS, ("StepOpened",))
    STEP_OVERDUE = "step_overdue", Plan(Audience.DESKS, ("StepOverdue",), pressing=True)
    MESSAGE_RECEIVED = "message_received", Plan(Audience.DESKS, ("MessageReceived",))
    COMPLETION_RECEIVED = "completion_received", Plan(Audience.DESKS, ("CompletionReceived",))
    COMPLETION_MISSED = "completion_missed", Plan(Audience.DESKS, ("CompletionLapsed",))
    MAIL_WITHDRAWN = "mail_withdrawn", Plan(Audience.DESKS, ("MailWithdrawn",))
    WITHDRAWAL_NOTED = "withdrawal_noted", Plan(Audience.DESKS, ("WithdrawalNoted",))
    MAIL_REOPENED = "mail_reopened", Plan(Audience.DESKS, ("MailReopened",))
    DEADLINE_NEARED = "deadline_neared", Plan(Audience.DESKS, ("DeadlineNeared",))
    DEADLINE_PASSED = "deadline_passed", Plan(Audience.DESKS, ("DeadlinePassed",), pressing=True)
    DEADLINE_ESCALATED = "deadline_escalated", Plan(Audience.DESKS, ("DeadlineEscalated",), pressing=True)
    FOLDER_REFUSED = "folder_refused", Plan(Audience.HANDLING_DESK, ("FolderRefused",))
    FOLDER_ABANDONED = "folder_abandoned", Plan(Audience.HANDLING_DESK, ("FolderAbandoned",))
    REGISTERED_ACCEPTED = "registered_accepted", Plan(Audience.DESKS, ("RegisteredLetterAccepted",))
    REGISTERED_DELIVERED = "registered_delivered", Plan(Audience.DESKS, ("RegisteredLetterDelivered",))
    REGISTERED_REFUSED = "registered_refused", Plan(Audience.DESKS, ("RegisteredLetterRefused",))
    REGISTERED_EXPIRED = "registered_expired", Plan(Audience.DESKS, ("RegisteredLetterExpired",))
    REGISTERED_UNREACHABLE = "registered_unreachable", Plan(Audience.DESKS, ("RegisteredLetterUnreachable",))
    REQUEST_RECEIVED = "request_received", Plan(Audience.APPLICANT, ("AdministrationRequested",))
    REQUEST_REFUSED = "request_refused", Plan(Audience.APPLICANT, ("AdministrationRefused",))
    ADMINISTRATION_READY = "administration_ready", Plan(Audience.APPLICANT, ("AdministrationReady",))
    BATCH_CLOSED = "batch_closed", Plan(Audience.BATCH_SENDER, ("BatchClosed",))
    TOKEN_ISSUED = "token_issued", Plan(Audience.ACCOUNT, ("SenderTokenIssued",))
    REGISTERED_LETTER = "registered_letter", Plan(Audience.ADDRESSEE, ("RegisteredLetterSent",), recorded=True)
    REGISTERED_CODE = "registered_code", Plan(Audience.ASKER, secret=True)
    ONE_TIME_CODE = "one_time_code", Plan(Audience.ASKER, secret=True, texted=True)
    OWN_LETTERS = "own_letters", Plan(Audience.ASKER, secret=True)
    DRAFT_LINK = "draft_link", Plan(Audience.ASKER)
    PASSWORD_LINK = "password_link", Plan(Audience.ASKER, secret=True)
    INVITATION = "invitation", Plan(Audience.ASKER, secret=True)
    TOKEN_ENDING = "token_ending", Plan(Audience.ASKER)
    DIGEST = "digest", Plan(Audience.ASKER)


def kind_of(name: str) -> Kind:
    """The kind that items and events name so; ``KeyError`` for any other name."""
    return _BY_NAME[name]


def kinds_for(event: Event) -> list[Kind]:
    """The kinds of notice that an event calls for; of most events, none."""
    return [kind for kind in _BY_EVENT.get(event.name, ()) if kind.plan.when(event)]


_BY_NAME = {kind.value: kind for kind in Kind}
_BY_EVENT = {
    name: [kind for kind in Kind if name in kind.plan.events]
    for name in {it for kind in Kind for it in kind.plan.events}
}
HEARD = frozenset(_BY_EVENT)
"""The events that call for a notice: the mailer's queue must hear them."""
