"""A notice: one mail, or one short message, to one person about one event, sent once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from chalicelib.kernel.log import Chain
from chalicelib.notices.fates import FAILURES, Fate, worse
from chalicelib.notices.kinds import Kind

CLAIM_LIFETIME = timedelta(seconds=30)
RETRY_AFTER = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 360))
"""How long to wait after each sending that nobody answered."""
ATTEMPTS = len(RETRY_AFTER) + 1


class Channel(StrEnum):
    """By what it goes. ``HAND`` and ``POST`` are what the registry office did with a printed paper."""

    MAIL = "mail"
    SMS = "sms"
    HAND = "hand"
    POST = "post"


class State(StrEnum):
    """Where a notice stands.

    ``SENDING`` is a claim that lapses; ``WAITING`` is tried from ``at`` on; ``HELD`` waits for its desk's digest, and
    ``GATHERED`` stands in one. ``SENT`` was taken; ``DELAYED`` and ``DELIVERED`` are what is told of it afterwards.
    ``FAILED`` goes by no effort of our own; ``RESENT`` failed, and another took its place. ``DROPPED`` concerns nobody
    any more.
    """

    SENDING = "sending"
    WAITING = "waiting"
    HELD = "held"
    GATHERED = "gathered"
    SENT = "sent"
    DELAYED = "delayed"
    DELIVERED = "delivered"
    FAILED = "failed"
    RESENT = "resent"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Notice:
    """One message to one person. ``recipient`` is ``deposit/ID``, ``request/ID``, ``agent/ID``, ``batch/ID``,
    ``sender/ID`` or ``registered/ID``: the address is looked up when it is sent; ``detail`` holds the event's ids and
    codes, nothing else. ``reason`` says why sending failed, or is put off; ``fate`` is the furthest that was told of
    the last sending."""

    id: str
    kind: Kind
    administration_id: str
    recipient: str
    detail: Mapping[str, Any]
    correlation_id: str
    made_at: datetime
    at: datetime
    state: State
    attempts: int
    chain: Chain
    version: int = 0
    reason: str = ""
    sending: int = 0
    """How often it was handed over to a service, or was about to be; retries of an operator count on."""
    channel: Channel = Channel.MAIL
    desk_ids: tuple[str, ...] = ()
    """The desks for which an agent is written to; empty for everybody else."""
    fate: str = ""
    instead_of: str = ""
    """The notice that failed and that this one was sent for."""
    alone: bool = False
    """A short message to somebody to whom no mail goes."""
    insists: bool = False
    """An operator has it tried again, though its address may be closed."""

    @property
    def tag(self) -> str:
        """What this sending is known by when something is told of it."""
        return f"{self.id}-{self.sending}"

    @property
    def recipient_id(self) -> str:
        """The id alone."""
        return self.recipient.partition("/")[2]

    @property
    def to_depositor(self) -> bool:
        """Whether it goes to who deposited a letter."""
        return self.recipient.startswith("deposit/")

    @property
    def to_colleague(self) -> bool:
        """Whether it goes to somebody whom the letter is shared with, and not to who deposited it."""
        return "colleague" in self.detail

    @property
    def mail_id(self) -> str:
        """The registered mail that a depositor is told about; empty where there is none yet."""
        return str(self.detail.get("mail_id", "")) if self.to_depositor else ""

    @property
    def is_unreached(self) -> bool:
        """Whether a registry office should reach its depositor otherwise: it failed, and can be sent again. A short
        message beside a mail is none of it, unless it was sent for one that failed."""
        reaches_alone = self.channel is Channel.MAIL or self.alone or bool(self.instead_of)
        return self.state is State.FAILED and bool(self.mail_id) and not self.kind.plan.secret and reaches_alone

    def open_to(self, now: datetime) -> bool:
        """Whether it may be claimed: it waits, or the one who claimed it did not come back."""
        if self.state is State.SENDING:
            return now - self.at >= CLAIM_LIFETIME
        return self.state is State.WAITING

    def claimed(self, now: datetime) -> "Notice":
        """About to be sent."""
        attempts, sending = self.attempts + 1, self.sending + 1
        return replace(self, state=State.SENDING, attempts=attempts, sending=sending, fate="", at=now)

    def again(self, now: datetime) -> "Notice":
        """In the way once more, at an operator's word."""
        return replace(self, state=State.WAITING, attempts=0, at=now, reason="", insists=True)

    def put_off(self, until: datetime, reason: str, counts: bool = True) -> "Notice":
        """Waits until then. A try that the service did not even take does not count."""
        attempts = self.attempts if counts else max(0, self.attempts - 1)
        return replace(self, state=State.WAITING, attempts=attempts, at=until, reason=reason)

    def told(self, fate: Fate, now: datetime) -> "Notice":
        """The same notice with what was told of it; itself if that is nothing new.

        Of everything told of one sending the worst stands, whatever the order and however often: a mail may be
        delivered and then bounce, or be complained of. What is told of an earlier sending is passed over.
        """
        if fate.sending != self.sending or worse(self.fate, fate.code) == self.fate:
            return self
        failed = fate.code in FAILURES
        state = State.FAILED if failed else State(fate.code)
        if self.state in _PAST_TELLING:
            return replace(self, fate=fate.code)
        return replace(self, fate=fate.code, state=state, reason=fate.code if failed else "", at=now)


_PAST_TELLING = {State.RESENT, State.GATHERED, State.DROPPED}


@dataclass(frozen=True)
class Need:
    """A notice that is called for, before it is known whether it was sent already. ``occasion`` is the event's record,
    or what else it is made once for."""

    kind: Kind
    administration_id: str
    recipient: str
    occasion: str
    detail: Mapping[str, Any]
    correlation_id: str
    channel: Channel = Channel.MAIL
    desk_ids: tuple[str, ...] = ()
    instead_of: str = ""
    alone: bool = False

    @property
    def id(self) -> str:
        """The same for the same event, kind, recipient and channel, so that a repeated event finds its notice."""
        by = "" if self.channel is Channel.MAIL else f"|{self.channel}"
        return hashlib.sha256(f"{self.occasion}|{self.kind}|{self.recipient}{by}".encode()).hexdigest()[:32]

    def notice(self, now: datetime) -> Notice:
        """The notice, not tried yet."""
        return Notice(
            id=self.id,
            kind=self.kind,
            administration_id=self.administration_id,
            recipient=self.recipient,
            detail=self.detail,
            correlation_id=self.correlation_id,
            made_at=now,
            at=now,
            state=State.WAITING,
            attempts=0,
            chain=Chain.start(f"notice/{self.id}"),
            channel=self.channel,
            desk_ids=self.desk_ids,
            instead_of=self.instead_of,
            alone=self.alone,
        )

    @property
    def may_wait(self) -> bool:
        """Whether its desk may have it wait for a digest."""
        return bool(self.desk_ids) and not self.kind.plan.pressing


class Frequency(StrEnum):
    """How often an agent wants to be written to for a desk."""

    IMMEDIATE = "immediate"
    DAILY = "daily"
    WEEKLY = "weekly"

    @property
    def is_digest(self) -> bool:
        """Whether notices wait and go together."""
        return self is not Frequency.IMMEDIATE


@dataclass(frozen=True)
class Preferences:
    """What one agent wants, by desk; a desk that is not named is immediate."""

    agent_id: str
    chain: Chain
    by_desk: Mapping[str, Frequency] = field(default_factory=dict)
    version: int = 0

    def of(self, desk_ids: tuple[str, ...]) -> Frequency:
        """For a notice that concerns these desks: the most frequent."""
        order = list(Frequency)
        wanted = [self.by_desk.get(desk_id, Frequency.IMMEDIATE) for desk_id in desk_ids]
        return min(wanted, key=order.index, default=Frequency.IMMEDIATE)


@dataclass(frozen=True)
class Turn:
    """Held notices of one agent, few enough for one digest, to be looked at: those go that the agent wants ``due``."""

    agent_id: str
    notice_ids: tuple[str, ...]
    due: frozenset[Frequency]
