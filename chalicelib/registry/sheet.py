"""What the register says about a mail, apart from its number."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chalicelib.kernel.access import Confidentiality
from chalicelib.registry.clocks.procedure import Procedure


class Channel(StrEnum):
    """How the mail reached the office."""

    PORTAL = "portal"
    COUNTER = "counter"
    POST = "post"
    EMAIL = "email"
    COURIER = "courier"
    DESK = "desk"


class Nature(StrEnum):
    """What sort of writing it is."""

    LETTER = "letter"
    REQUEST = "request"
    COMPLAINT = "complaint"
    REPLY = "reply"
    CIRCULAR = "circular"
    INVOICE = "invoice"
    REPORT = "report"
    OTHER = "other"


class Priority(StrEnum):
    """How soon it must be dealt with."""

    NORMAL = "normal"
    URGENT = "urgent"
    VERY_URGENT = "very_urgent"


@dataclass(frozen=True)
class SheetFile:
    """A document of the mail; ``sha256`` is 64 hexadecimal characters over its bytes, as inspected. ``nature`` is what
    its depositor said that it is (``letter``, ``annex`` …), empty where nobody said; ``kind`` what its bytes say."""

    id: str
    name: str
    size_bytes: int
    sha256: str
    pages: int | None = None
    nature: str = ""
    kind: str = "pdf"


@dataclass(frozen=True)
class Sheet:
    """What the register says about a mail, apart from its number. ``language`` is ``ar``, ``fr`` or ``zgh``.

    ``addressee`` is written for outgoing and internal mail; ``entity_id`` is the entity it is addressed to; ``due_on``
    the last day to reply, as it was fixed with the sheet. ``represented`` is whom the sender writes for;
    ``helper`` the agent who filled the deposit in for them.
    """

    subject: str
    sender: str
    channel: Channel
    received_on: date
    entity_id: str
    addressee: str = ""
    sender_reference: str = ""
    document_on: date | None = None
    nature: Nature = Nature.LETTER
    language: str = "ar"
    priority: Priority = Priority.NORMAL
    confidentiality: Confidentiality = Confidentiality.ORDINARY
    pages: int | None = None
    keywords: tuple[str, ...] = ()
    files: tuple[SheetFile, ...] = ()
    reply_to: str = ""
    due_on: date | None = None
    represented: str = ""
    helper: str = ""
    procedure: Procedure = field(default_factory=Procedure)


@dataclass(frozen=True)
class Qualification:
    """What qualifying decides of a mail. ``model`` is the registration model whose procedure it follows; empty to leave
    that as it is."""

    nature: Nature
    priority: Priority
    confidentiality: Confidentiality
    language: str
    entity_id: str
    due_on: date | None = None
    model: str = ""
