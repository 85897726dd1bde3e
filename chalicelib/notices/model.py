"""A notice: one mail to one person about one event, sent once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.log import Chain

ATTEMPTS = 5
CLAIM_LIFETIME = timedelta(seconds=30)


class Kind(StrEnum):
    """What a notice says."""

    RECEIPT = "receipt"
    LATER_RECEIPT = "later_receipt"
    REJECTED_DEPOSIT = "rejected_deposit"
    REFUSED_DEPOSIT = "refused_deposit"
    DELAYED_DEPOSIT = "delayed_deposit"
    REJECTED_MAIL = "rejected_mail"
    VOIDED_NUMBER = "voided_number"
    LETTER_RELAYED = "letter_relayed"
    RELAY_ACCEPTED = "relay_accepted"
    REPLY_AVAILABLE = "reply_available"
    OFFICE_WROTE = "office_wrote"
    COMPLETION_REQUESTED = "completion_requested"
    COMPLETION_NEARED = "completion_neared"
    COMPLETION_LAPSED = "completion_lapsed"
    LETTER_WITHDRAWN = "letter_withdrawn"
    LETTER_REOPENED = "letter_reopened"
    MESSAGE_RECEIVED = "message_received"
    COMPLETION_RECEIVED = "completion_received"
    COMPLETION_MISSED = "completion_missed"
    MAIL_WITHDRAWN = "mail_withdrawn"
    WITHDRAWAL_NOTED = "withdrawal_noted"
    MAIL_REOPENED = "mail_reopened"
    DEADLINE_NEARED = "deadline_neared"
    DEADLINE_PASSED = "deadline_passed"
    DEADLINE_ESCALATED = "deadline_escalated"
    MAIL_ASSIGNED = "mail_assigned"
    MAIL_TO_QUALIFY = "mail_to_qualify"
    STEP_OPENED = "step_opened"
    STEP_OVERDUE = "step_overdue"
    FOLDER_REFUSED = "folder_refused"
    FOLDER_ABANDONED = "folder_abandoned"
    ONE_TIME_CODE = "one_time_code"
    OWN_LETTERS = "own_letters"
    DRAFT_LINK = "draft_link"
    REQUEST_RECEIVED = "request_received"
    REQUEST_REFUSED = "request_refused"
    ADMINISTRATION_READY = "administration_ready"
    PASSWORD_LINK = "password_link"
    INVITATION = "invitation"
    TOKEN_ENDING = "token_ending"
    BATCH_CLOSED = "batch_closed"
    TOKEN_ISSUED = "token_issued"
    REGISTERED_LETTER = "registered_letter"
    REGISTERED_CODE = "registered_code"
    REGISTERED_ACCEPTED = "registered_accepted"
    REGISTERED_DELIVERED = "registered_delivered"
    REGISTERED_REFUSED = "registered_refused"
    REGISTERED_EXPIRED = "registered_expired"
    REGISTERED_UNREACHABLE = "registered_unreachable"


SECRET = frozenset({Kind.ONE_TIME_CODE, Kind.OWN_LETTERS, Kind.PASSWORD_LINK, Kind.INVITATION, Kind.REGISTERED_CODE})
"""What they say is kept nowhere: once lost, they are asked for again, not sent again."""
RECORDED = frozenset({Kind.REGISTERED_LETTER})
"""That they were handed to the mail service is evidence, and is recorded."""


class State(StrEnum):
    """Where a notice stands. ``SENDING`` is a claim that lapses; ``WAITING`` was refused for now."""

    SENDING = "sending"
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


@dataclass(frozen=True)
class Notice:
    """One mail to one person. ``recipient`` is ``deposit/ID``, ``request/ID``, ``agent/ID``, ``batch/ID``,
    ``sender/ID`` or ``registered/ID``: the address is looked up when it is sent. ``detail`` holds the event's ids and
    codes, nothing else; ``reason`` says why sending failed."""

    id: str
    kind: Kind
    administration_id: str
    recipient: str
    detail: Mapping[str, Any]
    correlation_id: str
    at: datetime
    state: State
    attempts: int
    chain: Chain
    version: int = 0
    reason: str = ""
    sending: int = 0
    """How often it was handed to the mail service, or was about to be; retries of an operator count on."""

    @property
    def tag(self) -> str:
        """What the mail of this sending is known by, should it come back."""
        return f"{self.id}-{self.sending}"

    def open_to(self, now: datetime) -> bool:
        """Whether it may be claimed: it waits, or the one who claimed it did not come back."""
        if self.state is State.SENDING:
            return now - self.at >= CLAIM_LIFETIME
        return self.state is State.WAITING


@dataclass(frozen=True)
class Need:
    """A notice that an event calls for, before it is known whether it was sent already."""

    kind: Kind
    administration_id: str
    recipient: str
    occasion: str
    detail: Mapping[str, Any]
    correlation_id: str

    @property
    def id(self) -> str:
        """The same for the same event, kind and recipient, so that a repeated event finds its notice."""
        return hashlib.sha256(f"{self.occasion}|{self.kind}|{self.recipient}".encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Recipient:
    """Who is written to. ``id`` says what they are written to for: ``deposit/ID``, ``agent/ID`` …"""

    id: str
    address: str
    language: Language


@dataclass(frozen=True)
class RefusedFile:
    """A file for which a deposit was rejected: its name as deposited, and the codes of the reasons."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DepositFacts:
    """What mails to a depositor tell. ``number`` is empty before registration; ``address`` may be empty. ``refused``
    are the files of a rejected deposit; ``note`` is why an operator refused it, in words."""

    recipient: Recipient
    administration: Bilingual
    tracking_code: str
    submitted_at: datetime | None
    number: str
    refused: tuple[RefusedFile, ...] = ()
    note: str = ""
    in_bulk: bool = False
    """Sent with many others: its receipt is not mailed, the batch's end is."""


@dataclass(frozen=True)
class BatchFacts:
    """What the mail about a batch tells: how many lines it had, and of these were deposited, refused and left."""

    recipient: Recipient
    lines: int
    counts: Mapping[str, int]


@dataclass(frozen=True)
class RegisteredFacts:
    """What mails to the recipient of a registered letter tell: who sent it, and within how many days they decide."""

    recipient: Recipient
    administration: Bilingual
    period_days: int


@dataclass(frozen=True)
class MailFacts:
    """What mails tell of a mail. ``desk_id`` is the desk it is assigned to, empty before; ``note`` is what was last
    written about it, such as why it was rejected; ``void_reason`` is why its number was voided."""

    administration: Bilingual
    number: str
    desk_id: str
    note: str = ""
    void_reason: str = ""


@dataclass(frozen=True)
class RequestFacts:
    """What mails tell of a request to join. ``reason`` is why it was refused, empty otherwise."""

    recipient: Recipient
    administration: Bilingual
    slug: str
    code: str
    reason: str


@dataclass(frozen=True)
class ProgramFacts:
    """What mails tell of a program whose token ends: ``token`` tells it from the program's other tokens. ``told`` are
    those who administer it; nobody, if there is no more reason to tell."""

    administration_id: str
    label: str
    desk: Bilingual
    last_day: date
    token: str
    told: tuple[Recipient, ...]


@dataclass(frozen=True)
class Attachment:
    """A PDF sent along."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Letter:
    """A mail in words of one language, before it is laid out. ``rows`` are labels and values; ``code`` is shown large;
    ``action`` is a button's label and address."""

    language: Language
    subject: str
    sender: str
    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...] = ()
    code: str = ""
    action: tuple[str, str] | None = None
    footer: str = ""
    attachments: tuple[Attachment, ...] = field(default=())
