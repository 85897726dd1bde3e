"""Counts tries in fixed windows and refuses beyond a limit."""

from datetime import datetime, timedelta
from typing import Protocol

from chalicelib.kernel.clock import Clock
from chalicelib.kernel.digests import sha256
from chalicelib.kernel.errors import ThrottledError


class Tallies(Protocol):
    """Counts by key and window."""

    def count(self, key: str, window: int) -> int:
        """How many so far."""

    def add(self, key: str, window: int, expires_at: datetime) -> int:
        """One more; how many now."""

    def clear(self, key: str, window: int) -> None:
        """Forgets them."""


class Throttle:
    """At most ``limit`` in each ``window``, by key; keys are stored digested."""

    def __init__(self, name: str, limit: int, window: timedelta, tallies: Tallies, clock: Clock) -> None:
        self.name, self.limit, self.seconds = name, limit, int(window.total_seconds())
        self._tallies, self._clock = tallies, clock

    def check(self, key: str) -> None:
        """:class:`ThrottledError` if the limit is reached; counts nothing."""
        if self._tallies.count(self._key(key), self._window()) >= self.limit:
            raise self._refusal()

    def hit(self, key: str) -> None:
        """Counts one; :class:`ThrottledError` if that is beyond the limit."""
        window = self._window()
        expires_at = self._clock.now() + timedelta(seconds=2 * self.seconds)
        if self._tallies.add(self._key(key), window, expires_at) > self.limit:
            raise self._refusal()

    def clear(self, key: str) -> None:
        """Forgets what was counted."""
        self._tallies.clear(self._key(key), self._window())

    def _key(self, key: str) -> str:
        return f"{self.name}/{sha256(key.encode())}"

    def _window(self) -> int:
        return int(self._clock.now().timestamp()) // self.seconds * self.seconds

    def _refusal(self) -> ThrottledError:
        left = self._window() + self.seconds - int(self._clock.now().timestamp())
        return ThrottledError("web.throttled", retry_after_seconds=max(left, 1), minutes=max(left // 60, 1))
