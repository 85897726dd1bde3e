"""A sealed document on its way through the levels of PAdES, and for as long as it must be kept at the last of them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.log import Chain

GRACE = timedelta(minutes=15)
"""Authorities are asked only then: what they say of a certificate must be later than its last signature."""
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=5), timedelta(days=1)
LATE_AFTER = 7
"""Tries, some five hours: an operator is told."""


class Level(StrEnum):
    """ETSI EN 319 142-1, clause 6."""

    NONE = "none"
    """A signature does not hold, or there is none."""
    B_B = "B-B"
    """Signed."""
    B_T = "B-T"
    """And dated by a trusted authority."""
    B_LT = "B-LT"
    """And with all in it that its validation needs, from authorities that were asked after it was signed."""
    B_LTA = "B-LTA"
    """And all of that under a document timestamp."""

    @property
    def is_dated(self) -> bool:
        """Whether more can be reached."""
        return self in (Level.B_T, Level.B_LT, Level.B_LTA)


class State(StrEnum):
    """What is waited for."""

    WAITING = "waiting"
    """The next step, at ``due_at``."""
    LATE = "late"
    """Likewise, after many tries."""
    LASTING = "lasting"
    """The renewal: the last document timestamp is good until ``due_at``."""
    STOPPED = "stopped"
    """Nothing: a certificate was revoked, which was found at ``due_at``."""
    LEFT = "left"
    """Nothing: no trusted authority dated it, so that there is nothing to prolong."""


@dataclass(frozen=True)
class Sealed:
    """A document as its seal left it. ``id`` is its verification's; a closed register, which is of no mail, has its
    closing's."""

    id: str
    administration_id: str
    mail_id: str
    key: str
    sha256: str


@dataclass(frozen=True)
class Version:
    """A longer-lasting version: the document before it, and an incremental update. ``label`` tells them apart."""

    label: str
    key: str
    sha256: str
    at: datetime


@dataclass(frozen=True)
class Seen:
    """What a file was found to be: its level, and for the last document timestamp how it was made (``suite``, as
    ``sha256-ec256``) and until when its authority's certificates are good."""

    level: Level
    suite: str = ""
    until: datetime | None = None


@dataclass(frozen=True)
class Lasting:
    """A sealed document, followed. ``ends_at``: when the last document timestamp, made of ``suite``, is good no more;
    ``reason``: the code of what is waited for; ``revoked_at``: since when a certificate is revoked; ``tries`` counts
    those of the step that is due."""

    sealed: Sealed
    chain: Chain
    state: State
    due_at: datetime
    level: Level = Level.NONE
    versions: tuple[Version, ...] = ()
    suite: str = ""
    ends_at: datetime | None = None
    tries: int = 0
    reason: str = ""
    revoked_at: datetime | None = None
    version: int = 0

    @classmethod
    def begin(cls, sealed: Sealed, now: datetime) -> "Lasting":
        """What was sealed now."""
        return cls(sealed, Chain.start(f"lasting/{sealed.id}"), State.WAITING, now + GRACE)

    @property
    def id(self) -> str:
        """Its verification's, or its closing's."""
        return self.sealed.id

    @property
    def key(self) -> str:
        """Where the version lies that lasts longest."""
        return self.versions[-1].key if self.versions else self.sealed.key

    @property
    def has_a_step(self) -> bool:
        """Whether there is one to take."""
        return self.state in (State.WAITING, State.LATE)

    def is_due(self, now: datetime) -> bool:
        """Whether it is time to call for its next step."""
        return self.has_a_step and self.due_at <= now

    def next_key(self) -> str:
        """Where its next version goes: the same on every try."""
        place = self.sealed.key.removesuffix(".pdf")
        return f"{place}/lta-{len(self.versions)}.pdf" if self.versions else f"{place}/lt.pdf"

    def found_at(self, level: Level) -> "Lasting":
        """Looked at for the first time."""
        return replace(self, level=level, tries=0, reason="")

    def reached(self, seen: Seen, version: Version, now: datetime) -> "Lasting":
        """With a new version: at B-LTA until its timestamp ends, before that with another step due at once."""
        kept = replace(self, level=seen.level, suite=seen.suite, ends_at=seen.until, tries=0, reason="")
        kept = replace(kept, versions=(*self.versions, version))
        if seen.level is Level.B_LTA and seen.until is not None:
            return replace(kept, state=State.LASTING, due_at=seen.until)
        return replace(kept, state=State.WAITING, due_at=now)

    def to_renew(self, now: datetime) -> "Lasting":
        """Its renewal is due."""
        return replace(self, state=State.WAITING, due_at=now)

    def leased(self, until: datetime) -> "Lasting":
        """Somebody was called for it; who finds it again after ``until`` calls once more."""
        return replace(self, due_at=until)

    def postponed(self, reason: str, now: datetime) -> "Lasting":
        """Somebody did not answer: the more often, the later it is tried again."""
        tries = self.tries + 1
        wait = min(FIRST_WAIT * 2**self.tries, LONGEST_WAIT) if tries < 2 * LATE_AFTER else LONGEST_WAIT
        state = State.LATE if tries >= LATE_AFTER else State.WAITING
        return replace(self, state=state, due_at=now + wait, tries=tries, reason=reason)

    def waiting_for(self, reason: str, until: datetime) -> "Lasting":
        """Nothing is wrong, it is only too early: not a try."""
        return replace(self, state=State.WAITING, due_at=until, reason=reason)

    def stopped(self, revoked_at: datetime, now: datetime) -> "Lasting":
        """It stays at its level."""
        return replace(self, state=State.STOPPED, due_at=now, revoked_at=revoked_at, reason="lasting.revoked")

    def with_chain(self, chain: Chain) -> "Lasting":
        """With one more record."""
        return replace(self, chain=chain)

    def left(self, level: Level, now: datetime) -> "Lasting":
        """Nothing makes it last."""
        return replace(self, state=State.LEFT, due_at=now, level=level)
