"""Counts tries within windows that begin with their first try, and refuses beyond a limit."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ThrottledError


@dataclass(frozen=True)
class Tally:
    """How many were counted in the window that ends then."""

    count: int
    ends_at: datetime


class Tallies(Protocol):
    """Counts by key; a window that is over counts as none."""

    def read(self, key: str, now: datetime) -> Tally | None:
        """The present window's tally, if anything was counted in it."""

    def add(self, key: str, now: datetime, ends_at: datetime) -> Tally:
        """Counts one more; the first of a window says when it ends."""

    def clear(self, key: str) -> None:
        """Forgets the window."""


class Throttle:
    """At most ``limit`` in each ``window``, by key; keys are stored digested."""

    def __init__(self, name: str, limit: int, window: timedelta, tallies: Tallies, clock: Clock) -> None:
        self.name, self.limit, self.window = name, limit, window
        self._tallies, self._clock = tallies, clock

    def check(self, key: str) -> None:
        """:class:`ThrottledError` if the limit is reached; counts nothing."""
        tally = self._tallies.read(self._key(key), self._clock.now())
        if tally is not None and tally.count >= self.limit:
            raise self._refusal(tally)

    def hit(self, key: str) -> None:
        """Counts one; :class:`ThrottledError` if that is beyond the limit."""
        now = self._clock.now()
        tally = self._tallies.add(self._key(key), now, now + self.window)
        if tally.count > self.limit:
            raise self._refusal(tally)

    def clear(self, key: str) -> None:
        """Forgets what was counted."""
        self._tallies.clear(self._key(key))

    def _key(self, key: str) -> str:
        return f"{self.name}/{sha256(key.encode())}"

    def _refusal(self, tally: Tally) -> ThrottledError:
        left = max(int((tally.ends_at - self._clock.now()).total_seconds()), 1)
        return ThrottledError("web.throttled", retry_after_seconds=left, minutes=-(-left // 60))
