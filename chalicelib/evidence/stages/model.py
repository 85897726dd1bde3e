"""Evidence of each stage of a delivery, after ETSI EN 319 522: which event is which evidence, and what it says.

The table of its members is infra/verify/EVIDENCE.md. What is negative has reason codes; nothing names a person.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from chalicelib.kernel.clock import to_iso
from chalicelib.kernel.digests import pointed_to
from chalicelib.kernel.events import Event
from chalicelib.kernel.ids import stable_id
from chalicelib.kernel.languages import Bilingual

KIND = "wasl-evidence"
POLICY = "urn:wasl:evidence:1"
LEVEL = "not_qualified"
"""Of every evidence: the platform is no qualified provider of registered delivery in the sense of law 43-20."""
REPLY_NOTICE = "reply_available"


class Stage(StrEnum):
    """What is evidenced, by its names in ETSI EN 319 522-1."""

    SUBMISSION_ACCEPTANCE = "SubmissionAcceptance"
    SUBMISSION_REJECTION = "SubmissionRejection"
    RELAY_ACCEPTANCE = "RelayAcceptance"
    RELAY_FAILURE = "RelayFailure"
    NOTIFICATION_FOR_ACCEPTANCE = "NotificationForAcceptance"
    NOTIFICATION_FOR_ACCEPTANCE_FAILURE = "NotificationForAcceptanceFailure"
    CONSIGNMENT_ACCEPTANCE = "ConsignmentAcceptance"
    CONSIGNMENT_REJECTION = "ConsignmentRejection"
    EXPIRY = "AcceptanceRejectionExpiry"
    CONTENT_CONSIGNMENT = "ContentConsignment"
    CONSIGNMENT_NOTIFICATION = "ConsignmentNotification"
    CONSIGNMENT_NOTIFICATION_FAILURE = "ConsignmentNotificationFailure"
    CONTENT_ACCESS = "ContentAccessTracking"
    CONTENT_HANDOVER = "ContentHandover"


class About(StrEnum):
    """Which message it is evidence of: the letter, the reply to it, or a letter that was sent registered."""

    LETTER = "letter"
    REPLY = "reply"
    REGISTERED = "registered"


@dataclass(frozen=True)
class Happening:
    """One event as evidence. ``subject`` is ``deposit/ID`` or ``registered/ID``; ``record`` its log record,
    which with the stage gives it its id. ``administration_id`` is the one that had to do with it; ``channel`` is what a
    notification went by, ``mail`` or ``sms``."""

    stage: Stage
    about: About
    subject: str
    record: str
    at: datetime
    administration_id: str
    number: str | None = None
    reply_mail_id: str = ""
    reasons: tuple[str, ...] = ()
    channel: str = ""

    @property
    def id(self) -> str:
        """Always the same for the same record, and no way back to it."""
        return stable_id("evidence", self.record, self.stage)


@dataclass(frozen=True)
class Party:
    """Who sends or receives: an administration, by id and name, or a person, by the salted digest of what they gave."""

    administration_id: str = ""
    name: Bilingual | None = None
    digest: str = ""

    def told(self) -> dict[str, Any]:
        """As evidence names it."""
        if self.name is None:
            return {"role": "person", "digest": self.digest}
        return {
            "role": "administration",
            "id": self.administration_id,
            "name": {"ar": self.name.ar, "fr": self.name.fr},
        }


@dataclass(frozen=True)
class Message:
    """What was delivered. ``id`` is its public verification id; ``contents`` are digests and sizes, None where unknown,
    in order; ``in_reply_to`` the id of the message that it answers."""

    id: str
    submitted_at: datetime
    sender: Party
    recipient: Party
    contents: Sequence[tuple[str | None, int | None]]
    number: str | None = None
    in_reply_to: str | None = None


@dataclass(frozen=True)
class Evidence:
    """A signed evidence as it is kept: the JWS, and what lists show of it; ``channel`` of a notification, empty of one
    made before it was kept."""

    id: str
    stage: Stage
    about: About
    at: datetime
    reasons: tuple[str, ...]
    token: str
    channel: str = ""

    @property
    def is_of_reply(self) -> bool:
        """Whether it says which reply there is, and not only how far the letter came."""
        return self.about is About.REPLY


class Messages(Protocol):
    """What the other contexts know of a message."""

    def of(self, happening: Happening) -> Message:
        """The message that it is evidence of; ``NotFoundError`` if there is none."""


class Evidences(Protocol):
    """Evidence as stored, by its subject."""

    def keep(self, subject: str, evidence: Evidence) -> None:
        """Stores it unless one of this id is there."""

    def has(self, subject: str, at: datetime, evidence_id: str) -> bool:
        """Whether one of this id is there."""

    def of(self, subject: str) -> list[Evidence]:
        """All of a subject, in the order of their instants."""


class Signer(Protocol):
    """Signs in the platform's name."""

    def sign(self, claims: Mapping[str, Any], at: datetime, kind: str) -> str:
        """A compact JWS of this kind over claims that are dated then."""


def claims_of(happening: Happening, message: Message, issuer: str) -> dict[str, Any]:
    """What an evidence says: infra/verify/EVIDENCE.md."""
    source, _, seq = happening.record.rpartition("#")
    return {
        "version": 1,
        "id": happening.id,
        "event": happening.stage.value,
        "event_time": to_iso(happening.at),
        "reasons": list(happening.reasons),
        "policy": POLICY,
        "issuer": {"host": issuer, "level": LEVEL},
        "message_id": message.id,
        "in_reply_to": message.in_reply_to,
        "number": happening.number or message.number,
        "submission_time": to_iso(message.submitted_at),
        "sender": message.sender.told(),
        "recipients": [message.recipient.told()],
        "content": [{"sha256": digest, "size_bytes": size} for digest, size in message.contents],
        "record": {"object": pointed_to(source), "seq": int(seq)},
    }


def happening_of(event: Event) -> Happening | None:
    """The evidence that an event is; None where it is none."""
    if event.name in _OF_DEPOSITS:
        stage, about = _OF_DEPOSITS[event.name]
        subject = f"deposit/{event['deposit_id']}"
    elif event.name in _OF_MAILS:
        stage, about, subject = _OF_MAILS[event.name], About.LETTER, str(event["source"])
    elif event.name in _OF_NOTICES:
        stage, about, subject = _OF_NOTICES[event.name], About.REPLY, str(event["recipient"])
    else:
        stage, about, subject = Stage(event["evidence"]), About.REGISTERED, f"registered/{event['sending_id']}"
    if not _is_evidence(event, about, subject):
        return None
    return Happening(
        stage,
        about,
        subject,
        event.record,
        event.at,
        event.detail.get("to", event.administration_id),
        event.detail.get("number"),
        event.detail.get("reply_mail_id", ""),
        _reasons(event),
        event.detail.get("channel", "") if event.name in _OF_NOTICES else "",
    )


def _is_evidence(event: Event, about: About, subject: str) -> bool:
    if event.name in _OF_NOTICES:
        return event["kind"] == REPLY_NOTICE and subject.startswith("deposit/")
    if event.name in _OF_MAILS:
        return subject.startswith("deposit/") and event.detail.get("direction", "A") == "A"
    return True


def _reasons(event: Event) -> tuple[str, ...]:
    one = event.detail.get("reason_code") or event.detail.get("reason")
    return (str(one),) if one else tuple(event.detail.get("reasons", ()))


_OF_DEPOSITS = {
    "DepositCleared": (Stage.SUBMISSION_ACCEPTANCE, About.LETTER),
    "SubmissionRejected": (Stage.SUBMISSION_REJECTION, About.LETTER),
    "ReplyDelivered": (Stage.CONTENT_CONSIGNMENT, About.REPLY),
    "ReplyAccessed": (Stage.CONTENT_ACCESS, About.REPLY),
}
_OF_MAILS = {
    "MailRegistered": Stage.CONTENT_CONSIGNMENT,
    "MailRejected": Stage.CONSIGNMENT_REJECTION,
    "RelayAccepted": Stage.RELAY_ACCEPTANCE,
    "RelayStopped": Stage.RELAY_FAILURE,
}
_OF_NOTICES = {
    "NoticeSent": Stage.CONSIGNMENT_NOTIFICATION,
    "NoticeFailed": Stage.CONSIGNMENT_NOTIFICATION_FAILURE,
}
_OF_REGISTERED = (
    *("RegisteredLetterSent", "RegisteredLetterNotified", "RegisteredLetterUnreachable", "RegisteredLetterAccepted"),
    *("RegisteredLetterRefused", "RegisteredLetterExpired", "RegisteredLetterDelivered"),
)
EVENTS = (*_OF_DEPOSITS, *_OF_MAILS, *_OF_NOTICES, *_OF_REGISTERED)
"""The events that may be evidence."""
