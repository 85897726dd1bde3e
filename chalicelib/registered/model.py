"""A letter sent registered: told to its recipient, accepted or refused by them, or left until its period was over.

The names of evidence are those of ETSI EN 319 522-1. What they prove here is what the platform recorded, under its own
key: it is no qualified trust service, and no evidence says so.
"""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from chalicelib.kernel.clock import CIVIL_TIME, civil_date
from chalicelib.kernel.errors import ConflictError
from chalicelib.kernel.languages import Language
from chalicelib.kernel.log import Chain

SHORTEST_PERIOD, LONGEST_PERIOD = 1, 60
"""Days. Between them the sender states the period: no default is a rule of law that we could name."""
LEVEL = "not_qualified"
"""Of every evidence: the platform is no qualified provider of registered delivery in the sense of law 43-20."""


class SendingState(StrEnum):
    """Where a letter stands. ``UNREACHABLE``: the mail that should have told its recipient came back."""

    SENT = "sent"
    NOTIFIED = "notified"
    UNREACHABLE = "unreachable"
    ACCEPTED = "accepted"
    DELIVERED = "delivered"
    REFUSED = "refused"
    EXPIRED = "expired"


class Evidence(StrEnum):
    """What is recorded of a sending, by its names in ETSI EN 319 522-1."""

    SUBMISSION_ACCEPTANCE = "SubmissionAcceptance"
    NOTIFICATION_FOR_ACCEPTANCE = "NotificationForAcceptance"
    NOTIFICATION_FAILURE = "NotificationForAcceptanceFailure"
    CONSIGNMENT_ACCEPTANCE = "ConsignmentAcceptance"
    CONSIGNMENT_REJECTION = "ConsignmentRejection"
    EXPIRY = "AcceptanceRejectionExpiry"
    CONTENT_HANDOVER = "ContentHandover"


@dataclass(frozen=True)
class Document:
    """The sealed letter: ``key`` in the evidence bucket, the number that it bears, its public id."""

    key: str
    sha256: str
    number: str
    verification_id: str


@dataclass(frozen=True)
class Recipient:
    """To whom it is sent. They prove themselves by a code mailed to that address, and by nothing else."""

    name: str
    email: str
    language: Language


@dataclass(frozen=True)
class Moment:
    """Something that happened, and when; ``reason`` is a code, on negative evidence."""

    evidence: Evidence
    at: datetime
    reason: str = ""


@dataclass(frozen=True)
class Sending:
    """One letter to one recipient. ``id`` is in the link that they are mailed. ``due_at`` is the instant from which it
    has expired, known once they were told; None while no period runs."""

    id: str
    administration_id: str
    desk_id: str
    mail_id: str
    document: Document
    recipient: Recipient
    period_days: int
    sent_at: datetime
    chain: Chain
    state: SendingState = SendingState.SENT
    moments: tuple[Moment, ...] = ()
    due_at: datetime | None = None
    heard: int = 0
    """The place, in the chain of the mail that tells of it, of what was heard of it last."""
    version: int = 0

    @property
    def awaits_answer(self) -> bool:
        """The recipient may still accept or refuse it, unless its period is over."""
        return self.state in (SendingState.SENT, SendingState.NOTIFIED, SendingState.UNREACHABLE)

    @property
    def is_accepted(self) -> bool:
        """The recipient may open it."""
        return self.state in (SendingState.ACCEPTED, SendingState.DELIVERED)

    @property
    def is_opened(self) -> bool:
        """The recipient has opened it."""
        return self.state is SendingState.DELIVERED

    @property
    def last_day(self) -> date | None:
        """The last civil day on which it may be accepted."""
        return civil_date(self.due_at - timedelta(seconds=1)) if self.due_at else None

    @property
    def source(self) -> str:
        """How mails, codes and grants name it."""
        return f"registered/{self.id}"

    def at(self, evidence: Evidence) -> datetime | None:
        """When that was recorded first; None if it was not."""
        return next((moment.at for moment in self.moments if moment.evidence == evidence), None)

    def is_over(self, now: datetime) -> bool:
        """Its period has ended, whether that was recorded yet or not."""
        return self.awaits_answer and self.due_at is not None and now >= self.due_at

    def must_await_answer(self) -> None:
        """``ConflictError`` with a code for each reason why nothing can be decided any more."""
        if not self.awaits_answer:
            code = "registered.already_refused" if self.state is SendingState.REFUSED else "registered.already_accepted"
            raise ConflictError("registered.expired" if self.state is SendingState.EXPIRED else code)

    def notified(self, at: datetime, seq: int) -> "Sending":
        """The mail that tells of it went: the period runs, the day of the mail not counted, to the end of its last."""
        after = replace(self._with(Evidence.NOTIFICATION_FOR_ACCEPTANCE, at), heard=seq)
        if not self.awaits_answer:
            return after
        last = civil_date(at) + timedelta(days=self.period_days)
        due_at = datetime.combine(last + timedelta(days=1), time(), CIVIL_TIME).astimezone(UTC)
        return replace(after, state=SendingState.NOTIFIED, due_at=due_at)

    def unreachable(self, at: datetime, reason: str, seq: int) -> "Sending":
        """The mail came back: no period runs, since its recipient was told nothing."""
        after = self._with(Evidence.NOTIFICATION_FAILURE, at, reason)
        return replace(after, state=SendingState.UNREACHABLE, due_at=None, heard=seq)

    def accepted(self, at: datetime) -> "Sending":
        """By its recipient."""
        return replace(self._with(Evidence.CONSIGNMENT_ACCEPTANCE, at), state=SendingState.ACCEPTED, due_at=None)

    def refused(self, at: datetime) -> "Sending":
        """By its recipient."""
        after = self._with(Evidence.CONSIGNMENT_REJECTION, at, "refused_by_recipient")
        return replace(after, state=SendingState.REFUSED, due_at=None)

    def expired(self, at: datetime) -> "Sending":
        """Neither accepted nor refused within its period."""
        after = self._with(Evidence.EXPIRY, at, "period_over")
        return replace(after, state=SendingState.EXPIRED, due_at=None)

    def delivered(self, at: datetime) -> "Sending":
        """Its recipient opened it."""
        return replace(self._with(Evidence.CONTENT_HANDOVER, at), state=SendingState.DELIVERED)

    def _with(self, evidence: Evidence, at: datetime, reason: str = "") -> "Sending":
        return replace(self, moments=(*self.moments, Moment(evidence, at, reason)))
