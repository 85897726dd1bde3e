"""What is said and to whom: facts that the other contexts give, and letters made of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from chalicelib.kernel.languages import Bilingual, Language


@dataclass(frozen=True)
class Recipient:
    """Who is written to. ``id`` says what they are written to for: ``deposit/ID``, ``agent/ID`` …; ``address`` may be
    empty; ``phone`` is E.164 where they asked for short messages, else empty."""

    id: str
    address: str
    language: Language
    phone: str = ""


@dataclass(frozen=True)
class RefusedFile:
    """A file for which a deposit was rejected: its name as deposited, and the codes of the reasons."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class DepositFacts:
    """What mails to a depositor tell. ``number`` and ``mail_id`` are empty before registration. ``refused`` are the
    files of a rejected deposit; ``note`` is why an operator refused it, in words."""

    recipient: Recipient
    administration: Bilingual
    tracking_code: str
    submitted_at: datetime | None
    number: str
    refused: tuple[RefusedFile, ...] = ()
    note: str = ""
    mail_id: str = ""
    in_bulk: bool = False
    """Sent with many others: the receipt of its deposit is not mailed, the batch's end is."""


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
class Item:
    """One line of a digest: what it is about, its number, its day and time, and the page that it opens."""

    title: str
    number: str
    at: str
    address: str


@dataclass(frozen=True)
class Letter:
    """A mail in words of one language, before it is laid out. ``rows`` are labels and values; ``items`` the lines of a
    digest; ``code`` is shown large; ``action`` is a button's label and address."""

    language: Language
    subject: str
    sender: str
    heading: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...] = ()
    items: tuple[Item, ...] = ()
    code: str = ""
    action: tuple[str, str] | None = None
    footer: str = ""
    attachments: tuple[Attachment, ...] = field(default=())
