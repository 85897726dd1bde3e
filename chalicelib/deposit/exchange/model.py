"""What goes both ways between a depositor and the office once the letter has its number, as the deposit keeps it.

Each side keeps what it wrote: the depositor's messages stand with the deposit, the office's with the mail. Events of
the office come in any order and more than once: of two that speak of the same, the later one in the mail's chain holds.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum


class MessageKind(StrEnum):
    """Why the depositor wrote."""

    MESSAGE = "message"
    COMPLETION = "completion"
    WITHDRAWAL = "withdrawal"
    APPEAL = "appeal"


@dataclass(frozen=True)
class Message:
    """What a depositor wrote. ``number`` counts from 1 in each deposit; ``files`` are ids. A withdrawal may be mute."""

    number: int
    kind: MessageKind
    at: datetime
    text: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """When the depositor read what the office wrote, ``up_to`` that place in the mail's chain."""

    up_to: int
    at: datetime


@dataclass(frozen=True)
class Standing:
    """Where the letter lies, and until when it is answered, as the office last said; ``seq`` is that act's place.

    ``stopped_on``: since when the clock stands, waiting for the depositor; ``silence``: what governs the letter makes
    silence an approval.
    """

    seq: int
    entity_id: str
    due_on: date | None = None
    stopped_on: date | None = None
    silence: bool = False

    def is_late(self, today: date) -> bool:
        """Whether the last day went by."""
        return self.due_on is not None and self.stopped_on is None and self.due_on < today


class AskedState(StrEnum):
    """Each is only ever followed by a later one, but for an answer, which was in time."""

    OPEN = "open"
    LAPSED = "lapsed"
    ANSWERED = "answered"


@dataclass(frozen=True)
class Asked:
    """The office's one request to complete the letter, until that day and with it."""

    at: datetime
    until_on: date
    state: AskedState = AskedState.OPEN

    def awaits(self, today: date) -> bool:
        """Whether it can still be answered."""
        return self.state is AskedState.OPEN and today <= self.until_on


@dataclass(frozen=True)
class Rating:
    """How the depositor was served, from 1 to 5, in the end."""

    score: int
    comment: str
    at: datetime


@dataclass(frozen=True)
class Exchange:
    """``written_seq`` and ``written_at`` are those of the last thing that the office wrote; ``sent`` counts the
    depositor's messages."""

    standing: Standing | None = None
    asked: Asked | None = None
    written_seq: int = 0
    written_at: datetime | None = None
    sent: int = 0
    readings: tuple[Reading, ...] = ()
    withdrawal_asked_at: datetime | None = None
    withdrawn_at: datetime | None = None
    appealed_at: datetime | None = None
    reopened_at: datetime | None = None
    rating: Rating | None = None

    @property
    def read_up_to(self) -> int:
        """The last place in the mail's chain that the depositor said to have read."""
        return self.readings[-1].up_to if self.readings else 0

    @property
    def has_unread(self) -> bool:
        """Whether the office wrote something that the depositor has not read."""
        return self.written_seq > self.read_up_to

    def standing_at(self, standing: Standing) -> "Exchange":
        """As the office says; unchanged if it said something later."""
        if self.standing is not None and self.standing.seq >= standing.seq:
            return self
        return replace(self, standing=standing)

    def written(self, seq: int, at: datetime) -> "Exchange":
        """The office wrote."""
        return self if seq <= self.written_seq else replace(self, written_seq=seq, written_at=at)

    def asked_for(self, asked: Asked) -> "Exchange":
        """The office asked, or no longer waits: of the two that tell of it, the instant is the earlier one's, and the
        state goes no step back."""
        known, order = self.asked or asked, list(AskedState)
        state = max(known.state, asked.state, key=order.index)
        return replace(self, asked=replace(asked, at=min(known.at, asked.at), state=state))

    def given_up(self) -> "Exchange":
        """Without waiting for pieces that were asked for before the letter was taken up again."""
        asked, reopened_at = self.asked, self.reopened_at
        if asked is None or reopened_at is None or asked.state is not AskedState.OPEN or asked.at >= reopened_at:
            return self
        return replace(self, asked=replace(asked, state=AskedState.LAPSED))

    def read(self, up_to: int, at: datetime) -> "Exchange":
        """The depositor read so far; unchanged if they had."""
        if up_to <= self.read_up_to:
            return self
        return replace(self, readings=(*self.readings, Reading(up_to, at)))
