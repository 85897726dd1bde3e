"""Cognito's clocks, which tests put forward instead of waiting: one of sessions and locks, one of codes."""

import time
from collections.abc import Callable


class Clock:
    """Seconds of a real clock, and how far it was put forward."""

    def __init__(self, read: Callable[[], float]) -> None:
        self._read, self._ahead = read, 0.0

    def now(self) -> float:
        """Seconds since the real clock's origin."""
        return self._read() + self._ahead

    def advance(self, seconds: float) -> None:
        """Puts it forward; nobody can put it back."""
        self._ahead += seconds


SESSIONS = Clock(time.monotonic)
"""By which challenges expire and locks open."""
CODES = Clock(lambda: time.time())  # looked up at each call: tests may travel in time
"""Unix time, by which telephones and Cognito reckon one-time codes."""
