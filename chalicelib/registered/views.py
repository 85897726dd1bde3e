"""Registered letters as the API shows them: to the desk that sends them, and to their recipient."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.registered.model import LEVEL, LONGEST_PERIOD, SHORTEST_PERIOD, Moment, Sending, SendingState
from chalicelib.registered.sending import SendingGiven
from chalicelib.web.bodies import Strict
from chalicelib.web.views import NameView

_SENT: dict[str, Any] = {"name": "Fatima Alami", "email": "fatima@citizen.example", "language": "fr", "period_days": 15}


class RegisteredGiven(Strict):
    """To whom the sealed reply of a mail is sent registered. Without an address, to the depositor that it answers."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SENT]})

    name: str = Field("", max_length=1000)
    email: str = Field("", max_length=1000)
    language: Language = Field(
        Language.ARABIC,
        description="What the recipient is told in; a depositor, where no address is given, is told in their deposit's",
    )
    period_days: int = Field(
        ge=SHORTEST_PERIOD,
        le=LONGEST_PERIOD,
        description="Within so many days of the mail that tells them, its day not counted, they may accept or refuse",
    )

    def given(self) -> SendingGiven:
        """As the domain takes it."""
        return SendingGiven(self.name, self.email, self.language, self.period_days)


class MomentView(BaseModel):
    """Something recorded: its name in ETSI EN 319 522-1; ``reason`` is a code, on negative evidence."""

    evidence: str
    at: datetime
    reason: str

    @classmethod
    def of(cls, moment: Moment) -> "MomentView":
        """The view of a moment."""
        return cls(evidence=moment.evidence, at=moment.at, reason=moment.reason)


class RegisteredView(BaseModel):
    """A sending as its sender sees it. ``level`` says that the platform is no qualified provider (law 43-20)."""

    id: str
    mail_id: str
    state: SendingState
    level: str
    number: str
    sha256: str
    recipient_name: str
    recipient_email: str
    period_days: int
    sent_at: datetime
    last_day: date | None = Field(description="The last civil day to accept or refuse; null while no period runs")
    moments: list[MomentView]

    @classmethod
    def of(cls, sending: Sending, state: SendingState) -> "RegisteredView":
        """The view of a sending."""
        return cls(
            id=sending.id,
            mail_id=sending.mail_id,
            state=state,
            level=LEVEL,
            number=sending.document.number,
            sha256=sending.document.sha256,
            recipient_name=sending.recipient.name,
            recipient_email=sending.recipient.email,
            period_days=sending.period_days,
            sent_at=sending.sent_at,
            last_day=sending.last_day,
            moments=[MomentView.of(moment) for moment in sending.moments],
        )


class RegisteredLettersView(BaseModel):
    """The sendings of a mail, the newest first."""

    items: list[RegisteredView]

    @classmethod
    def of(cls, found: Iterable[tuple[Sending, SendingState]]) -> "RegisteredLettersView":
        """The view of these."""
        return cls(items=[RegisteredView.of(sending, state) for sending, state in found])


class ConsignmentView(BaseModel):
    """A letter as its recipient sees it before they accept it: who sent it, until when they may decide. After that, its
    number and digest too."""

    state: SendingState
    level: str
    administration: NameView
    sent_at: datetime
    last_day: date | None
    number: str | None
    sha256: str | None

    @classmethod
    def of(cls, sending: Sending, state: SendingState, sender: Bilingual) -> "ConsignmentView":
        """The view of a letter."""
        document = sending.document if sending.is_accepted else None
        return cls(
            state=state,
            level=LEVEL,
            administration=NameView.of(sender),
            sent_at=sending.sent_at,
            last_day=sending.last_day,
            number=document.number if document else None,
            sha256=document.sha256 if document else None,
        )


class CodeSentView(BaseModel):
    """A code of six digits is on its way."""

    expires_in_seconds: int


class DecisionGiven(Strict):
    """What the recipient decides, with the six digits from the mail. A refusal is final."""

    accepted: bool
    one_time_code: str = Field(max_length=50, examples=["041273"])


class DecidedView(BaseModel):
    """The decision as it stands; for an accepted letter, the token that opens it: half an hour, this letter."""

    consignment: ConsignmentView
    token: str | None
    token_expires_at: datetime | None
