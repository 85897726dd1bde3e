"""The clock of state machines: it can be put forward, so that a deadline of days passes in a test.

Threads that wait look up at it now and then; ``advance`` needs no reference to them.
"""

import threading
import time

LOOK_UP_SECONDS = 0.1


class StateClock:
    """Seconds that only grow. ``retry_scale`` shortens the pauses between a task's retries."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self.retry_scale = 1.0

    def now(self) -> float:
        """Seconds since some origin."""
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Puts the clock forward."""
        self._ahead += seconds


CLOCK = StateClock()


class Bell(threading.Event):
    """An event whose waiting ends by the state machines' clock.

    ``silent_until`` is the instant of that clock at which somebody's wait on it ends; None if nobody waits.
    """

    def __init__(self) -> None:
        super().__init__()
        self.silent_until: float | None = None

    def wait(self, timeout: float | None = None) -> bool:
        """As an event's: whether it was set."""
        end = CLOCK.now() + (timeout if timeout is not None else float("inf"))
        self.silent_until = end
        try:
            while CLOCK.now() < end:
                if super().wait(min(LOOK_UP_SECONDS, end - CLOCK.now())):
                    return True
            return self.is_set()
        finally:
            self.silent_until = None

    @property
    def waits(self) -> bool:
        """Whether somebody waits on it, with nothing yet to wake them."""
        until = self.silent_until  # read once: who waits takes it back from a thread of its own
        return until is not None and not self.is_set() and CLOCK.now() < until


def pause(seconds: float) -> None:
    """Sleeps by the state machines' clock."""
    Bell().wait(seconds)
