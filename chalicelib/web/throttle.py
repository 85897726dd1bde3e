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

    def close(self, key: str, ends_at: datetime) -> None:
        """The present window ends then, and not before."""

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
        return refusal("web.throttled", tally.ends_at - self._clock.now())


class Lockout:
    """So many failures within a window close a door for a while, which begins with the last of them.

    A try is counted before it is made: a thousand at once are no more than one after another.
    """

    def __init__(
        self, name: str, limit: int, window: timedelta, closed: timedelta, tallies: Tallies, clock: Clock
    ) -> None:
        self.name, self.limit, self.window, self.closed = name, limit, window, closed
        self._tallies, self._clock = tallies, clock

    def enter(self, key: str) -> int:
        """Counts a try; how many there are now. :class:`ThrottledError` while the door is closed."""
        now = self._clock.now()
        tally = self._tallies.add(self._key(key), now, now + self.window)
        if tally.count > self.limit:
            raise refusal("web.closed", tally.ends_at - now)
        return tally.count

    def failed(self, key: str, tries: int) -> bool:
        """The try with this number has failed; whether the door is closed by it."""
        if tries < self.limit:
            return False
        self._tallies.close(self._key(key), self._clock.now() + self.closed)
        return True

    def closed_until(self, key: str) -> datetime | None:
        """When the door opens again; None while it is open."""
        tally = self._tallies.read(self._key(key), self._clock.now())
        return tally.ends_at if tally is not None and tally.count >= self.limit else None

    def clear(self, key: str) -> None:
        """Forgets what was counted: the try was a success."""
        self._tallies.clear(self._key(key))

    def _key(self, key: str) -> str:
        return f"{self.name}/{sha256(key.encode())}"


def refusal(code: str, left: timedelta) -> ThrottledError:
    """What is said to whom must wait: seconds for programs, minutes for people."""
    seconds = max(int(left.total_seconds()), 1)
    return ThrottledError(code, retry_after_seconds=seconds, minutes=-(-seconds // 60))
