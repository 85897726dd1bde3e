"""A letter on its way, and its reply, as the API shows them to whoever holds the tracking code."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from chalicelib.deposit.exchange.possible import Next, what_next
from chalicelib.deposit.fates import Reply
from chalicelib.deposit.following.legs import Leg
from chalicelib.deposit.following.timeline import Step, timeline
from chalicelib.deposit.model import Deposit, DepositedFile, DepositState
from chalicelib.deposit.ports import AdministrationFacts, Told
from chalicelib.kernel.languages import Bilingual, Language
from chalicelib.kernel.wording import day_words
from chalicelib.web.bodies import Strict
from chalicelib.web.queries import Query
from chalicelib.web.texts import text
from chalicelib.web.views import explained


class StepView(BaseModel):
    """One step of the way: ``done``, ``current``, ``waiting`` or ``failed``; in words of the asked language."""

    name: str
    state: str
    at: datetime | None
    text: str
    note: str | None = Field(description="What there is to know besides, such as why a letter was rejected")

    @classmethod
    def of(cls, step: Step, language: Language) -> "StepView":
        """The step in words."""
        note = text(language, f"deposit-note-{step.note}") if step.note else None
        words = text(language, f"deposit-step-{step.name}")
        return cls(name=step.name, state=step.state, at=step.at, text=words, note=note)


class AddresseeView(BaseModel):
    """The administration's name in both languages."""

    ar: str
    fr: str


class RefusedFileView(BaseModel):
    """A file for which the submission was rejected. ``reasons`` are codes, ``explanations`` sentences."""

    name: str
    reasons: list[str]
    explanations: list[str] = Field(description="The reasons as sentences in the asked language")

    @classmethod
    def of(cls, file: DepositedFile, language: Language) -> "RefusedFileView":
        """The view of a refused file."""
        return cls(name=file.name, reasons=list(file.reasons), explanations=explained(file.reasons, language))


class ReplyThereView(BaseModel):
    """A reply waits behind a one-time code; ``accessed_at`` once it was opened for the first time."""

    sealed_at: datetime
    accessed_at: datetime | None

    @classmethod
    def of(cls, reply: Reply) -> "ReplyThereView":
        """That there is one, and nothing of it."""
        return cls(sealed_at=reply.sealed_at, accessed_at=reply.accessed_at)


class NextView(BaseModel):
    """What comes next, in words of the asked language, and the day it speaks of."""

    name: str
    text: str
    until_on: date | None
    silence: str | None = Field(description="What silence means, where the text that governs the letter says so")

    @classmethod
    def of(cls, coming: Next, language: Language) -> "NextView":
        """The view of it."""
        day = day_words(coming.until_on, language) if coming.until_on else ""
        words = text(language, f"deposit-next-{coming.name}", date=day)
        silence = text(language, f"deposit-silence-{coming.silence}", date=day) if coming.silence else None
        return cls(name=coming.name, text=words, until_on=coming.until_on, silence=silence)


class LegView(BaseModel):
    """An administration that the letter was sent on to; the instant of its deposit stays. ``number`` comes with its
    registration there."""

    administration: AddresseeView
    sent_at: datetime | None
    number: str | None
    registered_at: datetime | None

    @classmethod
    def of(cls, leg: Leg, administration: AdministrationFacts) -> "LegView":
        """The view of a leg."""
        name = AddresseeView(ar=administration.name.ar, fr=administration.name.fr)
        return cls(administration=name, sent_at=leg.sent_at, number=leg.number or None, registered_at=leg.registered_at)


class ToldView(BaseModel):
    """One message to the depositor: no address is named. ``text`` says what it told, ``how`` how far it came."""

    kind: str
    channel: Literal["mail", "sms", "hand", "post"]
    state: Literal["waiting", "sent", "delayed", "delivered", "failed", "resent"]
    at: datetime
    text: str
    how: str

    @classmethod
    def of(cls, told: Told, language: Language) -> "ToldView":
        """The message in words."""
        words = text(language, f"notices-{told.kind.replace('_', '-')}-heading")
        how = text(language, f"notices-state-{told.state}")
        return cls.model_validate({**vars(told), "text": words, "how": how})


class TrackingView(BaseModel):
    """How far a letter is, and what kept it from being accepted; nothing of what it says or who sent it."""

    tracking_code: str
    administration: AddresseeView
    state: DepositState
    number: str | None
    handling: AddresseeView | None = Field(description="The service where the letter lies")
    due_on: date | None = Field(description="The last day to answer it")
    stopped_on: date | None = Field(description="Since when that clock stands, waiting for the depositor")
    next: NextView
    unread: bool = Field(description="Whether the office wrote something that waits behind a one-time code")
    legs: list[LegView] = Field(description="Where it was sent on to, in order")
    steps: list[StepView]
    refused: list[RefusedFileView] = Field(description="The files for which the submission was rejected")
    refusal_note: str | None = Field(description="Why an operator refused the submission, in words")
    reply: ReplyThereView | None
    told: list[ToldView] = Field(description="What the depositor was sent about it, the oldest first")

    @classmethod
    def of(
        cls,
        deposit: Deposit,
        administration: Bilingual,
        handling: Bilingual | None,
        today: date,
        told: Sequence[Told],
        language: Language,
        legs: Iterable[tuple[Leg, AdministrationFacts]] = (),
    ) -> "TrackingView":
        """The way of a submitted deposit."""
        standing = deposit.standing
        return cls(
            tracking_code=deposit.submitted.tracking_code,
            administration=AddresseeView(ar=administration.ar, fr=administration.fr),
            state=deposit.state,
            number=deposit.registration.number if deposit.registration else None,
            handling=AddresseeView(ar=handling.ar, fr=handling.fr) if handling else None,
            due_on=standing.due_on if standing else None,
            stopped_on=standing.stopped_on if standing else None,
            next=NextView.of(what_next(deposit, today), language),
            unread=deposit.exchange.has_unread,
            legs=[LegView.of(leg, body) for leg, body in legs],
            steps=[StepView.of(step, language) for step in timeline(deposit)],
            refused=_refused(deposit, language),
            refusal_note=deposit.rejection_note or None,
            reply=ReplyThereView.of(deposit.reply) if deposit.reply else None,
            told=[ToldView.of(it, language) for it in told],
        )


class CodeAsked(Query):
    """By ``sms`` only where the depositor asked for short messages."""

    by: Literal["mail", "sms"] = Field("mail", description="By what the code is to come")


class CodeSentView(BaseModel):
    """Six digits are on their way to the address that the depositor gave."""

    expires_in_seconds: int


class CodeGiven(Strict):
    """The six digits from the mail; whoever has a token already may leave them out."""

    one_time_code: str = Field("", max_length=50, examples=["041273"])


class ReplyQuery(Query):
    """Which of the replies, where there are several."""

    number: str = Field("", max_length=60, description="Of an earlier reply, to a letter that was taken up again")


class ReplyView(BaseModel):
    """A sealed reply that was opened. ``verification_id`` is what its QR shows."""

    number: str
    sealed_at: datetime
    accessed_at: datetime | None
    sha256: str
    verification_id: str

    @classmethod
    def of(cls, reply: Reply) -> "ReplyView":
        """The view of a reply."""
        return cls(
            number=reply.number,
            sealed_at=reply.sealed_at,
            accessed_at=reply.accessed_at,
            sha256=reply.sha256,
            verification_id=reply.verification_id,
        )


class OpenedReplyView(BaseModel):
    """The reply, and the token that reads it: send it as ``Authorization: Bearer``, keep it no longer than it holds."""

    reply: ReplyView
    token: str
    token_expires_at: datetime


def _refused(deposit: Deposit, language: Language) -> list[RefusedFileView]:
    files = deposit.refused_files if deposit.rejected_at else ()
    return [RefusedFileView.of(file, language) for file in files]
