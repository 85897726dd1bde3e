"""The clock of state machines: it can be put forward, so that a deadline of days passes in a test.

Threads that wait sleep until their time has come, or until the clock is put forward: thousands of them cost nothing.
"""

import threading
import time
from weakref import WeakSet


class StateClock:
    """Seconds that only grow. ``retry_scale`` shortens the pauses between a task's retries."""

    def __init__(self) -> None:
        self._ahead = 0.0
        self._waiting: WeakSet[Bell] = WeakSet()
        self._lock = threading.Lock()
        self.retry_scale = 1.0

    def now(self) -> float:
        """Seconds since some origin."""
        return time.monotonic() + self._ahead

    def advance(self, seconds: float) -> None:
        """Puts the clock forward, and lets whoever waits look up at it."""
        self._ahead += seconds
        with self._lock:
            waiting = list(self._waiting)
        for bell in waiting:
            bell.look_up()

    def wakes(self, bell: "Bell") -> None:
        """From now on the bell is told when the clock is put forward."""
        with self._lock:
            self._waiting.add(bell)


class Bell:
    """An event, as of ``threading``, whose waiting ends by the state machines' clock.

    ``silent_until`` is the instant of that clock at which somebody's wait on it ends; None if nobody waits.
    """

    def __init__(self) -> None:
        self._set, self._rings = False, 0
        self._changed = threading.Condition()
        self.silent_until: float | None = None

    def is_set(self) -> bool:
        """Whether it rang."""
        return self._set

    def set(self) -> None:
        """Rings: whoever waits goes on, and whoever comes later does not wait."""
        with self._changed:
            self._set, self._rings = True, self._rings + 1
            self._changed.notify_all()

    def clear(self) -> None:
        """It may ring again."""
        with self._changed:
            self._set = False

    def look_up(self) -> None:
        """Whoever waits looks whether their time has come."""
        with self._changed:
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Whether it rang within so many seconds (None: ever), if only to be cleared at once."""
        CLOCK.wakes(self)
        with self._changed:
            self.silent_until = end = CLOCK.now() + (timeout if timeout is not None else float("inf"))
            before = self._rings - self._set
            try:
                while self._rings == before and (left := end - CLOCK.now()) > 0:
                    self._changed.wait(min(left, threading.TIMEOUT_MAX))
                return self._rings > before
            finally:
                self.silent_until = None

    @property
    def waits(self) -> bool:
        """Whether somebody waits on it, with nothing yet to wake them."""
        until = self.silent_until  # read once: who waits takes it back from a thread of its own
        return until is not None and not self.is_set() and CLOCK.now() < until


CLOCK = StateClock()


def pause(seconds: float) -> None:
    """Sleeps by the state machines' clock."""
    Bell().wait(seconds)
