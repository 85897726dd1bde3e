"""A bundle that somebody asked for, and how far it is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from chalicelib.kernel.ids import new_id

LIFETIME = timedelta(hours=12)
"""How long it can be fetched. The bucket's rule removes no file before it is a day old."""
FRESH = timedelta(minutes=10)
"""How long one that is ready is answered to whoever asks again: a newer one would hold hardly more."""
PATIENCE = timedelta(hours=1)
"""How long a head of the tree is waited for: it takes two minutes while nothing is broken."""


class State(StrEnum):
    """Where it stands."""

    ASKED = "asked"
    MAKING = "making"
    WAITING = "waiting"
    """The next head of the tree is to hold its last records."""
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True)
class Wanted:
    """One bundle of a subject. ``reason`` is the code of the error for which none can be made."""

    subject: str
    id: str
    state: State
    asked_at: datetime
    expires_at: datetime
    made_at: datetime | None = None
    size_bytes: int = 0
    reason: str = ""

    @classmethod
    def ask(cls, subject: str, now: datetime) -> "Wanted":
        """A new one."""
        return cls(subject, new_id(), State.ASKED, now, now + LIFETIME)

    @property
    def key(self) -> str:
        """Where it is written, however often it is made."""
        return f"bundles/{self.id}.zip"

    @property
    def is_ready(self) -> bool:
        """Whether it can be fetched."""
        return self.state is State.READY

    @property
    def is_moving(self) -> bool:
        """Whether it will become another by itself."""
        return self.state in (State.ASKED, State.MAKING, State.WAITING)

    def answers(self, now: datetime) -> bool:
        """Whether it stands for what is asked for now."""
        if self.state is State.READY:
            return self.made_at is not None and now < self.made_at + FRESH
        return self.is_moving and now < self.expires_at

    def making(self) -> "Wanted":
        """Somebody is at it."""
        return replace(self, state=State.MAKING)

    def waiting(self, now: datetime) -> "Wanted":
        """For the next head, or no longer."""
        if now < self.asked_at + PATIENCE:
            return replace(self, state=State.WAITING)
        return self.failed("bundles.not_in_tree_yet")

    def ready(self, size_bytes: int, now: datetime) -> "Wanted":
        """There it is."""
        return replace(self, state=State.READY, made_at=now, expires_at=now + LIFETIME, size_bytes=size_bytes)

    def failed(self, reason: str) -> "Wanted":
        """There will be none."""
        return replace(self, state=State.FAILED, reason=reason)
